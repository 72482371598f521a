/** Ports of a process that stops dead at a chosen call: nothing after it happens, as with kill -9. */
import type { Ports } from '../../src/ports.ts';

export interface Stoppable {
  readonly ports: Ports;
  /** True once the process is dead. */
  stopped(): boolean;
}

class ProcessStopped extends Error {}

/**
 * Counts every call to ledger, work, views and chat. Call number `stopAt` still takes effect, but
 * nobody learns of it: the process is dead, which is also right before its next call.
 */
export function stoppable(real: Ports, stopAt: number): Stoppable {
  let calls = 0;
  let dead = false;
  const stop = (): never => {
    dead = true;
    throw new ProcessStopped('The process was stopped.');
  };
  const run = async (call: () => unknown): Promise<unknown> => {
    calls += 1;
    const last = calls === stopAt;
    if (dead) stop();
    const result = await call();
    return last ? stop() : result;
  };
  const guard = <T extends object>(part: T): T =>
    new Proxy(part, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => run(() => Reflect.apply(value, target, given));
      },
    });
  const ports: Ports = {
    ...real,
    ledger: guard(real.ledger),
    views: guard(real.views),
    work: guard(real.work),
    chats: real.chats.map(guard),
  };
  return { ports, stopped: () => dead };
}
