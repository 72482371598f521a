import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { northwind } from '../../sandbox/people.ts';
import {
  type RunningSlackSandbox,
  startSlackSandbox,
} from '../../sandbox/slack/start-slack-sandbox.ts';

/** An app that only writes down what it receives; it answers with the next of `statuses`, or 200. */
interface Listener {
  readonly received: { headers: IncomingHttpHeaders; body: string }[];
  readonly statuses: number[];
  readonly url: string;
  close(): void;
}

async function listener(): Promise<Listener> {
  const received: Listener['received'] = [];
  const statuses: number[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push({ headers: request.headers, body });
    response.writeHead(statuses.shift() ?? 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { received, statuses, url: `http://127.0.0.1:${port}/slack/events`, close };
}

let sandbox: RunningSlackSandbox;
let app: Listener;

beforeEach(async () => {
  app = await listener();
  sandbox = await startSlackSandbox({ ...northwind(), eventsUrl: app.url, patienceMs: 0 });
});

afterEach(async () => {
  app.close();
  await sandbox.close();
});

describe('events from the sandbox', () => {
  it('are signed over their exact bytes', async () => {
    await sandbox.leaves('Ben Whitaker');
    const [event] = app.received;
    const timestamp = String(event?.headers['x-slack-request-timestamp']);
    const digest = createHmac('sha256', sandbox.signingSecret)
      .update(`v0:${timestamp}:${event?.body}`)
      .digest('hex');
    expect(event?.headers['x-slack-signature']).toBe(`v0=${digest}`);
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(5);
    expect(JSON.parse(event?.body ?? '{}')).toMatchObject({
      type: 'event_callback',
      team_id: 'T0NORTHWND',
      event: { type: 'user_change', user: { deleted: true } },
    });
  });

  it('come once more, marked as a retry of the same event, when the app fails', async () => {
    app.statuses.push(500);
    const answer = await sandbox.leaves('Ben Whitaker');
    expect(answer.status).toBe(200);
    const [first, second] = app.received;
    expect(first?.headers).not.toHaveProperty('x-slack-retry-num');
    expect(second?.headers).toMatchObject({
      'x-slack-retry-num': '1',
      'x-slack-retry-reason': 'http_error',
    });
    expect(second?.body).toBe(first?.body);
  });

  it('can be repeated by a rule, or sent again as they were', async () => {
    sandbox.script({ delivery: 'event', kind: 'retry' });
    await sandbox.leaves('Ben Whitaker');
    expect(app.received).toHaveLength(2);
    const retries = app.received.filter((one) => one.headers['x-slack-retry-num'] === '1');
    expect(retries).toHaveLength(1);
    const [delivery] = sandbox.deliveries;
    if (delivery) await sandbox.redeliver(delivery);
    expect(app.received[2]?.body).toBe(app.received[0]?.body);
    const signature = (index: number) => app.received[index]?.headers['x-slack-signature'];
    expect([signature(0), signature(1)]).toContain(signature(2));
  });
});
