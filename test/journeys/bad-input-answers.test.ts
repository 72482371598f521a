import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { AppAnswer } from '../../sandbox/slack/inbound.ts';
import type { Payload } from '../../sandbox/slack/payloads.ts';
import { OPERATOR } from '../../src/command-line/outcome.ts';
import { altered, type Case, expectSentence, leaves, readCases } from '../support/bad-input.ts';
import { type Company, journey } from '../support/company.ts';
import { DEFINITION } from '../support/service.ts';
import type { Worker } from '../support/worker.ts';

interface PhoneCase extends Case {
  readonly typed: string;
  readonly error?: string;
  readonly e164?: string;
}

interface PayloadCase extends Case {
  readonly act: 'press' | 'submit';
  readonly button?: string;
  readonly set?: Record<string, unknown>;
  readonly remove?: readonly string[];
  /** What the person reads, in a window or under a field. */
  readonly says?: string;
  readonly under?: Readonly<Record<string, string>>;
  readonly opens?: string;
  readonly silent?: boolean;
  /** Nothing of ours listens to it, so Slack may get no answer. */
  readonly mayFail?: boolean;
}

interface ClickCase extends Case {
  readonly who: string;
  readonly does: string;
  readonly when?: 'old wording' | 'closed';
  readonly says: string;
}

const clicks = readCases<ClickCase>('clicks.json');

journey('bad input to an answer leaves nothing half done', (northwind) => {
  const ben = () => northwind.person('Ben Whitaker');
  const olivia = () => northwind.person('Olivia Grant');
  let expected = 0;
  let names: Readonly<Record<string, string>> = {};
  const fill = (text: string) => text.replace(/\$[A-Z]+/gu, (name) => names[name] ?? name);

  beforeAll(async () => {
    await northwind.isSetUp();
    await northwind.asks('Ben Whitaker', 'Grace Okafor', 'Olivia Grant', 'Omar Saleh');
    names = await idsOf();
    expected = await northwind.size();
  });
  afterEach(() => Promise.all([ben().clears(), olivia().clears()]));

  describe('a payload with one thing changed', () => {
    it.each(readCases<PayloadCase>('payloads.json'))('$name', (given) =>
      leaves(northwind, [], () => sendsAltered(northwind, given, fill)),
    );
  });

  describe('a click', () => {
    it.each(clicks.filter(({ when }) => when === undefined))('$name', (given) => click(given));
  });

  describe('a phone number at the form', () => {
    it.each(readCases<PhoneCase>('phones-at-the-form.json'))('$name', async (given) => {
      const before = (await northwind.statusOf(olivia())).consent;
      const changes = given.e164 !== undefined && given.e164 !== before?.phone;
      const kinds = changes ? ['ConsentGiven'] : [];
      expected += kinds.length;
      await leaves(northwind, kinds, async () => {
        const button = before === null ? 'Review and agree' : 'Change number';
        const errors = await olivia().agrees(given.typed, button);
        if (given.error === undefined) {
          expect(errors).toEqual({});
          await olivia().reads(given.e164?.slice(-4) ?? '');
          return;
        }
        expect(errors).toEqual({ phone: expect.stringContaining(given.error) });
        expectSentence(errors.phone ?? '');
      });
      const phone = (await northwind.statusOf(olivia())).consent?.phone ?? null;
      expect(phone).toBe(given.e164 ?? before?.phone ?? null);
    });
  });

  describe('a click on what is over', () => {
    it.each(clicks.filter(({ when }) => when === 'old wording'))('$name', async (given) => {
      await click(
        given,
        altered(await submission(ben()), { set: { 'view.private_metadata': await oldIds() } }),
      );
    });

    it.each(clicks.filter(({ when }) => when === 'closed'))('$name', async (given) => {
      if (!(await isCancelled())) {
        const before = await northwind.size();
        const { $BROADCAST: broadcastId = '' } = names;
        closedForm ??= await submission(ben());
        await northwind.station.service.cancelBroadcast(OPERATOR, broadcastId);
        expected += (await northwind.size()) - before;
      }
      await click(given, closedForm);
    });
  });

  it('nothing came later either, and the ledger verifies', async () => {
    await roundTrip(northwind);
    expect(await northwind.size()).toBe(expected);
    expect(await northwind.answersOf(ben())).toEqual([]);
    expect(await northwind.station.service.verify()).toMatchObject({ ok: true });
  });

  let closedForm: Payload | undefined;
  let older = '';

  async function click(given: ClickCase, form?: Payload): Promise<void> {
    await leaves(northwind, [], async () => {
      const user = userOf(northwind.person(given.who));
      if (given.does === 'submits') {
        const payload = { ...(form ?? (await submission(ben()))), user };
        const answer = await ben().sends({ payload });
        expect(answer.text).toContain(given.says);
        return;
      }
      await ben().sends({ payload: { ...ben().pressPayload(given.does), user } });
      await ben().readsInWindow(given.says);
    });
  }

  /** The ids of a form with the wording before the newest; the first call changes the wording. */
  async function oldIds(): Promise<string> {
    if (older === '') {
      older = fill('{"d":"$OWN","n":"$DIGEST"}');
      const before = await northwind.size();
      await northwind.station.service.defineCampaign(OPERATOR, {
        ...DEFINITION,
        frequency: 'Message frequency varies, up to 20 a month',
      });
      expected += (await northwind.size()) - before;
    }
    return older;
  }

  async function isCancelled(): Promise<boolean> {
    const status = await northwind.station.service.broadcastStatus(OPERATOR);
    return status?.broadcast.cancelledAt !== null;
  }

  async function idsOf() {
    const { views, work } = northwind.station.house.ports;
    const requestOf = async ({ account }: Worker) => {
      const employee = await views.employeeByAccount(account);
      return (await work.newestDelivery(employee?.employeeId ?? ''))?.deliveryId ?? '';
    };
    const digest = (await views.noticeInForce())?.digest ?? '';
    return {
      $OWN: await requestOf(ben()),
      $OTHER: await requestOf(northwind.person('Grace Okafor')),
      $BROADCAST: (await views.broadcasts())[0]?.broadcastId ?? '',
      $NUMBER: (await views.numbers())[0]?.numberId ?? '',
      $DIGEST: digest,
      $UPPERDIGEST: digest.toUpperCase(),
    };
  }
});

async function sendsAltered(
  northwind: Company,
  given: PayloadCase,
  fill: (text: string) => string,
): Promise<void> {
  const ben = northwind.person('Ben Whitaker');
  const pressed = given.act === 'press';
  const original = pressed ? ben.pressPayload(given.button ?? '') : await submission(ben);
  const answer = await ben.sends({ payload: altered(original, given, fill) });
  if (given.mayFail !== true) expect(answer.status).toBe(200);
  if (given.silent === true) await roundTrip(northwind);
  else if (pressed) await ben.readsInWindow(given.says ?? given.opens ?? '');
  else answered(given, answer);
}

function answered(given: PayloadCase, { text, json }: AppAnswer): void {
  expect(text).toContain(given.says ?? '');
  const errors = (json?.errors ?? {}) as Record<string, string>;
  for (const [field, words] of Object.entries(given.under ?? {})) {
    expect(errors[field]).toContain(words);
    expectSentence(errors[field] ?? '');
  }
}

/** Something harmless goes all the way and back, so that what came before it was looked at. */
async function roundTrip({ admin }: Company): Promise<void> {
  await admin.types('/sms-consent help');
  await admin.types('/sms-consent status');
}

const userOf = ({ person }: Worker) => ({
  id: person.id,
  name: person.name,
  username: person.name,
  team_id: person.teamId,
});

/** A person's form, filled in rightly, as Slack would send it. */
async function submission(worker: Worker): Promise<Payload> {
  const { view } = await worker.opens('Review and agree');
  const { team, user, api_app_id, token, trigger_id } = worker.pressPayload('No thanks');
  await worker.clears();
  return {
    type: 'view_submission',
    ...{ team, user, api_app_id, token, trigger_id },
    view: {
      id: view.id,
      root_view_id: view.id,
      type: 'modal',
      hash: 'h',
      callback_id: view.payload.callback_id,
      private_metadata: view.payload.private_metadata ?? '',
      blocks: view.payload.blocks,
      state: {
        values: {
          phone: { phone: { type: 'plain_text_input', value: worker.mobile } },
          agree: { agree: { type: 'checkboxes', selected_options: [{ value: 'agree' }] } },
        },
      },
    },
    response_urls: [],
  };
}
