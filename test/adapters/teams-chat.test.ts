import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ConnectorFault } from '../../sandbox/teams/connector-faults.ts';
import type { DeliveryError } from '../../src/errors.ts';
import * as facts from '../support/slack-facts.ts';
import { openTeamsBench, type TeamsBench } from '../support/teams.ts';

let bench: TeamsBench;
beforeAll(async () => {
  bench = await openTeamsBench();
}, 120_000);
afterAll(() => bench.close());
beforeEach(() => {
  bench.sandbox.clearFaults();
  bench.sandbox.tenant.isBotDisabled = false;
});

let made = 0;
function request() {
  made += 1;
  return {
    deliveryId: `dlv_${String(made).padStart(4, '0')}`,
    notice: facts.notice(),
    brand: 'Northwind Field Services',
    supportEmail: 'hr@northwindfs.example',
  };
}

const NIA = 'Nia Bekele';
const send = (called = NIA) => bench.door.chat.request(bench.account(called), request());
const cards = (called = NIA) => bench.sandbox.person(called).messages().length;
/** What the app asked of the Bot Connector since, by operation. */
function asked(from: number): string[] {
  return bench.sandbox.requests.slice(from).map(({ operation }) => operation);
}

/** How a send fails under a fault, and how often the message was posted. */
async function failing(fault: Omit<ConnectorFault, 'operation'>) {
  const before = cards();
  bench.sandbox.script({ operation: 'sendToConversation', ...fault });
  const error = await send().then(
    () => null,
    (thrown: unknown) => thrown as DeliveryError,
  );
  return {
    trouble: error?.trouble,
    reason: error?.reason,
    waitMs: error?.retryAfterMs,
    posted: cards() - before,
  };
}

describe('a request', () => {
  it('to somebody new opens the chat, and from then on goes by reference', async () => {
    const account = bench.account('Tariq Mansour');
    const from = bench.sandbox.requests.length;
    const ref = await send('Tariq Mansour');
    expect(asked(from).filter((one) => one !== 'token')).toEqual([
      'createConversation',
      'sendToConversation',
    ]);
    expect(bench.sandbox.person('Tariq Mansour').newestCard()?.id).toBe(ref.message);
    expect(bench.conversations.kept.get(account)?.reference).toContain(ref.channel);
    const then = bench.sandbox.requests.length;
    await send('Tariq Mansour');
    expect(asked(then)).toEqual(['sendToConversation']);
  });

  it('is proved by one token for many messages', async () => {
    const from = bench.sandbox.requests.length;
    await send();
    await send();
    expect(asked(from).filter((one) => one === 'token').length).toBeLessThanOrEqual(1);
  });

  it('to a chat that is gone opens it anew, once', async () => {
    await send();
    const from = bench.sandbox.requests.length;
    bench.sandbox.script({
      operation: 'sendToConversation',
      kind: 'refused',
      status: 404,
      code: 'ConversationNotFound',
    });
    await send();
    expect(asked(from)).toEqual(['sendToConversation', 'createConversation', 'sendToConversation']);
  });
});

describe('a send that does not plainly succeed', () => {
  beforeAll(() => send());

  it.each<[string, Omit<ConnectorFault, 'operation'>, object]>([
    [
      '429 with a time to wait',
      { kind: 'rate_limited', retryAfterSeconds: 7 },
      { trouble: 'limited', reason: 'http_429', waitMs: 7_000, posted: 0 },
    ],
    [
      '429 without one',
      { kind: 'rate_limited', retryAfterSeconds: null },
      { trouble: 'limited', reason: 'http_429', waitMs: 10_000, posted: 0 },
    ],
    [
      '412',
      { kind: 'refused', status: 412, code: 'PreconditionFailed' },
      { trouble: 'retryable', reason: 'http_412', posted: 0 },
    ],
    [
      '503',
      { kind: 'error_before', status: 503 },
      { trouble: 'limited', reason: 'http_503', posted: 0 },
    ],
    [
      '502 after the message was posted',
      { kind: 'error_after_accept', status: 502 },
      { trouble: 'in_doubt', reason: 'http_502', posted: 1 },
    ],
    [
      '504 after the message was posted',
      { kind: 'error_after_accept', status: 504 },
      { trouble: 'in_doubt', reason: 'http_504', posted: 1 },
    ],
    [
      '500 before anything was posted',
      { kind: 'error_before', status: 500 },
      { trouble: 'in_doubt', reason: 'http_500', posted: 0 },
    ],
    [
      'a connection cut after the message was posted',
      { kind: 'accept_then_reset' },
      { trouble: 'in_doubt', reason: 'connection_lost', posted: 1 },
    ],
    [
      '413',
      { kind: 'refused', status: 413, code: 'MessageSizeTooBig' },
      { trouble: 'refused', reason: 'message_size_too_big', posted: 0 },
    ],
    [
      '401',
      { kind: 'refused', status: 401, code: 'BotNotRegistered' },
      { trouble: 'workspace', reason: 'bot_not_registered', posted: 0 },
    ],
    [
      'an admin who disabled the bot',
      { kind: 'refused', status: 403, code: 'BotDisabledByAdmin' },
      { trouble: 'workspace', reason: 'bot_disabled_by_admin', posted: 0 },
    ],
  ])('%s is told apart, and made once', async (_, fault, expected) => {
    const from = bench.sandbox.requests.length;
    expect(await failing(fault)).toMatchObject(expected);
    expect(asked(from)).toEqual(['sendToConversation']);
  });

  it('an answer that never comes ends after ten seconds in doubt', async () => {
    const startedAt = Date.now();
    expect(await failing({ kind: 'timeout' })).toMatchObject({
      trouble: 'in_doubt',
      reason: 'timeout',
      posted: 1,
    });
    expect(Date.now() - startedAt).toBeLessThan(14_000);
  }, 20_000);

  it('a server that is not there is tried again later', async () => {
    const account = bench.account('Yuki Arai');
    await bench.conversations.save({
      account,
      reference: JSON.stringify({ serviceUrl: 'http://127.0.0.1:9/teams/', conversationId: 'a:1' }),
      personName: 'Yuki Arai',
      email: null,
      atMs: 0,
    });
    await expect(bench.door.chat.request(account, request())).rejects.toMatchObject({
      trouble: 'retryable',
      reason: 'econnrefused',
    });
    await bench.conversations.drop(account, 'left');
  });

  it('a secret that is no longer good stops the whole workspace', async () => {
    const other = await openTeamsBench({ teams: { appPassword: 'not-the-right-one-at-all' } });
    await expect(other.door.chat.request(other.account(NIA), request())).rejects.toMatchObject({
      trouble: 'workspace',
      reason: 'app_secret_refused',
    });
    await other.close();
  });
});
