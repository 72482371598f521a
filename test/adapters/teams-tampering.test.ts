import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Activity } from '../../sandbox/teams/activity.ts';
import * as facts from '../support/slack-facts.ts';
import { openTeamsBench, type TeamsBench } from '../support/teams.ts';

const ACTS = ['agree', 'decline', 'withdraw', 'launchBroadcast', 'retireNumber'] as const;

let bench: TeamsBench;
beforeAll(async () => {
  bench = await openTeamsBench({ sandbox: { patienceMs: 50 } });
}, 120_000);
afterAll(() => bench.close());
beforeEach(() => {
  bench.asked.length = 0;
});

const acts = () => bench.asked.filter(({ verb }) => (ACTS as readonly string[]).includes(verb));

async function ask(called: string, deliveryId: string) {
  await bench.door.chat.request(bench.account(called), {
    deliveryId,
    notice: facts.notice(),
    brand: 'Northwind Field Services',
    supportEmail: 'hr@northwindfs.example',
  });
  return bench.sandbox.person(called);
}

interface Execute {
  readonly action: {
    readonly verb: string;
    readonly type: string;
    readonly data: Readonly<Record<string, unknown>>;
  };
  readonly trigger: string;
}

/** The activity of an agreement that is filled in rightly. */
async function agreement(called: string, deliveryId: string): Promise<Activity> {
  const person = await ask(called, deliveryId);
  await person.presses('Review and agree');
  person.fills('phone', '737-555-0130');
  person.ticks('agree');
  return person.pressActivity('I agree');
}

let nonce = 0;
/** The same press with its value changed, as a new activity. */
function changed(activity: Activity, change = (value: Execute): unknown => value): Activity {
  nonce += 1;
  return { ...activity, id: `f:changed${nonce}`, value: change(activity.value as Execute) };
}

const withAction = (change: Record<string, unknown>) => (value: Execute) => ({
  ...value,
  action: { ...value.action, ...change },
});

const withData = (change: Record<string, unknown>) => (value: Execute) =>
  withAction({ data: { ...value.action.data, ...change } })(value);

const flip = (text: string, at: number) => {
  const sign = text[at] === 'A' ? 'B' : 'A';
  return `${text.slice(0, at)}${sign}${text.slice(at + 1)}`;
};

describe('the data of a card', () => {
  it('as it was sent does what it says (control)', async () => {
    const nia = bench.sandbox.person('Nia Bekele');
    await nia.sends(await agreement('Nia Bekele', 'dlv_0100'));
    expect(acts()).toHaveLength(1);
  });

  it('with its id altered at any place records nothing', async () => {
    const good = await agreement('Nia Bekele', 'dlv_0101');
    const nia = bench.sandbox.person('Nia Bekele');
    const { id } = (good.value as Execute).action.data as { id: string };
    const places = Array.from({ length: 60 }, (_, index) =>
      Math.floor((index * (id.length - 1)) / 59),
    );
    expect(new Set(places).size).toBe(60);
    for (const at of places) {
      const answer = await nia.sends(changed(good, withData({ id: flip(id, at) })));
      expect([at, answer.json?.value]).toEqual([
        at,
        expect.stringContaining('Nothing was recorded'),
      ]);
    }
    expect(acts()).toEqual([]);
  });

  it.each<[string, (value: Execute) => unknown]>([
    ['no id', withData({ id: undefined })],
    ['an empty id', withData({ id: '' })],
    [
      'an id that is a list',
      ({ action, ...rest }) => ({
        ...rest,
        action: { ...action, data: { ...action.data, id: [action.data.id] } },
      }),
    ],
    ['an id twice', (value) => withData({ id: `${value.action.data.id}`.repeat(2) })(value)],
    ['an id without its seal', withData({ id: 'dlv_0102..' })],
    ['the verb of another act', withAction({ verb: 'consent.decline' })],
    ['the verb to withdraw', withAction({ verb: 'consent.withdraw' })],
    ["an admin's verb", withAction({ verb: 'broadcast.send' })],
    ['a verb nobody knows', withAction({ verb: 'constructor' })],
    ['a verb of the prototype', withAction({ verb: '__proto__' })],
    ['no verb', withAction({ verb: undefined })],
    ['a verb that is a number', withAction({ verb: 7 })],
    ['another type', withAction({ type: 'Action.Submit' })],
    ['data that is a text', withAction({ data: 'x' })],
    ['data that is a list', withAction({ data: [] })],
    ['no data', withAction({ data: undefined })],
    ['no action', (value) => ({ ...value, action: undefined })],
    ['a value that is null', () => null],
    ['a value that is a text', () => 'agree'],
    ['no trigger', (value) => ({ ...value, trigger: undefined })],
    ['an automatic trigger', (value) => ({ ...value, trigger: 'automatic' })],
  ])('with %s records nothing', async (_, change) => {
    const good = await agreement('Nia Bekele', 'dlv_0102');
    await bench.sandbox.person('Nia Bekele').sends(changed(good, change));
    expect(acts()).toEqual([]);
  });

  it('does not decide what is agreed to: words, numbers and names in it are not read', async () => {
    const good = await agreement('Nia Bekele', 'dlv_0103');
    const extra = withData({
      deliveryId: 'dlv_9999',
      noticeDigest: 'b'.repeat(64),
      account: 'teams:other:other',
      actId: 'mine',
      text: 'I agree to everything',
    });
    await bench.sandbox.person('Nia Bekele').sends(changed(good, extra));
    expect(acts()[0]?.args[0]).toMatchObject({
      account: bench.account('Nia Bekele'),
      deliveryId: 'dlv_0103',
      noticeDigest: facts.DIGEST,
    });
    expect(JSON.stringify(acts())).not.toMatch(/dlv_9999|mine|everything/u);
  });
});

describe("somebody else's card", () => {
  it('pressed or forwarded records nothing, whoever presses it', async () => {
    const good = await agreement('Nia Bekele', 'dlv_0110');
    for (const called of ['Tariq Mansour', 'Hana Reyes', 'Ruth Abernathy']) {
      const other = bench.sandbox.person(called);
      const forwarded = { ...changed(good), from: other.writeActivity('x').from };
      const answer = await other.sends(forwarded);
      expect(answer.json?.value).toContain('made for somebody else');
    }
    expect(acts()).toEqual([]);
  });

  it('with the name of its owner in the data records nothing', async () => {
    const good = await agreement('Nia Bekele', 'dlv_0111');
    const tariq = bench.sandbox.person('Tariq Mansour');
    const from = { ...(tariq.writeActivity('x').from as object), name: 'Nia Bekele' };
    await tariq.sends({ ...changed(good), from });
    expect(acts()).toEqual([]);
  });

  it('pressed by somebody whom Teams does not name records nothing, and says why', async () => {
    const good = await agreement('Nia Bekele', 'dlv_0112');
    const visitor = bench.sandbox.person('Visitor 4');
    const from = visitor.writeActivity('x').from;
    const answer = await visitor.sends({ ...changed(good), from });
    expect(answer.json?.value).toContain('does not tell me who you are');
    expect(acts()).toEqual([]);
  });

  it('of another installation of the app records nothing', async () => {
    const cardSecret = Buffer.from('the secret of another house');
    const other = await openTeamsBench({ teams: { cardSecret } });
    await other.door.chat.request(other.account('Nia Bekele'), {
      deliveryId: 'dlv_0113',
      notice: facts.notice(),
      brand: 'Northwind Field Services',
      supportEmail: 'hr@northwindfs.example',
    });
    const press = other.sandbox.person('Nia Bekele').pressActivity('No thanks');
    await other.close();
    const nia = bench.sandbox.person('Nia Bekele');
    const { serviceUrl } = nia.writeActivity('x');
    await nia.sends({ ...press, serviceUrl });
    expect(acts()).toEqual([]);
  });
});

describe('a press in a group chat or channel', () => {
  it('records nothing and points to the own chat', async () => {
    const good = await agreement('Nia Bekele', 'dlv_0120');
    const nia = bench.sandbox.person('Nia Bekele');
    for (const conversationType of ['groupChat', 'channel', undefined]) {
      const conversation = { ...(good.conversation as object), conversationType, isGroup: true };
      const answer = await nia.sends({ ...changed(good), conversation });
      expect(answer.json?.value).toContain('your own chat with me');
    }
    expect(acts()).toEqual([]);
  });
});

describe('a press that Teams delivers twice', () => {
  it('is one act', async () => {
    bench.sandbox.script({ delivery: 'adaptiveCard/action', kind: 'duplicate' });
    const nia = await ask('Nia Bekele', 'dlv_0130');
    await nia.presses('No thanks');
    expect(bench.of('decline')).toHaveLength(1);
  });
});

describe('a client that refreshes cards by itself', () => {
  it('is never taken for a person: no card of ours asks for it, and a forged one is refused', async () => {
    const nia = await ask('Nia Bekele', 'dlv_0140');
    expect(JSON.stringify(nia.newestCard()?.message.attachments)).not.toContain('"refresh"');
    await expect(nia.refreshes()).rejects.toThrow('no card that refreshes itself');
    const press = changed(nia.pressActivity('No thanks'), (value) => ({
      ...value,
      trigger: 'automatic',
    }));
    const answer = await nia.sends(press);
    expect(answer.json).toMatchObject({ statusCode: 400 });
    expect(acts()).toEqual([]);
  });
});
