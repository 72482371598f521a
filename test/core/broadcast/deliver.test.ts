import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ChatPerson } from '../../../src/employee.ts';
import type { DeliveryError } from '../../../src/errors.ts';
import { trouble } from '../../support/fake-chat.ts';
import { type Office, openReadyOffice } from '../../support/service.ts';

let office: Office;
beforeAll(async () => {
  office = await openReadyOffice();
}, 120_000);
afterAll(() => office.close());
beforeEach(() => {
  office.chat.faultOf = () => null;
  office.chat.lookFaultOf = () => null;
});

async function launchTo(people: readonly ChatPerson[]): Promise<string> {
  const accounts = people.map((person) => person.account);
  const { service, admin } = office;
  const { draftId } = await service.draftBroadcast(admin, { kind: 'people', accounts });
  const answer = await service.launchBroadcast(admin, draftId);
  if (answer.kind === 'blocked') throw new Error(answer.reasons.join(' '));
  return answer.broadcast.broadcastId;
}

const countsOf = (broadcastId: string) => office.ports.views.counts(broadcastId);
const postsTo = ({ account }: ChatPerson) =>
  office.chat.posts.filter((post) => post.account === account).length;

/** Every send to this person fails so, `times` times. */
function failing(
  person: ChatPerson,
  error: DeliveryError,
  given: { posted: boolean; times?: number },
) {
  let left = given.times ?? 1;
  office.chat.faultOf = (account) => {
    if (account !== person.account || left === 0) return null;
    left -= 1;
    return { error, posted: given.posted };
  };
}

const onePerson = (): ChatPerson => office.chat.add({})[0] as ChatPerson;

describe('delivering', () => {
  it('sends the notice with the delivery id to everybody once, and records each', async () => {
    const people = office.chat.add({}, {}, {});
    const broadcastId = await launchTo(people);
    const turn = await office.service.deliverDue();
    expect(turn.sent).toBe(3);
    expect(await countsOf(broadcastId)).toMatchObject({
      sent: 3,
      pending: 0,
      inDoubt: 0,
      reminded: 0,
      remindersToSend: 0,
      waiting: 3,
    });
    const notice = await office.ports.views.noticeInForce();
    expect(office.chat.posts.at(-1)?.request).toMatchObject({
      notice: { text: notice?.text },
      brand: 'Northwind Field Services',
      supportEmail: 'hr@northwindfs.example',
    });
    expect((await office.service.deliverDue()).sent).toBe(0);
    expect(people.map(postsTo)).toEqual([1, 1, 1]);
  });

  it('waits as long as the platform asks, for the whole workspace', async () => {
    const person = onePerson();
    const broadcastId = await launchTo([person]);
    failing(person, trouble('limited', 'ratelimited', 30_000), { posted: false });
    expect(await office.service.deliverDue()).toEqual({ sent: 0, nextInMs: 30_000 });
    office.clock.advance(29_000);
    expect((await office.service.deliverDue()).sent).toBe(0);
    office.clock.advance(1_000);
    expect((await office.service.deliverDue()).sent).toBe(1);
    expect(await countsOf(broadcastId)).toMatchObject({ sent: 1, unreachable: {} });
  });

  it('keeps the reason why somebody cannot be reached', async () => {
    const person = onePerson();
    const broadcastId = await launchTo([person]);
    failing(person, trouble('refused', 'user_disabled'), { posted: false });
    await office.service.deliverDue();
    expect(await countsOf(broadcastId)).toMatchObject({
      sent: 0,
      waiting: 1,
      unreachable: { user_disabled: 1 },
    });
  });

  it('tries again with growing pauses, and gives up after five tries', async () => {
    const person = onePerson();
    const broadcastId = await launchTo([person]);
    failing(person, trouble('retryable', 'service_unavailable'), { posted: false, times: 9 });
    const pauses: (number | null)[] = [];
    for (let tries = 0; tries < 5; tries += 1) {
      const { nextInMs } = await office.service.deliverDue();
      pauses.push(nextInMs);
      office.clock.advance(nextInMs ?? 0);
    }
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, null]);
    expect((await countsOf(broadcastId)).unreachable).toEqual({ service_unavailable: 1 });
  });

  it('rests when the whole workspace refuses, tells it in the log, and goes on later', async () => {
    const person = onePerson();
    await launchTo([person]);
    failing(person, trouble('workspace', 'missing_scope'), { posted: false });
    expect((await office.service.deliverDue()).nextInMs).toBe(60_000);
    const told = office.logged.at(-1);
    expect(told).toMatchObject({ fields: { workspace: 'slack:T0001', reason: 'missing_scope' } });
    office.clock.advance(60_000);
    expect((await office.service.deliverDue()).sent).toBe(1);
  });

  it('does not send to somebody who left meanwhile', async () => {
    const person = onePerson();
    const broadcastId = await launchTo([person]);
    await office.service.employeeLeft(person.account, 'deactivated');
    await office.service.deliverDue();
    expect(postsTo(person)).toBe(0);
    expect((await countsOf(broadcastId)).unreachable).toEqual({ left_company: 1 });
  });
});

describe('a send whose fate is unknown', () => {
  it('is found by its metadata when it was posted, and not sent again', async () => {
    const person = onePerson();
    const broadcastId = await launchTo([person]);
    failing(person, trouble('in_doubt', 'timeout'), { posted: true });
    const turn = await office.service.deliverDue();
    expect(turn).toEqual({ sent: 0, nextInMs: 5_000 });
    expect(await countsOf(broadcastId)).toMatchObject({ inDoubt: 1, sent: 0 });
    office.clock.advance(5_000);
    expect((await office.service.deliverDue()).sent).toBe(1);
    expect(postsTo(person)).toBe(1);
    const entries = await office.ports.ledger.entriesOf(`broadcast:${broadcastId}`);
    expect(entries.at(-1)?.fact).toMatchObject({ kind: 'ConsentRequested', foundAfterDoubt: true });
  });

  it('is sent again only after it was looked for twice, ten seconds apart, and was not there', async () => {
    const person = onePerson();
    await launchTo([person]);
    failing(person, trouble('in_doubt', 'connection_reset'), { posted: false });
    await office.service.deliverDue();
    office.clock.advance(5_000);
    expect((await office.service.deliverDue()).nextInMs).toBe(10_000);
    office.clock.advance(9_999);
    expect((await office.service.deliverDue()).sent).toBe(0);
    office.clock.advance(1);
    expect((await office.service.deliverDue()).sent).toBe(1);
    expect(postsTo(person)).toBe(1);
  });

  it('that appears late, between two looks, is not sent again', async () => {
    const person = onePerson();
    await launchTo([person]);
    failing(person, trouble('in_doubt', 'timeout'), { posted: true });
    const { find } = office.chat;
    await office.service.deliverDue();
    office.clock.advance(5_000);
    office.chat.find = async () => null;
    await office.service.deliverDue();
    office.chat.find = find;
    office.clock.advance(10_000);
    expect((await office.service.deliverDue()).sent).toBe(1);
    expect(postsTo(person)).toBe(1);
  });

  it('stays in doubt while nobody can look, however often that fails', async () => {
    const person = onePerson();
    const broadcastId = await launchTo([person]);
    failing(person, trouble('in_doubt', 'timeout'), { posted: true });
    await office.service.deliverDue();
    office.chat.lookFaultOf = () => trouble('retryable', 'history_unavailable');
    for (let looks = 0; looks < 5; looks += 1) {
      office.clock.advance(10_000);
      await office.service.deliverDue();
    }
    expect(await countsOf(broadcastId)).toMatchObject({ inDoubt: 1, pending: 0 });
    office.chat.lookFaultOf = () => null;
    office.clock.advance(10_000);
    await office.service.deliverDue();
    expect(await countsOf(broadcastId)).toMatchObject({ inDoubt: 0, sent: 1 });
    expect(postsTo(person)).toBe(1);
  });

  it('by an error nobody foresaw counts as doubt, not as a failure', async () => {
    const person = onePerson();
    const broadcastId = await launchTo([person]);
    const error = new TypeError('unreadable answer') as unknown as DeliveryError;
    failing(person, error, { posted: true });
    await office.service.deliverDue();
    expect(await countsOf(broadcastId)).toMatchObject({ inDoubt: 1 });
    office.clock.advance(5_000);
    await office.service.deliverDue();
    expect(postsTo(person)).toBe(1);
  });

  it('is never sent again once the broadcast is cancelled', async () => {
    const person = onePerson();
    const broadcastId = await launchTo([person]);
    failing(person, trouble('in_doubt', 'timeout'), { posted: false });
    await office.service.deliverDue();
    await office.service.cancelBroadcast(office.admin, broadcastId);
    for (let looks = 0; looks < 4; looks += 1) {
      office.clock.advance(10_000);
      await office.service.deliverDue();
    }
    expect(postsTo(person)).toBe(0);
    expect(await countsOf(broadcastId)).toMatchObject({ inDoubt: 0, pending: 0 });
  });
});
