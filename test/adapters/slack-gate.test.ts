import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Bench, openBench } from '../support/slack.ts';

const FORM = 'application/x-www-form-urlencoded';
const HELP =
  'command=%2Fsms-consent&text=help&user_id=U0NWFS0001&team_id=T0NORTHWND&trigger_id=1.2.3&response_url=x';

interface Sent {
  readonly body?: string | Buffer;
  readonly type?: string;
  readonly secret?: string;
  /** Seconds from now. */
  readonly skew?: number;
  readonly signature?: string;
  readonly timestamp?: string;
  readonly method?: string;
}

describe('the gate in front of Bolt', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());
  beforeEach(() => {
    bench.asked.length = 0;
  });

  const sign = (secret: string, timestamp: string, body: string | Buffer) =>
    `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;

  const send = async (sent: Sent = {}) => {
    const { body = HELP, type = FORM, secret = bench.sandbox.signingSecret, skew = 0 } = sent;
    const { timestamp = String(Math.floor(Date.now() / 1000) + skew), method = 'POST' } = sent;
    const { signature = sign(secret, timestamp, body) } = sent;
    const ask = () =>
      fetch(bench.url, {
        method,
        headers: {
          ...(type === '' ? {} : { 'content-type': type }),
          'x-slack-request-timestamp': timestamp,
          'x-slack-signature': signature,
        },
        ...(method === 'GET' ? {} : { body: new Uint8Array(Buffer.from(body)) }),
      });
    // On a busy machine an idle line may be closed just as it is used again.
    const response = await ask().catch((error: { cause?: { code?: string } }) => {
      if (error.cause?.code === 'ECONNRESET') return ask();
      throw error;
    });
    return { status: response.status, text: await response.text() };
  };
  const acts = () => bench.asked.filter(({ verb }) => verb !== 'isAdmin');

  it('lets a rightly signed request through to its answer', async () => {
    const { status, text } = await send();
    expect(status).toBe(200);
    expect(text).toContain('what I can do');
  });

  it.each([
    ['a wrong secret', { secret: 'wrong' }],
    ['no signature', { signature: '' }],
    ['a signature of another version', { signature: `v1=${'0'.repeat(64)}` }],
    ['a signature in capitals', { signature: `v0=${'A'.repeat(64)}` }],
    ['a signature that is too short', { signature: 'v0=00' }],
    ['a timestamp that is no number', { timestamp: '17e8' }],
    ['a timestamp in milliseconds', { timestamp: String(Date.now()) }],
    ['a timestamp with a sign', { timestamp: `+${Math.floor(Date.now() / 1000)}` }],
    ['a request more than 300 seconds old', { skew: -302 }],
    ['a request more than 300 seconds ahead', { skew: 302 }],
    ['a request a year ahead', { skew: 31_536_000 }],
  ] as const)('refuses %s', async (_name, sent) => {
    expect(await send(sent)).toEqual({ status: 401, text: '' });
    expect(bench.asked).toEqual([]);
  });

  it.each([-297, 297])('accepts a clock that differs by %d seconds', async (skew) => {
    expect((await send({ skew, body: `${HELP}&n=${skew}` })).status).toBe(200);
  });

  it.each([
    ['no content type', '', 415],
    ['plain text', 'text/plain', 415],
    ['multipart', 'multipart/form-data; boundary=x', 415],
    ['a form in another charset', `${FORM}; charset=utf-16`, 415],
    ['a form in the expected charset', `${FORM}; charset=utf-8`, 200],
    ['a form in capitals', FORM.toUpperCase(), 200],
  ])('answers %s as it should', async (_name, type, status) => {
    const body = Buffer.from(`${HELP}&t=${encodeURIComponent(type)}`);
    expect((await send({ type, body })).status).toBe(status);
  });

  it('takes nothing but POST', async () => {
    expect((await send({ method: 'GET' })).status).toBe(405);
  });

  it('refuses more than a megabyte', async () => {
    expect((await send({ body: `${HELP}&x=${'y'.repeat(1024 * 1024)}` })).status).toBe(413);
    expect(bench.asked).toEqual([]);
  });

  it.each([
    ['two payloads', 'payload=%7B%22type%22%3A%22a%22%7D&payload=%7B%22type%22%3A%22b%22%7D'],
    ['a payload beside command fields', `payload=%7B%7D&${HELP}`],
    ['a repeated command field', `${HELP}&user_id=U0NWFS0002`],
    ['a payload that is not JSON', 'payload=nonsense'],
    ['a payload that is a list', 'payload=%5B%5D'],
    ['a payload that is null', 'payload=null'],
    ['an empty form', ''],
    ['a certificate check with something beside it', `ssl_check=1&${HELP}`],
    [
      'a payload nested beyond reason',
      `payload=${encodeURIComponent(`${'{"a":'.repeat(60)}1${'}'.repeat(60)}`)}`,
    ],
  ])('refuses %s although it is signed', async (_name, body) => {
    expect((await send({ body })).status).toBe(400);
    expect(bench.asked).toEqual([]);
  });

  it('refuses a JSON body that is no object', async () => {
    expect((await send({ body: '[1]', type: 'application/json' })).status).toBe(400);
  });

  it('answers the unsigned certificate check exactly, and hands nothing on', async () => {
    expect(await send({ body: 'ssl_check=1&token=abc', signature: '' })).toEqual({
      status: 200,
      text: '',
    });
    expect((await send({ body: 'ssl_check=1&payload=%7B%7D', signature: '' })).status).toBe(401);
    expect((await send({ body: 'ssl_check=1&ssl_check=1', signature: '' })).status).toBe(401);
    expect(bench.asked).toEqual([]);
  });

  it('answers the challenge of the address check', async () => {
    const { status, json } = await bench.sandbox.verifiesUrl('abc123');
    expect({ status, json }).toEqual({ status: 200, json: { challenge: 'abc123' } });
  });

  it('does a captured request once, however often it is sent', async () => {
    const fields = {
      command: '/sms-consent',
      text: 'stop',
      user_id: 'U0NWFS0001',
      team_id: 'T0NORTHWND',
      trigger_id: '9.9.9',
      response_url: 'x',
    };
    const body = new URLSearchParams(fields).toString();
    const timestamp = String(Math.floor(Date.now() / 1000));
    const answers = await Promise.all(Array.from({ length: 20 }, () => send({ body, timestamp })));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(answers.filter(({ text }) => text !== '')).toHaveLength(1);
    expect(bench.of('withdraw')).toHaveLength(1);
  });

  it('acts on none of 2,000 forged requests', async () => {
    const body = Buffer.from(
      new URLSearchParams({ payload: JSON.stringify({ type: 'block_actions' }) }).toString(),
    );
    const timestamp = String(Math.floor(Date.now() / 1000));
    const good = createHmac('sha256', bench.sandbox.signingSecret)
      .update(`v0:${timestamp}:`)
      .update(body)
      .digest('hex');
    const statuses = new Set<number>();
    for (let round = 0; round < 40; round += 1) {
      const batch = Array.from({ length: 50 }, (_, i) => {
        const n = round * 50 + i;
        const changed = Buffer.from(body);
        const at = n % changed.length;
        changed[at] = (changed[at] ?? 0) ^ (1 + (n % 7));
        return send({ body: changed, timestamp, signature: `v0=${good}` });
      });
      for (const { status } of await Promise.all(batch)) statuses.add(status);
    }
    expect([...statuses]).toEqual([401]);
    expect(acts()).toEqual([]);
  });
});

describe('a gate whose memory is out of order', () => {
  it('answers 503 and does nothing, so that Slack or the person tries again', async () => {
    const bench = await openBench({
      ports: { firstSeen: () => Promise.reject(new Error('down')) },
    });
    const answer = await bench.sandbox.verifiesUrl('abc');
    expect(answer.status).toBe(503);
    expect(bench.asked).toEqual([]);
    await bench.close();
  });
});
