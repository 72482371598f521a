import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ApiFault } from '../../sandbox/slack/faults.ts';
import type { Audience } from '../../src/broadcast/broadcast.ts';
import { DeliveryError, InvalidInputError } from '../../src/errors.ts';
import { type Bench, openBench } from '../support/slack.ts';
import * as facts from '../support/slack-facts.ts';

const BEN = 'Ben Whitaker';
const request = {
  deliveryId: 'dlv_0001',
  notice: facts.notice(),
  brand: 'Northwind',
  supportEmail: 'hr@northwindfs.example',
};

describe('Slack as a chat platform', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  afterEach(() => bench.close());

  const send = (called = BEN) => bench.door.chat.request(bench.account(called), request);
  const troubleOf = async (call: Promise<unknown>) => {
    const error = await call.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    return error instanceof DeliveryError ? error.trouble : error;
  };
  const posts = () => bench.sandbox.person(BEN).messages().length;
  const fault = (kind: ApiFault['kind'], more: Partial<ApiFault> = {}) =>
    bench.sandbox.script({ method: 'chat.postMessage', kind, ...more });

  it('belongs to the workspace of its token and keeps a cautious pace', () => {
    expect(bench.door.chat).toMatchObject({ platform: 'slack', workspace: 'slack:T0NORTHWND' });
    expect(bench.door.chat.pace).toEqual({
      workspace: 'slack:T0NORTHWND',
      ratePerMinute: 300,
      burst: 10,
    });
  });

  it('sends straight to the user with one call, and finds the message by its metadata', async () => {
    const before = bench.sandbox.requests.length;
    const ref = await send();
    expect(bench.sandbox.requests.slice(before).map(({ method }) => method)).toEqual([
      'chat.postMessage',
    ]);
    expect(ref.channel).toMatch(/^D/u);
    expect(await bench.door.chat.find(bench.account(BEN), 'dlv_0001')).toEqual(ref);
    expect(await bench.door.chat.find(bench.account(BEN), 'dlv_0002')).toBeNull();
    expect(await bench.door.chat.find(bench.account('Omar Saleh'), 'dlv_0001')).toBeNull();
  });

  it.each(['accept_then_reset', 'error_after_accept'] as const)(
    'reports %s as in doubt after a single post, which can be found',
    async (kind) => {
      fault(kind);
      expect(await troubleOf(send())).toBe('in_doubt');
      expect(posts()).toBe(1);
      expect(await bench.door.chat.find(bench.account(BEN), 'dlv_0001')).not.toBeNull();
    },
  );

  it('reports a server error before the post as in doubt too, and finds nothing', async () => {
    fault('error_before');
    expect(await troubleOf(send())).toBe('in_doubt');
    expect(await bench.door.chat.find(bench.account(BEN), 'dlv_0001')).toBeNull();
  });

  it('reports a rate limit with the time to wait, at once and without a second try', async () => {
    fault('rate_limited', { retryAfterSeconds: 17 });
    const started = Date.now();
    const error = (await send().catch((thrown: unknown) => thrown)) as DeliveryError;
    expect([error.trouble, error.retryAfterMs]).toEqual(['limited', 17_000]);
    expect(Date.now() - started).toBeLessThan(3_000);
    expect(posts()).toBe(0);
  });

  it.each([
    ['user_disabled', 'refused'],
    ['token_revoked', 'workspace'],
    ['fatal_error', 'in_doubt'],
  ])('reports %s as %s', async (error, trouble) => {
    fault('slack_error', { error });
    expect(await troubleOf(send())).toBe(trouble);
  });

  it('reports bots and closed message tabs as people who cannot be reached', async () => {
    expect(await troubleOf(bench.door.chat.request('slack:T0NORTHWND:U0ROLLCALL', request))).toBe(
      'refused',
    );
    bench.sandbox.workspace.messagesTabOpen = false;
    expect(await troubleOf(send())).toBe('refused');
  });

  it('posts the progress once and updates it afterwards', async () => {
    const progress = { ...facts.broadcastStatus({ pending: 4 }), done: false };
    const to = bench.account('Hana Reyes');
    const ref = await bench.door.chat.showProgress({ account: to, ref: null }, progress);
    await bench.door.chat.showProgress(
      { account: to, ref },
      { ...facts.broadcastStatus(), done: true },
    );
    const messages = bench.sandbox.person('Hana Reyes').messages();
    expect(messages).toHaveLength(1);
    expect(messages[0]?.text()).toContain('Agreed:* 71');
    expect(messages[0]?.text()).toContain('Cannot be reached:* 3 (3 × account deactivated)');
    expect(messages[0]?.buttons()).toEqual(['Remind those who have not answered']);
  });

  it('tells a plain text with a file, and interprets none of it', async () => {
    await bench.door.chat.tell(bench.account(BEN), {
      text: 'Hi <!channel> *all*',
      file: { name: 'summary.md', text: '# Summary' },
    });
    const ben = bench.sandbox.person(BEN);
    expect(ben.messages()[0]?.text()).toBe('Hi <!channel> *all*');
    expect(ben.messages()[0]?.message.text).toBe('Hi &lt;!channel&gt; ∗all∗');
    expect(ben.files().map(({ name, bytes }) => [name, bytes.toString()])).toEqual([
      ['summary.md', '# Summary'],
    ]);
  });

  it('describes people of every kind as the directory stands', async () => {
    const { label, people } = await bench.door.chat.resolve({ kind: 'workspace' });
    expect(label).toBe('everyone in Northwind Field Services');
    const kinds = Object.fromEntries(
      people.map(({ account, kind }) => [account.split(':')[2], kind]),
    );
    expect(kinds).toMatchObject({
      U0NWFS0001: 'member',
      U0GUESTMUL: 'guest',
      U0GUESTONE: 'guest',
      U0STRANGER: 'stranger',
      U0DEPARTED: 'deactivated',
      U0ROLLCALL: 'bot',
      USLACKBOT: 'bot',
    });
    const ben = people.find(({ name }) => name === BEN);
    expect(ben).toMatchObject({
      account: bench.account(BEN),
      email: 'ben.whitaker@northwindfs.example',
    });
    expect(people.find(({ kind }) => kind === 'stranger')?.account).toBe(
      'slack:T0SUPPLIER:U0STRANGER',
    );
  });

  it('reads a channel, a user group and chosen people to the end', async () => {
    const names = async (audience: Audience) => (await bench.door.chat.resolve(audience)).label;
    expect(await names({ kind: 'channel', channelId: 'C0FIELDCRW' })).toBe(
      'the members of #field-crew',
    );
    expect(await names({ kind: 'group', groupId: 'S0DISPATCH' })).toBe('the user group @dispatch');
    const chosen = await bench.door.chat.resolve({
      kind: 'people',
      accounts: [bench.account(BEN), bench.account(BEN), 'slack:T0NORTHWND:U0NOBODY'],
    });
    expect(chosen.people.map(({ name }) => name)).toEqual([BEN]);
    expect(chosen.notFound).toEqual([{ who: 'U0NOBODY', reason: 'not_found' }]);
  });

  it('finds the rows of a CSV by id or e-mail, and names those it does not', async () => {
    const row = (line: number, email: string | null, userId: string | null) => ({
      line,
      email,
      userId,
      name: null,
    });
    const found = await bench.door.chat.resolve({
      kind: 'csv',
      rows: [
        row(2, 'BEN.whitaker@northwindfs.example', null),
        row(3, null, 'u0nwfs0017'),
        row(4, 'nobody@northwindfs.example', null),
      ],
    });
    expect(found.people).toHaveLength(1);
    expect(found.notFound).toEqual([
      { who: BEN, reason: 'duplicate', line: 3 },
      { who: 'nobody@northwindfs.example', reason: 'not_found', line: 4 },
    ]);
  });

  it('says in plain words that a channel cannot be seen', async () => {
    const gone = bench.door.chat.resolve({ kind: 'channel', channelId: 'C0NOWHERE' });
    await expect(gone).rejects.toBeInstanceOf(InvalidInputError);
  });

  it('waits out a rate limit while it reads the directory', async () => {
    bench.sandbox.script({ method: 'users.list', kind: 'rate_limited', retryAfterSeconds: 1 });
    expect((await bench.door.chat.resolve({ kind: 'workspace' })).people.length).toBeGreaterThan(
      20,
    );
  });

  it('looks a person up by account and by e-mail, and gives null for nobody', async () => {
    const { chat } = bench.door;
    expect((await chat.person(bench.account(BEN)))?.name).toBe(BEN);
    expect((await chat.personByEmail('ben.whitaker@northwindfs.example'))?.account).toBe(
      bench.account(BEN),
    );
    expect(await chat.person('slack:T0NORTHWND:U0NOBODY')).toBeNull();
    expect(await chat.personByEmail('nobody@northwindfs.example')).toBeNull();
  });
});

describe('opening the door to Slack', () => {
  it('refuses a token Slack does not know, naming the key and not the value', async () => {
    const opening = openBench({ slack: { botToken: 'xoxb-wrong' } });
    await expect(opening).rejects.toMatchObject({ code: 'CONFIG' });
    await opening.catch((error: Error) => {
      expect(error.message).toContain('SLACK_BOT_TOKEN');
      expect(error.message).not.toContain('xoxb-wrong');
    });
  });

  it('warns about every scope the token lacks', async () => {
    const bench = await openBench({
      sandbox: { scopes: ['commands', 'chat:write', 'users:read'] },
    });
    const warned = bench.logged
      .filter(({ level }) => level === 'warn')
      .map(({ fields }) => fields.scope);
    expect(warned).toContain('im:history');
    expect(warned).not.toContain('commands');
    await bench.close();
  });
});
