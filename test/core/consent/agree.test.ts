import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChatPerson } from '../../../src/employee.ts';
import { createService } from '../../../src/service.ts';
import {
  agreeAs,
  answersOf,
  askOne,
  DEFINITION,
  headSize,
  LINE,
  newAct,
  newPhone,
  type Office,
  openReadyOffice,
  outcome,
} from '../../support/service.ts';

let office: Office;
beforeAll(async () => {
  office = await openReadyOffice();
}, 120_000);
afterAll(() => office.close());

const asked = (given: Partial<ChatPerson> = {}) => askOne(office, given);
const size = () => headSize(office);
const entriesOf = (person: ChatPerson) => answersOf(office, person);
const kinds = async (person: ChatPerson) => (await entriesOf(person)).map(({ fact }) => fact.kind);

describe('agreeing', () => {
  it('records all seven items of CTIA 5.1.2, from our own records', async () => {
    const { person, deliveryId } = await asked({ name: 'Ana Lima', phone: '(512) 555-0177' });
    const notice = await office.ports.views.noticeInForce();
    const answer = await agreeAs(office, person, { deliveryId, phone: '512.555.0177' });
    const entry = (await entriesOf(person)).at(-1);
    expect(entry?.at).toBe(office.clock.now());
    expect(entry?.fact).toMatchObject({
      kind: 'ConsentGiven',
      medium: 'slack',
      deliveryId,
      campaignId: notice?.campaignId,
      ip: 'not_provided_by_medium',
      directoryPhone: 'same',
      numbers: ['+15125550101'],
      replaces: null,
      experience: {
        noticeDigest: notice?.digest,
        noticeVersion: 1,
        button: 'I agree',
        tick: { ticked: true, preTicked: false },
        renderer: 'slack/1',
      },
    });
    expect(entry?.personal).toMatchObject({
      name: 'Ana Lima',
      phone: '+15125550177',
      account: person.account,
      email: person.email,
    });
    expect(answer).toMatchObject({
      kind: 'recorded',
      receipt: { status: 'given', repeated: false, message: { channel: 'D0001' } },
    });
    expect(await office.service.mayText('+15125550177')).toBe(true);
  });

  it.each([
    ['same', '+1 512 555 0178', '512-555-0178'],
    ['different', '512-555-0110', '512-555-0179'],
    ['different', 'ask reception', '512-555-0180'],
    ['absent', null, '512-555-0181'],
  ])('notes that the typed number is %s as in the directory', async (relation, phone, typed) => {
    const { person, deliveryId } = await asked({ phone });
    await agreeAs(office, person, { deliveryId, phone: typed });
    expect((await entriesOf(person)).at(-1)?.fact).toMatchObject({ directoryPhone: relation });
  });

  it('makes one entry of a double click, a replay and ten clicks at once', async () => {
    const { person, deliveryId } = await asked();
    const given = { deliveryId, phone: newPhone(), actId: newAct() };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => agreeAs(office, person, given)),
    );
    expect(answers.map(outcome)).toEqual(Array(10).fill('given'));
    expect(await kinds(person)).toEqual(['ConsentGiven']);
    const repeated = answers.filter((one) => one.kind === 'recorded' && !one.receipt.repeated);
    expect(repeated).toHaveLength(1);
  });

  it('makes one entry of two forms that are sent at the same moment', async () => {
    const { person, deliveryId } = await asked();
    const phone = newPhone();
    await Promise.all([1, 2, 3].map(() => agreeAs(office, person, { deliveryId, phone })));
    expect(await kinds(person)).toEqual(['ConsentGiven']);
  });

  it('is refused to everybody but the person who was asked, and leaves nothing behind', async () => {
    const { deliveryId } = await asked();
    const { person: other } = await asked();
    const before = await size();
    const phone = newPhone();
    expect(outcome(await agreeAs(office, other, { deliveryId, phone }))).toBe('not_addressed');
    const unknown = { deliveryId: 'dlv_unknown_unknown', phone };
    expect(outcome(await agreeAs(office, other, unknown))).toBe('unknown_request');
    expect(await size()).toBe(before);
  });

  it('needs the tick and a usable number, and says so under the field', async () => {
    const { person, deliveryId } = await asked();
    const notice = await office.ports.views.noticeInForce();
    const act = {
      account: person.account,
      deliveryId,
      noticeDigest: notice?.digest ?? '',
      phone: newPhone(),
      actId: newAct(),
      platformAt: null,
      renderer: 'slack/1',
    };
    const before = await size();
    const unticked = office.service.agree({ ...act, ticked: false });
    await expect(unticked).rejects.toMatchObject({ code: 'INVALID_INPUT', field: 'agree' });
    const short = office.service.agree({ ...act, ticked: true, phone: '555' });
    await expect(short).rejects.toMatchObject({ code: 'INVALID_INPUT', field: 'phone' });
    const line = office.service.agree({ ...act, ticked: true, phone: LINE.phone });
    await expect(line).rejects.toThrow('one the company sends texts from');
    expect(await size()).toBe(before);
  });

  it('is asked again when the wording changed while the form was open', async () => {
    const { person, deliveryId } = await asked();
    const old = (await office.ports.views.noticeInForce())?.digest ?? '';
    const frequency = 'Up to 12 messages a month';
    await office.service.defineCampaign(office.admin, { ...DEFINITION, frequency });
    const phone = newPhone();
    const late = await agreeAs(office, person, { deliveryId, phone, noticeDigest: old });
    expect(outcome(late)).toBe('wording_changed');
    expect(outcome(await agreeAs(office, person, { deliveryId, phone }))).toBe('given');
    await office.service.defineCampaign(office.admin, DEFINITION);
  });

  it('is closed after the broadcast was cancelled, but a person who agreed can change the number', async () => {
    const { person, deliveryId } = await asked();
    const { person: silent, deliveryId: open } = await asked();
    await agreeAs(office, person, { deliveryId, phone: newPhone() });
    for (const id of [deliveryId, open]) {
      const delivery = await office.ports.work.delivery(id);
      await office.service.cancelBroadcast(office.admin, delivery?.broadcastId ?? '');
    }
    expect(outcome(await agreeAs(office, silent, { deliveryId: open, phone: newPhone() }))).toBe(
      'closed',
    );
    expect(outcome(await agreeAs(office, person, { deliveryId, phone: newPhone() }))).toBe('given');
  });

  it('ends with the job: who left cannot agree and is not texted', async () => {
    const { person, deliveryId } = await asked();
    const phone = newPhone();
    await agreeAs(office, person, { deliveryId, phone });
    await office.service.employeeLeft(person.account, 'deactivated');
    await office.service.employeeLeft(person.account, 'deactivated');
    expect(await office.service.mayText(phone)).toBe(false);
    const late = await agreeAs(office, person, { deliveryId, phone: newPhone() });
    expect(outcome(late)).toBe('left_company');
  });
});

describe('changing the number', () => {
  it('is a new entry that replaces the old one, and only the new number may be texted', async () => {
    const { person, deliveryId } = await asked();
    const [old, fresh] = [newPhone(), newPhone()];
    await agreeAs(office, person, { deliveryId, phone: old });
    await agreeAs(office, person, { deliveryId, phone: fresh });
    const [first, second] = await entriesOf(person);
    expect(second?.fact).toMatchObject({ kind: 'ConsentGiven', replaces: first?.seq });
    expect(await office.service.mayText(old)).toBe(false);
    expect(await office.service.mayText(fresh)).toBe(true);
  });
});

describe('the guard in front of every text', () => {
  it.each([['not a number'], [''], ['+15125550101'], ['+15125550199']])(
    'says no to %p',
    async (phone) => {
      expect(await office.service.mayText(phone)).toBe(false);
    },
  );

  it('says no when the records cannot be read, and logs no number', async () => {
    const { person, deliveryId } = await asked();
    const phone = newPhone();
    await agreeAs(office, person, { deliveryId, phone });
    const views = {
      ...office.ports.views,
      numbers: () => Promise.reject(new Error(`no rows for ${phone}`)),
    };
    const service = createService({ ...office.ports, views });
    expect(await service.mayText(phone)).toBe(false);
    expect(JSON.stringify(office.logged)).not.toContain(phone.slice(-7));
  });
});
