import type { IncomingMessage, ServerResponse } from 'node:http';

/** A workspace or tenant that tells of its changes. */
interface Changing {
  readonly listen: (listener: () => void) => () => void;
}

/** At most one word per this many milliseconds, so that a broadcast does not flood the page. */
const PAUSE_MS = 120;

/**
 * Server-sent events: the bare word `changed` after every change. The page then
 * asks for the state anew.
 */
export function streamChanges(
  { listen }: Changing,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  response.write('retry: 1000\n\n');
  let timer: NodeJS.Timeout | undefined;
  const stop = listen(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      response.write('event: changed\ndata: \n\n');
    }, PAUSE_MS).unref();
  });
  request.on('close', () => {
    clearTimeout(timer);
    stop();
  });
}
