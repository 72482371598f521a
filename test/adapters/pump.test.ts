import { describe, expect, it } from '@jest/globals';
import { startPump } from '../../adapters/cron/pump.ts';
import type { Log } from '../../src/ports.ts';

function collectingLog(): Log & { readonly codes: unknown[] } {
  const codes: unknown[] = [];
  return {
    codes,
    info: () => undefined,
    warn: () => undefined,
    error: (_sentence, fields) => codes.push(fields?.code),
  };
}

/** Lets a test wait for the nth turn. */
function turns() {
  const waiting: { count: number; resolve: () => void }[] = [];
  let count = 0;
  return {
    get count() {
      return count;
    },
    taken() {
      count += 1;
      for (const each of waiting) if (count >= each.count) each.resolve();
    },
    reaches: (wanted: number) =>
      new Promise<void>((resolve) => {
        waiting.push({ count: wanted, resolve });
        if (count >= wanted) resolve();
      }),
  };
}

describe('the pump', () => {
  it('runs when woken and again when the work says so', async () => {
    const seen = turns();
    const pump = startPump({
      log: collectingLog(),
      turn: async () => {
        seen.taken();
        return seen.count < 3 ? 1 : null;
      },
    });
    pump.wake();
    await seen.reaches(3);
    await pump.stop();
    expect(seen.count).toBe(3);
  });

  it('never runs twice at once, and loses no wake-up that comes during a turn', async () => {
    const seen = turns();
    let open: () => void = () => undefined;
    let inside = 0;
    let most = 0;
    const pump = startPump({
      log: collectingLog(),
      turn: async () => {
        inside += 1;
        most = Math.max(most, inside);
        if (seen.count === 0) {
          seen.taken();
          await new Promise<void>((resolve) => {
            open = resolve;
          });
        } else seen.taken();
        inside -= 1;
        return null;
      },
    });
    pump.wake();
    await seen.reaches(1);
    pump.wake();
    pump.wake();
    open();
    await seen.reaches(2);
    await pump.stop();
    expect([most, seen.count]).toEqual([1, 2]);
  });

  it('rests after an error and goes on', async () => {
    const seen = turns();
    const log = collectingLog();
    const pump = startPump({
      log,
      restAfterErrorMs: 1,
      turn: async () => {
        seen.taken();
        if (seen.count === 1) throw Object.assign(new Error('down'), { code: 'BUSY' });
        return null;
      },
    });
    pump.wake();
    await seen.reaches(2);
    await pump.stop();
    expect(log.codes).toEqual(['BUSY']);
  });

  it('does nothing any more once stopped', async () => {
    const seen = turns();
    const pump = startPump({
      log: collectingLog(),
      turn: async () => {
        seen.taken();
        return 1;
      },
    });
    pump.wake();
    await seen.reaches(1);
    await pump.stop();
    const { count } = seen;
    pump.wake();
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen.count).toBe(count);
  });
});
