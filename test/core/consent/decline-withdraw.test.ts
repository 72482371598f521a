import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChatPerson } from '../../../src/employee.ts';
import {
  agreeAs,
  answersOf,
  askOne,
  declineAs,
  headSize,
  newAct,
  newPhone,
  type Office,
  openReadyOffice,
  outcome,
  withdrawAs,
} from '../../support/service.ts';

let office: Office;
beforeAll(async () => {
  office = await openReadyOffice();
}, 120_000);
afterAll(() => office.close());

const asked = () => askOne(office);
const size = () => headSize(office);
const kinds = async (person: ChatPerson) =>
  (await answersOf(office, person)).map(({ fact }) => fact.kind);

const hear = (person: ChatPerson, words: string) =>
  office.service.hear({ account: person.account, words, actId: newAct(), platformAt: null });

describe('declining', () => {
  it('needs one click, is recorded once, and says nothing to the admin but a count', async () => {
    const { person, deliveryId } = await asked();
    const first = await declineAs(office, person, { deliveryId });
    const again = await declineAs(office, person, { deliveryId });
    expect([outcome(first), outcome(again)]).toEqual(['refused', 'refused']);
    expect(again).toMatchObject({ receipt: { repeated: true } });
    expect(await kinds(person)).toEqual(['ConsentRefused']);
    const status = await office.service.broadcastStatus(office.admin);
    expect(status?.counts).toMatchObject({ targeted: 1, declined: 1, agreed: 0, waiting: 0 });
    expect(JSON.stringify(status)).not.toContain(person.name);
  });

  it('does not close the door: the person may agree later', async () => {
    const { person, deliveryId } = await asked();
    await declineAs(office, person, { deliveryId });
    const phone = newPhone();
    expect(outcome(await agreeAs(office, person, { deliveryId, phone }))).toBe('given');
    expect(await office.service.mayText(phone)).toBe(true);
  });

  it('by a late click after agreeing changes nothing', async () => {
    const { person, deliveryId } = await asked();
    await agreeAs(office, person, { deliveryId, phone: newPhone() });
    const late = await declineAs(office, person, { deliveryId });
    expect(late).toMatchObject({ receipt: { status: 'given', repeated: true } });
    expect(await kinds(person)).toEqual(['ConsentGiven']);
  });

  it('is refused to somebody else', async () => {
    const { deliveryId } = await asked();
    const { person } = await asked();
    const before = await size();
    expect(outcome(await declineAs(office, person, { deliveryId }))).toBe('not_addressed');
    expect(await size()).toBe(before);
  });

  it('at the same moment as agreeing leaves one clear answer in the order of the ledger', async () => {
    const { person, deliveryId } = await asked();
    const phone = newPhone();
    await Promise.all([
      agreeAs(office, person, { deliveryId, phone }),
      declineAs(office, person, { deliveryId }),
    ]);
    const recorded = await kinds(person);
    const status = await office.service.status(person.account);
    const newest = recorded.at(-1) === 'ConsentGiven' ? 'given' : 'refused';
    expect(status?.consent?.status).toBe(newest);
    expect(await office.service.mayText(phone)).toBe(newest === 'given');
  });
});

describe('withdrawing', () => {
  it('stops the texts at once, once per act, and only a newer own act starts them again', async () => {
    const { person, deliveryId } = await asked();
    const phone = newPhone();
    const agreed = newAct();
    await agreeAs(office, person, { deliveryId, phone, actId: agreed });
    const actId = newAct();
    const both = await Promise.all([
      withdrawAs(office, person, actId),
      withdrawAs(office, person, actId),
    ]);
    expect(both.map(outcome)).toEqual(['withdrawn', 'withdrawn']);
    const replay = await agreeAs(office, person, { deliveryId, phone, actId: agreed });
    expect(replay).toMatchObject({ receipt: { status: 'withdrawn', repeated: true } });
    expect(await office.service.mayText(phone)).toBe(false);
    await agreeAs(office, person, { deliveryId, phone });
    expect(await office.service.mayText(phone)).toBe(true);
    expect(await kinds(person)).toEqual(['ConsentGiven', 'ConsentWithdrawn', 'ConsentGiven']);
  });

  it('works after the broadcast was cancelled and after the job ended', async () => {
    const { person, deliveryId } = await asked();
    await agreeAs(office, person, { deliveryId, phone: newPhone() });
    const delivery = await office.ports.work.delivery(deliveryId);
    await office.service.cancelBroadcast(office.admin, delivery?.broadcastId ?? '');
    await office.service.employeeLeft(person.account, 'deactivated');
    expect(outcome(await withdrawAs(office, person))).toBe('withdrawn');
  });

  it('when there is nothing to stop is answered kindly and not recorded', async () => {
    const { person } = await asked();
    const [stranger] = office.chat.add({});
    const before = await size();
    for (const one of [person, stranger as ChatPerson]) {
      const answer = await withdrawAs(office, one);
      expect(answer).toMatchObject({
        reason: 'nothing_to_withdraw',
        message: expect.stringContaining('You will not be texted'),
      });
    }
    expect(await size()).toBe(before);
  });
});

describe('what a person writes to us', () => {
  it('before any answer declines when it says STOP, in their own words', async () => {
    const { person } = await asked();
    expect(outcome((await hear(person, 'Stop.')) as never)).toBe('refused');
    const [answer] = await answersOf(office, person);
    expect(answer).toMatchObject({
      fact: { kind: 'ConsentRefused', experience: { button: 'STOP', tick: null } },
      personal: { words: 'Stop.' },
    });
    expect(await office.service.status(person.account)).toMatchObject({ openDeliveryId: null });
  });

  it('the second time STOP changes nothing more', async () => {
    const { person } = await asked();
    await hear(person, 'STOP');
    const before = await size();
    expect(await hear(person, 'STOP')).toMatchObject({ reason: 'nothing_to_withdraw' });
    expect(await size()).toBe(before);
  });

  it.each([
    ['STOP', 'STOP'],
    [' opt out! ', 'OPTOUT'],
    ['please don’t text me anymore', 'sentence'],
  ])('stops the texts when it says %p', async (words, matched) => {
    const { person, deliveryId } = await asked();
    await agreeAs(office, person, { deliveryId, phone: newPhone() });
    expect(outcome((await hear(person, words)) as never)).toBe('withdrawn');
    const employee = await office.ports.views.employeeByAccount(person.account);
    const entries = await office.ports.ledger.entriesOf(`employee:${employee?.employeeId ?? ''}`);
    expect(entries.at(-1)?.fact).toMatchObject({ means: 'message', matched });
    expect(entries.at(-1)?.personal.words).toBe(words.trim());
    const body = Buffer.from(entries.at(-1)?.bytes ?? []).toString('utf8');
    expect(body).toContain('ConsentWithdrawn');
    expect(body).not.toContain('text me anymore');
  });

  it('is left alone when it is anything else', async () => {
    const { person, deliveryId } = await asked();
    await agreeAs(office, person, { deliveryId, phone: newPhone() });
    const before = await size();
    expect(await hear(person, 'When does my shift end?')).toEqual({ kind: 'not_a_wish' });
    expect(await size()).toBe(before);
  });
});

describe('the status', () => {
  it('shows a person the exact text they answered and the request that waits', async () => {
    const { person, deliveryId } = await asked();
    const open = await office.service.status(person.account);
    expect(open).toMatchObject({
      consent: null,
      notice: null,
      openDeliveryId: deliveryId,
      mayText: false,
    });
    await agreeAs(office, person, { deliveryId, phone: newPhone() });
    const answered = await office.service.status(person.account);
    const inForce = await office.ports.views.noticeInForce();
    expect(answered).toMatchObject({ openDeliveryId: null, mayText: true });
    expect(answered?.notice?.text).toBe(inForce?.text);
    expect(await office.service.openForm(person.account, null)).toMatchObject({
      kind: 'form',
      deliveryId,
    });
  });

  it('of somebody else is for admins only', async () => {
    const { person } = await asked();
    const { person: other } = await asked();
    const actor = { kind: 'account', account: other.account } as const;
    await expect(office.service.check(actor, person.account)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await office.service.check(office.admin, person.account)).not.toBeNull();
    expect(await office.service.status('slack:T0001:UNKNOWN')).toBeNull();
    const form = await office.service.openForm('slack:T0001:UNKNOWN', null);
    expect(form).toMatchObject({ kind: 'refused', reason: 'unknown_request' });
  });
});
