import { afterEach, describe, expect, it } from '@jest/globals';
import { TEAMS_LIMITS } from '../../sandbox/teams/connector-limits.ts';
import { personalChatId } from '../../sandbox/teams/create-tenant.ts';
import { type TeamsBotInSandbox, teamsBotInSandbox } from '../support/sandbox-teams-bot.ts';

let bot: TeamsBotInSandbox;
let now = 1_800_000_000_000;

afterEach(() => bot.close());

const start = async (options: Parameters<typeof teamsBotInSandbox>[0] = {}) => {
  bot = await teamsBotInSandbox(options);
};

/** Sends without the SDK's own retries; gives what went wrong, or `ok`. */
const send = (called = 'Nia Bekele'): Promise<Record<string, unknown>> =>
  bot
    .proceed(
      {
        serviceUrl: bot.sandbox.serviceUrl,
        channelId: 'msteams',
        conversation: { id: personalChatId(bot.sandbox.person(called).person.id) } as never,
        bot: { id: bot.sandbox.tenant.botId, name: 'Rollcall' },
      },
      async (context) => {
        await context.sendActivity('Please answer');
      },
    )
    .then(
      () => ({ code: 'ok' }),
      (error: Record<string, unknown>) => error,
    );

const open = (called = 'Nia Bekele') =>
  bot.create(bot.sandbox.person(called).person.id, async () => undefined);

const received = (called = 'Nia Bekele') => bot.sandbox.person(called).messages().length;

const sends = () => bot.sandbox.requests.filter((one) => one.operation === 'sendToConversation');

describe('scripted faults of the Bot Connector', () => {
  it('accept, then cut the connection: one message, no answer, one request', async () => {
    await start();
    await open();
    bot.sandbox.script({ operation: 'sendToConversation', kind: 'accept_then_reset' });
    expect(await send()).toMatchObject({ code: 'ECONNRESET' });
    expect(received()).toBe(1);
    expect(sends().map((one) => one.outcome)).toEqual(['accept_then_reset']);
    expect(await send()).toEqual({ code: 'ok' });
  });

  it.each([502, 503, 504])('answer %i after the work, or before it', async (status) => {
    await start();
    await open();
    bot.sandbox.script({ operation: 'sendToConversation', kind: 'error_after_accept', status });
    expect(await send()).toMatchObject({ statusCode: status });
    expect(received()).toBe(1);
    bot.sandbox.script({ operation: '*', kind: 'error_before', status });
    expect(await send()).toMatchObject({ statusCode: status });
    expect(received()).toBe(1);
    expect(sends()).toHaveLength(2);
  });

  it('refuse in the words of Teams, for the requests that match', async () => {
    await start();
    await open();
    await open('Tariq Mansour');
    const blocked = personalChatId(bot.sandbox.person('Nia Bekele').person.id);
    bot.sandbox.script({
      operation: 'sendToConversation',
      kind: 'refused',
      match: ({ id }) => id === blocked,
      status: 403,
      code: 'MessageWritesBlocked',
    });
    expect(await send('Tariq Mansour')).toEqual({ code: 'ok' });
    expect(await send()).toMatchObject({ statusCode: 403, code: 'MessageWritesBlocked' });
    bot.sandbox.script({
      operation: '*',
      kind: 'refused',
      status: 412,
      code: 'PreconditionFailed',
    });
    expect(await send()).toMatchObject({ statusCode: 412, code: 'PreconditionFailed' });
    bot.sandbox.script({ operation: '*', kind: 'refused', times: 5 });
    bot.sandbox.clearFaults();
    expect(await send()).toEqual({ code: 'ok' });
  });

  it('ask to wait, with and without saying how long', async () => {
    await start();
    await open();
    const fault = { operation: 'sendToConversation', kind: 'rate_limited' } as const;
    bot.sandbox.script({ ...fault, retryAfterSeconds: 7 });
    expect(retryAfter(await send())).toBe('7');
    bot.sandbox.script({ ...fault, retryAfterSeconds: null });
    expect(retryAfter(await send())).toBeUndefined();
    expect(received()).toBe(0);
  });

  it('deliver the very same activity twice', async () => {
    await start();
    const ids: unknown[] = [];
    bot.app.turn('beforeTurn', async ({ activity }) => {
      ids.push(activity.id);
      return false;
    });
    bot.sandbox.script({ delivery: 'message', kind: 'duplicate' });
    await bot.sandbox.person('Nia Bekele').writes('agree');
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
    const [first, second] = bot.sandbox.deliveries;
    expect(first).toEqual(second);
  });
});

describe('limits of the Bot Connector', () => {
  it('let one chat have seven messages a second, eight in two, sixty in thirty', async () => {
    await start({ now: () => now });
    await open();
    const burst = async (count: number) => {
      for (let at = 0; at < count; at += 1) expect(await send()).toEqual({ code: 'ok' });
    };
    await burst(7);
    expect(retryAfter(await send())).toBe('1');
    now += 1_000;
    await burst(1);
    expect(retryAfter(await send())).toBe('1');
    for (let round = 0; round < 6; round += 1) {
      now += 2_000;
      await burst(7);
      now += 1_000;
      await burst(1);
    }
    now += 2_000;
    await burst(4);
    expect(Number(retryAfter(await send()))).toBeGreaterThan(5);
  });

  it('let an app have fifty requests a second in a tenant, of all kinds', async () => {
    await start({ now: () => now, limits: { ...TEAMS_LIMITS, global: { seconds: 1, most: 3 } } });
    await open();
    expect(await send()).toEqual({ code: 'ok' });
    await open('Tariq Mansour');
    expect(retryAfter(await send('Tariq Mansour'))).toBe('1');
    expect(TEAMS_LIMITS.global).toEqual({ seconds: 1, most: 50 });
    now += 1_000;
    expect(await send('Tariq Mansour')).toEqual({ code: 'ok' });
  });

  it('can be switched off', async () => {
    await start({ limits: false });
    await open();
    for (let count = 0; count < 20; count += 1) expect(await send()).toEqual({ code: 'ok' });
  });
});

function retryAfter(error: Record<string, unknown>): string | undefined {
  expect(error).toMatchObject({ statusCode: 429, code: 'Throttled' });
  const { headers } = error.response as { headers: { get(name: string): string | undefined } };
  return headers.get('retry-after') ?? undefined;
}
