import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { brokenTokens } from '../../sandbox/teams/broken-tokens.ts';
import { type ForeignServer, startForeignServer } from '../../sandbox/teams/foreign-server.ts';
import { openTeamsBench, type TeamsBench } from '../support/teams.ts';

let bench: TeamsBench;
let foreign: ForeignServer;
beforeAll(async () => {
  bench = await openTeamsBench();
  foreign = await startForeignServer();
}, 120_000);
afterAll(async () => {
  await bench.close();
  await foreign.close();
});
beforeEach(() => {
  bench.asked.length = 0;
});

const hana = () => bench.sandbox.person('Hana Reyes');
const written = () => hana().writeActivity('STOP');

/** Sends an activity with changed fields and a good token; gives the status. */
async function sends(changed: Record<string, unknown>): Promise<number> {
  return (await hana().sends({ ...written(), ...changed })).status;
}

async function post(
  body: string,
  headers: Record<string, string> = {},
  method = 'POST',
): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      bench.url,
      {
        method,
        headers: {
          'content-type': 'application/json',
          authorization: bench.sandbox.authorization(),
          ...headers,
        },
      },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

describe('a request to /api/messages', () => {
  it('with a good token from our tenant is taken', async () => {
    expect(await sends({})).toBe(200);
    expect(bench.of('hear')).toHaveLength(1);
  });

  it('with any of the broken tokens records nothing and is refused', async () => {
    const broken = brokenTokens(bench.sandbox);
    expect(broken.length).toBeGreaterThanOrEqual(60);
    const printed = jest.spyOn(console, 'error');
    const accepted: string[] = [];
    for (const { name, authorization, activity } of broken) {
      const answer = await hana().sends({ ...written(), ...activity }, { authorization });
      if (answer.status < 400 || bench.asked.length > 0) accepted.push(`${answer.status} ${name}`);
    }
    expect(accepted).toEqual([]);
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });

  it.each([
    ['a blank channel', { channelId: '' }, 400],
    ['a channel of spaces', { channelId: '  ' }, 400],
    ['no channel', { channelId: undefined }, 400],
    ['another channel', { channelId: 'webchat' }, 403],
    ['the emulator', { channelId: 'emulator' }, 403],
    ['a channel in other letters', { channelId: 'MSTeams' }, 403],
    ['another channel of the SDK', { channelId: 'AseChannel' }, 403],
    ['no tenant in channelData', { channelData: {} }, 403],
    ['a foreign tenant in channelData', { channelData: { tenant: { id: 'x' } } }, 403],
    ['a tenant that is a list', { channelData: { tenant: [{ id: 'x' }] } }, 403],
    ['no service URL', { serviceUrl: undefined }, 400],
    ['a service URL that is none', { serviceUrl: 'smba.trafficmanager.net' }, 403],
    [
      "Microsoft's host while a stand-in is set",
      { serviceUrl: 'https://smba.trafficmanager.net/teams/' },
      403,
    ],
    ['no id', { id: undefined }, 400],
    ['an id that is a number', { id: 7 }, 400],
    ['no sender', { from: undefined }, 400],
    ['a sender without an id', { from: {} }, 400],
    ['no recipient', { recipient: undefined }, 400],
    ['no conversation', { conversation: undefined }, 400],
    ['no type', { type: undefined }, 400],
  ] as const)('with %s is refused', async (_, changed, status) => {
    expect(await sends(changed)).toBe(status);
    expect(bench.asked).toEqual([]);
  });

  it('with a foreign tenant of the conversation is refused', async () => {
    const activity = written() as { conversation: object };
    const conversation = { ...activity.conversation, tenantId: 'other' };
    expect(await sends({ conversation })).toBe(403);
    const { tenantId: _, ...unnamed } = { tenantId: '', ...activity.conversation };
    expect(await sends({ conversation: unnamed })).toBe(403);
    expect(bench.asked).toEqual([]);
  });

  it('with a spoofed service URL is refused, and that server is never spoken to', async () => {
    for (const serviceUrl of [
      foreign.serviceUrl,
      foreign.serviceUrl.replace('127.0.0.1', 'localhost'),
      `${bench.sandbox.serviceUrl.replace('127.0.0.1', '127.0.0.1.example')}`,
      bench.sandbox.serviceUrl.replace('http://', 'http://user:pass@'),
    ]) {
      const authorization = bench.sandbox.authorization({ serviceurl: serviceUrl });
      const answer = await hana().sends({ ...written(), serviceUrl }, { authorization });
      expect([serviceUrl, answer.status]).toEqual([serviceUrl, 403]);
    }
    expect(bench.asked).toEqual([]);
    expect(foreign.requests).toEqual([]);
  });

  it('that comes again, byte for byte, is answered and does nothing', async () => {
    await sends({});
    const delivery = bench.sandbox.deliveries.at(-1);
    if (delivery === undefined) throw new Error('nothing was delivered');
    expect((await bench.sandbox.redeliver(delivery)).status).toBe(200);
    expect(bench.of('hear')).toHaveLength(1);
  });

  it('that comes again with a fresh token does nothing either', async () => {
    const activity = written();
    await hana().sends(activity);
    await hana().sends(activity);
    expect(bench.of('hear')).toHaveLength(1);
  });

  it('is kept to POST, JSON, 256 KB and forty levels', async () => {
    const good = JSON.stringify(written());
    expect(await post('', {}, 'GET')).toBe(405);
    expect(await post(good, {}, 'PUT')).toBe(405);
    expect(await post(good, { 'content-type': 'text/plain' })).toBe(415);
    expect(await post(good, { 'content-type': 'application/x-www-form-urlencoded' })).toBe(415);
    expect(await post('x'.repeat(1024 * 1024))).toBe(413);
    expect(await post(JSON.stringify({ ...written(), text: 'x'.repeat(1024 * 1024) }))).toBe(413);
    expect(await post('')).toBe(400);
    expect(await post('[]')).toBe(400);
    expect(await post('{"type":')).toBe(400);
    expect(await post(`{"value":${'['.repeat(5_000)}${']'.repeat(5_000)}}`)).toBe(400);
    expect(bench.asked).toEqual([]);
  });

  it('leaves no word of what it carried in the log', async () => {
    await sends({ text: 'my number is 737-555-0199', channelId: 'webchat' });
    const lines = JSON.stringify(bench.logged);
    expect(lines).toContain('not from our Teams');
    for (const secret of ['737-555-0199', 'Hana', bench.sandbox.appPassword, 'Bearer']) {
      expect(lines).not.toContain(secret);
    }
  });
});

describe('without the keys of the channel', () => {
  it('nobody is let in, and the answer says that it is not their fault', async () => {
    const lost = await openTeamsBench({
      teams: {
        standIn: {
          serviceUrl: bench.sandbox.serviceUrl,
          openIdMetadataUrl: 'http://127.0.0.1:9/openid',
          loginUrl: bench.sandbox.loginUrl,
        },
      },
    });
    const person = lost.sandbox.person('Hana Reyes');
    const serviceUrl = bench.sandbox.serviceUrl;
    const authorization = lost.sandbox.authorization({ serviceurl: serviceUrl });
    const answer = await person.sends(
      { ...person.writeActivity('STOP'), serviceUrl },
      { authorization },
    );
    expect(answer.status).toBe(503);
    expect(lost.asked).toEqual([]);
    await lost.close();
  });
});

describe('an anonymous door', () => {
  it('is opened only without an app id and only when asked for', async () => {
    const wrong = [
      { appId: '', appPassword: '', allowAnonymous: false },
      { appId: '', appPassword: 'secret-of-the-app', allowAnonymous: false },
      { appId: 'app', appPassword: '', allowAnonymous: false },
      { appId: 'app', appPassword: 'secret-of-the-app', allowAnonymous: true },
    ];
    for (const teams of wrong) {
      await expect(openTeamsBench({ teams })).rejects.toMatchObject({ code: 'CONFIG' });
    }
  });

  it('lets test tools in without a token and names people as they do', async () => {
    const open = await openTeamsBench({ sandbox: { anonymous: true } });
    const person = open.sandbox.person('Hana Reyes');
    const {
      conversation,
      channelData: _,
      ...rest
    } = person.writeActivity('STOP') as {
      conversation: { id: string };
      channelData: unknown;
    };
    const answer = await person.sends({
      ...rest,
      channelId: 'emulator',
      from: { id: 'user-1', name: 'User' },
      conversation: { id: conversation.id },
    });
    expect(answer.status).toBe(200);
    expect(open.of('hear')[0]?.[0]).toMatchObject({
      account: `teams:${open.sandbox.tenant.id}:user-1`,
    });
    await open.close();
  });
});
