import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ChatPerson } from '../../../src/employee.ts';
import { NotAllowedError } from '../../../src/errors.ts';
import { createService } from '../../../src/service.ts';
import { trouble } from '../../support/fake-chat.ts';
import {
  agreeAs,
  ask,
  DEFINITION,
  declineAs,
  newPhone,
  type Office,
  openReadyOffice,
  withdrawAs,
} from '../../support/service.ts';
import { openTwoChats } from '../../support/two-chats.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let office: Office;
beforeAll(async () => {
  office = await openReadyOffice();
}, 120_000);
afterAll(() => office.close());
beforeEach(() => {
  office.chat.faultOf = () => null;
});

async function asked(count: number) {
  const people = office.chat.add(...Array.from({ length: count }, () => ({})));
  const deliveryIds = await ask(office, people);
  const [broadcast] = await office.ports.views.broadcasts();
  return { people, deliveryIds, broadcastId: broadcast?.broadcastId ?? '' };
}
const remind = (broadcastId: string) => office.service.remind(office.admin, broadcastId);
const review = (broadcastId: string) => office.service.reviewReminders(office.admin, broadcastId);
const deliver = () => office.service.deliverDue();
const postsTo = ({ account }: ChatPerson) =>
  office.chat.posts.filter((post) => post.account === account);
async function requestsOf({ account }: ChatPerson) {
  const employee = await office.ports.views.employeeByAccount(account);
  const entries = await office.ports.ledger.entriesOf(`employee:${employee?.employeeId ?? ''}`);
  return entries.flatMap(({ fact }) => (fact.kind === 'ConsentRequested' ? [fact] : []));
}

describe('reminding', () => {
  it('goes to those who have not answered, and to nobody who agreed, declined or withdrew', async () => {
    const { people, deliveryIds, broadcastId } = await asked(5);
    const [agreed, declined, withdrew, silent, left] = people as [
      ChatPerson,
      ChatPerson,
      ChatPerson,
      ChatPerson,
      ChatPerson,
    ];
    const [first = '', second = '', third = ''] = deliveryIds;
    await agreeAs(office, agreed, { deliveryId: first, phone: newPhone() });
    await declineAs(office, declined, { deliveryId: second });
    await agreeAs(office, withdrew, { deliveryId: third, phone: newPhone() });
    await withdrawAs(office, withdrew);
    await office.service.employeeLeft(left.account, 'deactivated');
    expect(await review(broadcastId)).toMatchObject({
      ...{ recipients: 1, most: 2, blocked: [] },
      notReminded: { left_company: 1 },
    });
    expect(await remind(broadcastId)).toMatchObject({ kind: 'started', recipients: 1 });
    await deliver();
    expect(people.map((person) => postsTo(person).length)).toEqual([1, 1, 1, 2, 1]);
    expect(postsTo(silent)[1]?.request.reminder).toEqual({ last: false });
    expect(postsTo(silent)[0]?.request.reminder).toBeUndefined();
  });

  it('is evidence with its number, and the counts still add up', async () => {
    const { people, broadcastId } = await asked(2);
    const before = await office.ports.views.counts(broadcastId);
    await remind(broadcastId);
    expect(await office.ports.views.counts(broadcastId)).toMatchObject({
      ...{ targeted: 2, sent: 2, waiting: 2, pending: 0, remindersToSend: 2, reminded: 0 },
    });
    await deliver();
    expect(await office.ports.views.counts(broadcastId)).toEqual({ ...before, reminded: 2 });
    const facts = await requestsOf(people[0] as ChatPerson);
    expect(facts.map(({ reminder }) => reminder)).toEqual([undefined, 1]);
    expect((await office.service.verify()).problems).toEqual([]);
  });

  it('happens at most twice, with a day between, however often it is pressed', async () => {
    const { people, broadcastId } = await asked(1);
    const [person] = people as [ChatPerson];
    await Promise.all([remind(broadcastId), remind(broadcastId), remind(broadcastId)]);
    await deliver();
    expect(postsTo(person)).toHaveLength(2);
    expect(await remind(broadcastId)).toMatchObject({ kind: 'blocked' });
    expect(await review(broadcastId)).toMatchObject({ recipients: 0, notReminded: { lately: 1 } });
    office.clock.advance(DAY_MS);
    await remind(broadcastId);
    expect(await review(broadcastId)).toMatchObject({ notReminded: { on_its_way: 1 } });
    await deliver();
    expect(postsTo(person).map(({ request }) => request.reminder?.last)).toEqual([
      undefined,
      false,
      true,
    ]);
    office.clock.advance(10 * DAY_MS);
    expect(await review(broadcastId)).toMatchObject({ recipients: 0, notReminded: { enough: 1 } });
    await remind(broadcastId);
    await deliver();
    expect(postsTo(person)).toHaveLength(3);
  });

  it('does not go out to somebody who answers while it waits', async () => {
    const { people, deliveryIds, broadcastId } = await asked(1);
    const [person] = people as [ChatPerson];
    await remind(broadcastId);
    await declineAs(office, person, { deliveryId: deliveryIds[0] ?? '' });
    await deliver();
    expect(postsTo(person)).toHaveLength(1);
    expect((await office.ports.views.counts(broadcastId)).remindersToSend).toBe(0);
  });

  it('becomes a receipt when the person answered in the very moment it was sent', async () => {
    const { people, deliveryIds, broadcastId } = await asked(1);
    const [person] = people as [ChatPerson];
    await remind(broadcastId);
    const { request } = office.chat;
    const late = {
      ...office.chat,
      request: async (...given: Parameters<typeof request>) => {
        const ref = await request(...given);
        await declineAs(office, person, { deliveryId: deliveryIds[0] ?? '' });
        return ref;
      },
    };
    await createService({ ...office.ports, chats: [late] }).deliverDue();
    const [, second] = postsTo(person);
    expect(office.chat.receipts.some(({ ref }) => ref.message === second?.ref.message)).toBe(true);
  });

  it('is answered like the request itself, and closes both', async () => {
    const { people, broadcastId } = await asked(1);
    const [person] = people as [ChatPerson];
    await remind(broadcastId);
    await deliver();
    const [first, second] = postsTo(person);
    const deliveryId = second?.deliveryId ?? '';
    expect(deliveryId).not.toBe(first?.deliveryId);
    await agreeAs(office, person, { deliveryId, phone: newPhone() });
    expect(await office.ports.views.counts(broadcastId)).toMatchObject({ agreed: 1, waiting: 0 });
  });

  it('is looked for, not sent again, when its fate is unknown', async () => {
    const { people, broadcastId } = await asked(1);
    const [person] = people as [ChatPerson];
    await remind(broadcastId);
    office.chat.faultOf = () => ({ error: trouble('in_doubt', 'timeout'), posted: true });
    await deliver();
    office.chat.faultOf = () => null;
    office.clock.advance(60_000);
    await deliver();
    expect(postsTo(person)).toHaveLength(2);
    const facts = await requestsOf(person);
    expect(facts.at(-1)).toMatchObject({ reminder: 1, foundAfterDoubt: true });
  });

  it('that cannot be delivered leaves the person as asked', async () => {
    const { broadcastId } = await asked(1);
    await remind(broadcastId);
    office.chat.faultOf = () => ({ error: trouble('refused', 'user_disabled'), posted: false });
    await deliver();
    expect(await office.ports.views.counts(broadcastId)).toMatchObject({
      ...{ sent: 1, waiting: 1, unreachable: {}, reminded: 0, remindersToSend: 0 },
    });
  });
});

describe('is refused', () => {
  it('for a broadcast that was stopped', async () => {
    const { broadcastId } = await asked(1);
    await office.service.cancelBroadcast(office.admin, broadcastId);
    expect((await review(broadcastId))?.blocked[0]).toContain('was stopped');
  });

  it('where reminders are switched off, and where the wording has changed', async () => {
    const { broadcastId } = await asked(1);
    await office.service.defineCampaign(office.admin, { ...DEFINITION, reminders: 0 });
    expect((await review(broadcastId))?.blocked[0]).toContain('switched off');
    const frequency = 'Up to 10 messages per month';
    await office.service.defineCampaign(office.admin, { ...DEFINITION, frequency });
    expect((await review(broadcastId))?.blocked[0]).toContain('wording has changed');
    await office.service.defineCampaign(office.admin, DEFINITION);
    expect((await review(broadcastId))?.recipients).toBe(1);
  });

  it('to whoever is no admin', async () => {
    const { people, broadcastId } = await asked(1);
    const actor = { kind: 'account', account: people[0]?.account ?? '' } as const;
    await expect(office.service.remind(actor, broadcastId)).rejects.toThrow(NotAllowedError);
  });

  it('for people who were asked by a personal link: they get new links', async () => {
    const rows = [{ line: 2, name: 'Wes', email: null, employeeNumber: 'r1' }];
    const { broadcast } = await office.service.handOutLinks(office.admin, { rows });
    const planned = await review(broadcast?.broadcastId ?? '');
    expect(planned?.notReminded).toEqual({ by_link: 1 });
    expect(planned?.blocked[0]).toContain('personal link');
  });
});

it('follows the person: one reminder, in the chat of the first request', async () => {
  const two = await openTwoChats();
  try {
    const email = 'sam.ortega@northwindfs.example';
    const [inSlack] = two.chat.add({ name: 'Sam Ortega', email });
    const [inTeams] = two.teams.add({ name: 'Sam Ortega', email });
    await ask(two, [inSlack as ChatPerson]);
    await two.service.recognise(inTeams?.account ?? '');
    await two.service.remind(two.admin);
    await two.service.deliverDue();
    expect(two.chat.posts.map(({ account }) => account)).toEqual([
      inSlack?.account,
      inSlack?.account,
    ]);
    expect(two.teams.posts).toEqual([]);
  } finally {
    await two.close();
  }
});
