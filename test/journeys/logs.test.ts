import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import { type Company, journey } from '../support/company.ts';
import { DEFINITION } from '../support/service.ts';
import { PATIENCE_MS } from '../support/worker.ts';

/** What was typed in this journey and must be found nowhere in a log. */
const TYPED = {
  mobile: '737-555-0116',
  wrongNumber: '512-555-01011',
  wish: 'please stop texting me about the turbine inspection',
  chatter: 'does the canteen open on the bridge holiday',
} as const;

interface Canary {
  readonly what: string;
  readonly text: string;
}

/** Everything personal or secret of this company, each in the shapes in which it could leak. */
function canariesOf({ slack }: Company): Canary[] {
  const people = [...slack.workspace.people.values()].filter(({ isBot }) => !isBot);
  const digits = (text: string) => text.replace(/\D/gu, '');
  return [
    ...people.flatMap(({ realName, name, email }) => [
      { what: 'a name', text: realName },
      { what: 'a handle', text: name },
      ...(email === undefined ? [] : [{ what: 'an e-mail', text: email }]),
    ]),
    ...[TYPED.mobile, TYPED.wrongNumber].flatMap((phone) => [
      { what: 'a phone as typed', text: phone },
      { what: 'a phone as digits', text: digits(phone) },
    ]),
    { what: 'a message', text: TYPED.wish },
    { what: 'a word of a message', text: 'turbine' },
    { what: 'chatter', text: 'canteen' },
    { what: 'the consent text', text: 'I agree to receive' },
    { what: 'the token', text: slack.botToken },
    { what: 'the signing secret', text: slack.signingSecret },
    { what: 'a payload', text: 'private_metadata' },
    { what: 'a response URL', text: 'response_url' },
    { what: 'an account', text: 'slack:T0NORTHWND:U' },
  ].filter(({ text }) => text.length > 3 && text !== 'slackbot');
}

const leaksIn = (lines: readonly string[], canaries: readonly Canary[]): string[] =>
  canaries
    .filter(({ text }) => lines.some((line) => line.toLowerCase().includes(text.toLowerCase())))
    .map(({ what }) => what);

/** Also what a library writes past the log: both streams of the process, while this runs. */
function overhear(): { readonly heard: string[]; stop(): void } {
  const heard: string[] = [];
  const streams = [process.stdout, process.stderr];
  const real = streams.map((stream) => stream.write);
  for (const [index, stream] of streams.entries()) {
    stream.write = ((...given: Parameters<typeof stream.write>) => {
      heard.push(String(given[0]));
      return Reflect.apply(real[index] ?? stream.write, stream, given);
    }) as typeof stream.write;
  }
  return {
    heard,
    stop: () => {
      for (const [index, stream] of streams.entries()) stream.write = real[index] ?? stream.write;
    },
  };
}

journey('what is logged while people answer and things go wrong', (northwind) => {
  let ears: ReturnType<typeof overhear>;
  const ben = () => northwind.person('Ben Whitaker');
  const lines = () => [...northwind.running.lines, ...ears.heard];

  beforeAll(async () => {
    ears = overhear();
    await northwind.isSetUp();
    await everythingHappens(northwind);
  }, 120_000);
  afterAll(() => ears.stop());

  it('is something: refusals, doubts and failures are told by code', () => {
    const text = northwind.running.lines.join('');
    expect(text).toContain('A request that Slack did not sign was refused.');
    expect(text).toContain('A broadcast finished sending.');
    expect(text).toContain('A Slack interaction failed.');
  });

  it('holds no name, e-mail, phone, message, wording, payload, token or secret', () => {
    expect(leaksIn(lines(), canariesOf(northwind))).toEqual([]);
  });

  it('is made of a sentence and a few plain fields', () => {
    for (const line of northwind.running.lines) {
      const { msg, ...fields } = JSON.parse(line) as Record<string, unknown>;
      expect(msg).toMatch(/^[A-Z].*\.$/u);
      for (const value of Object.values(fields)) {
        expect(value === null || ['string', 'number', 'boolean'].includes(typeof value)).toBe(true);
        expect(String(value).length).toBeLessThan(200);
      }
    }
  });

  describe('and the search for leaks would find one', () => {
    it('every secret it looks for was really there to leak', () => {
      const spoken = [
        ...northwind.slack.deliveries.map(({ body }) =>
          decodeURIComponent(body.replaceAll('+', ' ')),
        ),
        ...northwind.slack.requests.map(({ args }) => JSON.stringify(args)),
        JSON.stringify([...northwind.slack.workspace.people.values()]),
      ];
      const found = leaksIn(spoken, canariesOf(northwind));
      for (const what of ['a name', 'an e-mail', 'a phone as typed', 'a message', 'chatter']) {
        expect(found).toContain(what);
      }
    });

    it('in one doctored line', () => {
      for (const canary of canariesOf(northwind)) {
        const doctored = [...lines(), `{"level":40,"msg":"It failed.","why":"${canary.text}"}`];
        expect(leaksIn(doctored, canariesOf(northwind))).toContain(canary.what);
      }
    });
  });

  it('an unexpected error with personal words in it is logged by its name only', async () => {
    const { ledger } = northwind.station.house.ports;
    const real = ledger.append;
    const from = northwind.running.lines.length;
    Object.assign(ledger, {
      append: async () => {
        throw new TypeError(`${ben().person.realName} ${TYPED.mobile} cannot be read`);
      },
    });
    await ben().presses('Withdraw');
    await ben().readsInWindow('Something went wrong on our side.');
    Object.assign(ledger, { append: real });
    const added = northwind.running.lines.slice(from);
    expect(added.join('')).toContain('TypeError');
    expect(leaksIn(added, canariesOf(northwind))).toEqual([]);
  });
});

async function everythingHappens(northwind: Company): Promise<void> {
  const [ben, grace, dale] = ['Ben Whitaker', 'Grace Okafor', 'Dale Hutchins'].map((one) =>
    northwind.person(one),
  );
  if (ben === undefined || grace === undefined || dale === undefined) throw new Error('Nobody.');
  const { slack, admin } = northwind;
  slack.script({
    method: 'chat.postMessage',
    kind: 'error_after_accept',
    match: ({ channel }) => channel === grace.person.id,
  });
  slack.script({
    method: 'chat.postMessage',
    kind: 'slack_error',
    error: 'messages_tab_disabled',
    match: ({ channel }) => channel === dale.person.id,
  });
  await northwind.asks('Ben Whitaker', 'Grace Okafor', 'Dale Hutchins');
  await eventually(async () => (await northwind.counts()).inDoubt === 1, PATIENCE_MS);
  northwind.running.clock.advance(6_000);
  await northwind.station.service.deliverDue();

  await ben.agrees(TYPED.wrongNumber);
  await ben.clears();
  await ben.agrees(TYPED.mobile);
  await ben.reads('You agreed to work text messages');
  await grace.agrees(TYPED.mobile);
  await grace.clears();
  await grace.writes(TYPED.chatter);
  await grace.writes(TYPED.wish);
  await grace.reads('No more work texts');
  await ben.sends({ payload: ben.pressPayload('Withdraw'), secret: 'not the secret at all' });
  await dale.types('/sms-consent broadcast');
  await admin.types(`/sms-consent check @${ben.person.name}`);
  await admin.types('/sms-consent summary');
  slack.script({ method: 'views.open', kind: 'slack_error', error: 'expired_trigger_id' });
  await ben.presses('Change number');
  await northwind.rollcall('check', { phone: TYPED.wrongNumber });
  await northwind.rollcall('evidence', { employee: TYPED.mobile });
  await northwind.rollcall('campaign set', {
    fileText: JSON.stringify({ ...DEFINITION, brand: ben.person.email }),
  });
  await northwind.rollcall('verify');
  await brokenOnce(northwind, () => ben.types('/sms-consent stop'));
}

/** One act meets a view that throws with personal words in its message. */
async function brokenOnce(northwind: Company, act: () => Promise<unknown>): Promise<void> {
  const { views } = northwind.station.house.ports;
  const real = views.employeeByAccount;
  const broken = async (account: string) => {
    throw new RangeError(`Ben Whitaker ${TYPED.mobile} ${account}`);
  };
  Object.assign(views, { employeeByAccount: broken });
  await act();
  Object.assign(views, { employeeByAccount: real });
}
