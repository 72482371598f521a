import { describe, expect, it } from '@jest/globals';
import { createRepaint } from '../../adapters/chat/repaint.ts';
import { untilCertain, within } from '../../adapters/chat/within.ts';
import { replyLater } from '../../adapters/slack/reply-later.ts';
import { isTrusted } from '../../adapters/slack/trusted-url.ts';
import { eventually } from '../../sandbox/slack/eventually.ts';
import { BusyError, DeliveryError, InvalidInputError, UncertainError } from '../../src/errors.ts';
import { openGate } from '../support/open-gate.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('paint that may wait', () => {
  it('shows the newest of what waits for one message, one call at a time', async () => {
    const repaint = createRepaint(silent);
    const gate = openGate();
    const painted: string[] = [];
    const paint = (name: string) => async () => void painted.push(name);
    repaint('update', 'a', async () => {
      await gate.opened;
      painted.push('a1');
    });
    repaint('update', 'b', paint('b1'));
    repaint('update', 'b', paint('b2'));
    repaint('update', 'c', paint('c1'));
    gate.open();
    await repaint.idle();
    expect(painted).toEqual(['a1', 'b2', 'c1']);
  });

  it('tries again after a rate limit and gives up on a refusal, without stopping the rest', async () => {
    const repaint = createRepaint(silent);
    const seen: string[] = [];
    repaint('update', 'limited', async () => {
      seen.push('limited');
      if (seen.length === 1) throw new DeliveryError('limited', 'ratelimited', 1);
    });
    repaint('update', 'refused', async () => {
      seen.push('refused');
      throw new DeliveryError('refused', 'message_not_found');
    });
    repaint('update', 'broken', () => Promise.reject(new Error('x')));
    repaint('update', 'last', async () => void seen.push('last'));
    await eventually(() => seen.includes('last'));
    expect(seen).toEqual(['limited', 'limited', 'refused', 'last']);
  });
});

describe('lanes of paint', () => {
  it('repeat an update that may have arrived, but never a new message', async () => {
    const repaint = createRepaint(silent);
    const seen: string[] = [];
    const failsOnce = (name: string) => async () => {
      seen.push(name);
      if (seen.filter((one) => one === name).length === 1)
        throw new DeliveryError('in_doubt', 'timeout');
    };
    repaint('update', 'a', failsOnce('update'));
    repaint('post', 'a', failsOnce('post'));
    await eventually(() => seen.length === 3);
    await repaint.idle();
    expect(seen.sort()).toEqual(['post', 'update', 'update']);
  });

  it('do not hold each other up', async () => {
    const repaint = createRepaint(silent);
    const gate = openGate();
    const seen: string[] = [];
    repaint('update', 'a', () => gate.opened);
    repaint('home', 'a', async () => void seen.push('home'));
    repaint('post', 'a', async () => void seen.push('post'));
    await eventually(() => seen.length === 2);
    gate.open();
    await repaint.idle();
  });
});

describe('an act whose fate is unknown', () => {
  const clock = { now: () => '', nowMs: () => 0 };

  it('is repeated until it is known', async () => {
    let tries = 0;
    const act = async () => {
      tries += 1;
      if (tries === 1) throw new UncertainError('x');
      if (tries === 2) throw new BusyError('x');
      return tries;
    };
    expect(await untilCertain(clock, act)).toBe(3);
  });

  it('is not repeated for any other error, nor after a minute', async () => {
    let tries = 0;
    const failing = (error: Error) => async () => {
      tries += 1;
      throw error;
    };
    await expect(untilCertain(clock, failing(new InvalidInputError('phone', 'x')))).rejects.toThrow(
      'x',
    );
    expect(tries).toBe(1);
    let nowMs = 0;
    const late = { now: () => '', nowMs: () => (nowMs += 61_000) };
    await expect(untilCertain(late, failing(new UncertainError('y')))).rejects.toThrow('y');
    expect(tries).toBe(2);
  });

  it('is waited for no longer than Slack waits', async () => {
    const gate = openGate();
    expect(await within(10, gate.opened)).toBe('late');
    expect(await within(1_000, Promise.resolve('done'))).toBe('done');
    gate.open();
  });
});

describe('a response URL', () => {
  it.each([
    ['https://hooks.slack.com/commands/T1/2/x', true],
    ['https://hooks.slack.com/actions/T1/2/x', true],
    ['http://hooks.slack.com/commands/T1/2/x', false],
    ['https://hooks.slack.com.evil.example/x', false],
    ['https://hooks.slack.com@evil.example/x', false],
    ['https://user:pass@hooks.slack.com/x', false],
    ['https://hooks.slack.com:8443/x', false],
    ['https://slack.com/x', false],
    ['http://127.0.0.1:5432/', false],
    ['http://169.254.169.254/latest/meta-data', false],
    ['http://[::1]/', false],
    ['file:///etc/passwd', false],
    ['gopher://hooks.slack.com/', false],
    ['//hooks.slack.com/x', false],
    ['', false],
  ])('%s is used: %s', (url, used) => {
    expect(isTrusted(url, 'https://hooks.slack.com', 'https://slack.com/api/')).toBe(used);
  });

  it('may be the stand-in’s own, when the app is pointed at one', () => {
    const local = 'http://127.0.0.1:4003';
    expect(isTrusted(`${local}/response/R1`, 'https://hooks.slack.com', `${local}/api/`)).toBe(
      true,
    );
    expect(isTrusted('http://127.0.0.1:5432/', 'https://hooks.slack.com', `${local}/api/`)).toBe(
      false,
    );
  });

  it('of another host is never called', async () => {
    const called = replyLater('https://slack.com/api/', 'http://127.0.0.1:1/', {
      text: 'x',
      blocks: [],
    });
    await expect(called).rejects.toMatchObject({ reason: 'foreign_response_url' });
  });
});
