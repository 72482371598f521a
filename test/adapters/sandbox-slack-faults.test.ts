import { afterEach, describe, expect, it } from '@jest/globals';
import { LogLevel, WebClient } from '@slack/web-api';
import { northwind } from '../../sandbox/people.ts';
import { SLACK_LIMITS } from '../../sandbox/slack/rate-limits.ts';
import type { SlackSandboxOptions } from '../../sandbox/slack/slack-sandbox.ts';
import {
  type RunningSlackSandbox,
  startSlackSandbox,
} from '../../sandbox/slack/start-slack-sandbox.ts';

let sandbox: RunningSlackSandbox;

afterEach(() => sandbox.close());

/** A sandbox and a client that gives up after a second and never retries by itself. */
async function start(options: Partial<SlackSandboxOptions> = {}): Promise<WebClient> {
  sandbox = await startSlackSandbox({ ...northwind(), ...options });
  return new WebClient(sandbox.botToken, {
    slackApiUrl: sandbox.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 1_000,
    logLevel: LogLevel.ERROR,
  });
}

const failure = (call: Promise<unknown>): Promise<Record<string, unknown>> =>
  call.then(
    () => ({ code: 'ok' }),
    (error: Record<string, unknown>) => error,
  );

const post = (client: WebClient, channel = 'U0NWFS0003') =>
  client.chat.postMessage({ channel, text: 'Please answer' });

const received = () => sandbox.person('Olivia Grant').messages().length;

describe('scripted faults', () => {
  it('accepts, then cuts the connection: one message, no answer', async () => {
    const client = await start();
    sandbox.script({ method: 'chat.postMessage', kind: 'accept_then_reset' });
    expect(await failure(post(client))).toMatchObject({ code: 'slack_webapi_request_error' });
    expect(received()).toBe(1);
    expect(sandbox.requests.at(-1)?.outcome).toBe('accept_then_reset');
    await post(client);
    expect(received()).toBe(2);
  });

  it('answers 500 after the work, or before it', async () => {
    const client = await start();
    sandbox.script({ method: 'chat.postMessage', kind: 'error_after_accept' });
    expect(await failure(post(client))).toMatchObject({ statusCode: 500 });
    expect(received()).toBe(1);
    sandbox.script({ method: 'chat.postMessage', kind: 'error_before' });
    expect(await failure(post(client))).toMatchObject({ statusCode: 500 });
    expect(received()).toBe(1);
  });

  it('stays silent after the work, or before it', async () => {
    const client = await start();
    sandbox.script({ method: 'chat.postMessage', kind: 'timeout' });
    expect(await failure(post(client))).toMatchObject({ code: 'slack_webapi_request_error' });
    expect(received()).toBe(1);
    sandbox.script({ method: '*', kind: 'timeout_before' });
    expect(await failure(post(client))).toMatchObject({ code: 'slack_webapi_request_error' });
    expect(received()).toBe(1);
  });

  it('befalls only calls that match, as often as it was told', async () => {
    const client = await start();
    sandbox.script({
      method: 'chat.postMessage',
      match: (args) => args.channel === 'U0NWFS0003',
      kind: 'slack_error',
      error: 'fatal_error',
      times: 2,
    });
    await post(client, 'U0NWFS0004');
    expect(await failure(post(client))).toMatchObject({ data: { error: 'fatal_error' } });
    expect(await failure(post(client))).toMatchObject({ data: { error: 'fatal_error' } });
    await post(client);
    expect(received()).toBe(1);
  });

  it('forgets faults that were not used up', async () => {
    const client = await start();
    sandbox.script({ method: '*', kind: 'error_before', times: 5 });
    sandbox.clearFaults();
    await post(client);
    expect(received()).toBe(1);
  });
});

describe('rate limits', () => {
  it('answers 429 with the seconds to wait when a rule says so', async () => {
    const client = await start();
    sandbox.script({ method: 'chat.postMessage', kind: 'rate_limited', retryAfterSeconds: 7 });
    const refused = await failure(post(client));
    expect(refused).toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 7 });
    expect(received()).toBe(0);
  });

  it('lets one channel have a message a second after a small burst', async () => {
    let now = 1_800_000_000_000;
    const client = await start({ now: () => now });
    const burst = SLACK_LIMITS.postPerChannel.burst;
    for (let count = 0; count < burst; count += 1) await post(client);
    expect(await failure(post(client))).toMatchObject({ retryAfter: 1 });
    await post(client, 'U0NWFS0004');
    now += 1_000;
    await post(client);
    expect(received()).toBe(burst + 1);
  });

  it('counts a user id and its direct channel as one conversation', async () => {
    const now = 1_800_000_000_000;
    const client = await start({
      now: () => now,
      limits: { ...SLACK_LIMITS, postPerChannel: { perSecond: 1, burst: 1 } },
    });
    await post(client);
    expect(await failure(post(client, 'D0NWFS0003'))).toMatchObject({ retryAfter: 1 });
  });

  it('lets a workspace have several hundred messages a minute', async () => {
    let now = 1_800_000_000_000;
    const limits = { ...SLACK_LIMITS, postPerWorkspace: { perMinute: 60, burst: 2 } };
    const client = await start({ now: () => now, limits });
    await post(client, 'U0NWFS0003');
    await post(client, 'U0NWFS0004');
    expect(await failure(post(client, 'U0NWFS0005'))).toMatchObject({ retryAfter: 1 });
    now += 1_000;
    await post(client, 'U0NWFS0005');
    expect(sandbox.requests.filter((one) => one.outcome === 'ratelimited')).toHaveLength(1);
  });

  it('counts calls per method in a sliding minute', async () => {
    let now = 1_800_000_000_000;
    const client = await start({ now: () => now });
    for (let count = 0; count < 24; count += 1) await client.users.list({ limit: 1 });
    now += 20_000;
    expect(await failure(client.users.list({ limit: 1 }))).toMatchObject({ retryAfter: 40 });
    await client.users.info({ user: 'U0NWFS0003' });
    now += 40_000;
    await client.users.list({ limit: 1 });
  });

  it('can be switched off', async () => {
    const client = await start({ limits: false });
    for (let count = 0; count < 40; count += 1) await post(client);
    expect(received()).toBe(40);
  });
});
