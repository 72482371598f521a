import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WithdrawFor } from '../../../src/consent/act.ts';
import { NotAllowedError } from '../../../src/errors.ts';
import {
  agreeAs,
  askOne,
  headSize,
  newPhone,
  type Office,
  openReadyOffice,
  outcome,
  withdrawAs,
} from '../../support/service.ts';

/** The office's clock stands at 2026-08-03, 15:00. */
const TODAY = '2026-08-03';

let office: Office;
beforeAll(async () => {
  office = await openReadyOffice();
  await askOne(office);
});
afterAll(() => office.close());

const enter = (order: Partial<WithdrawFor> & { query: string }) =>
  office.service.withdrawFor(office.admin, { medium: 'email', actAt: TODAY, ...order });

async function agreed(given: { medium?: 'paper'; phone?: string } = {}) {
  const { person, deliveryId } = await askOne(office);
  const phone = given.phone ?? newPhone();
  await agreeAs(office, person, { deliveryId, phone });
  const { employeeId = '' } = (await office.ports.views.employeeByAccount(person.account)) ?? {};
  return { person, deliveryId, phone, employeeId };
}

async function newestOf(employeeId: string) {
  const entries = await office.ports.ledger.entriesOf(`employee:${employeeId}`);
  return entries.at(-1);
}

describe('a withdrawal told to HR', () => {
  it('suppresses the number at once, with the medium, the day, the admin and the words', async () => {
    const { phone, employeeId } = await agreed();
    const words = 'Please take me off the texts.';
    expect(outcome(await enter({ query: phone, words, evidenceSha256: 'e'.repeat(64) }))).toBe(
      'withdrawn',
    );
    expect(await office.service.mayText(phone)).toBe(false);
    const hana = await office.ports.views.employeeByAccount(office.hana.account);
    const entry = await newestOf(employeeId);
    expect(entry?.fact).toMatchObject({
      ...{ kind: 'ConsentWithdrawn', medium: 'email', means: 'told_hr', by: hana?.employeeId },
      entered: { by: hana?.employeeId, actAt: TODAY, evidenceSha256: 'e'.repeat(64) },
    });
    expect(entry?.personal).toMatchObject({ phone, words });
    const { files } = await office.service.evidence(office.admin, employeeId);
    expect(files.find(({ path }) => path === 'record.txt')?.text).toContain(
      `withdrew (an e-mail to the company, told hr, acted ${TODAY}, entered by an administrator)`,
    );
  });

  it('reaches somebody known on paper only', async () => {
    const phone = newPhone();
    await office.service.enterAct(office.admin, {
      ...{ medium: 'paper', evidence: { fileName: 'f.pdf', sha256: 'a'.repeat(64) } },
      ...{ who: { name: 'Paper Only' }, phone, actAt: '2026-08-01' },
    });
    expect(await office.service.mayText(phone)).toBe(true);
    expect(outcome(await enter({ query: phone, medium: 'paper' }))).toBe('withdrawn');
    expect(await office.service.mayText(phone)).toBe(false);
  });

  it('entered twice, even at the same moment, is one entry', async () => {
    const { employeeId } = await agreed();
    const before = await headSize(office);
    const order = { query: employeeId, medium: 'verbal' } as const;
    await Promise.all([enter(order), enter(order), enter(order)]);
    expect((await headSize(office)) - before).toBe(1);
  });

  it('sets the other claimant of a shared number free', async () => {
    const first = await agreed();
    const second = await agreed({ phone: first.phone });
    expect(outcome(await enter({ query: second.employeeId }))).toBe('withdrawn');
    expect((await office.service.status(first.person.account))?.consent?.status).toBe('given');
    expect(await office.service.mayText(first.phone)).toBe(true);
  });

  it('is told to the person once, and their card becomes the receipt', async () => {
    const { person, employeeId } = await agreed();
    office.chat.told.length = 0;
    await enter({ query: employeeId });
    await enter({ query: employeeId });
    await new Promise((resolve) => setImmediate(resolve));
    const told = office.chat.told.filter(({ account }) => account === person.account);
    expect(told.map(({ text }) => text)).toEqual([expect.stringContaining('HR has entered')]);
    const receipts = office.chat.receipts.filter(({ account }) => account === person.account);
    expect(receipts.at(-1)?.receipt.status).toBe('withdrawn');
  });

  it('does not outlive an agreement of a later day, but wins on the same day', async () => {
    const { employeeId } = await agreed();
    await expect(enter({ query: employeeId, actAt: '2026-08-02' })).rejects.toMatchObject({
      field: 'date',
    });
    expect(outcome(await enter({ query: employeeId }))).toBe('withdrawn');
  });

  it('keeps an older paper from starting the texts again', async () => {
    const { employeeId } = await agreed();
    await enter({ query: employeeId });
    const paper = office.service.enterAct(office.admin, {
      ...{ medium: 'paper', evidence: { fileName: 'f.pdf', sha256: 'b'.repeat(64) } },
      ...{ who: { query: employeeId }, phone: newPhone(), actAt: '2026-08-02' },
    });
    await expect(paper).rejects.toMatchObject({ field: 'date' });
  });
});

describe('is refused', () => {
  it('where nothing stands, in a sentence for the admin', async () => {
    const { person, employeeId } = await agreed();
    await withdrawAs(office, person);
    const before = await headSize(office);
    expect(await enter({ query: employeeId })).toMatchObject({
      ...{ kind: 'refused', reason: 'nothing_to_withdraw' },
      message: expect.stringContaining('No consent of this person counts'),
    });
    const stranger = await enter({ query: 'slack:T0001:U0NOBODY' });
    expect(outcome(stranger)).toBe('nothing_to_withdraw');
    expect(await headSize(office)).toBe(before);
  });

  it.each<[string, string, Partial<WithdrawFor> & { query: string }]>([
    ['nobody', 'employee', { query: 'nobody@northwindfs.example' }],
    ['a day to come', 'date', { query: 'emp_x', actAt: '2026-08-04' }],
    ['no day', 'date', { query: 'emp_x', actAt: '' }],
    ['an unknown medium', 'medium', { query: 'emp_x', medium: 'fax' as 'email' }],
    ['no digest', 'evidence', { query: 'emp_x', evidenceSha256: 'x' }],
  ])('%s', async (_what, field, order) => {
    await expect(enter(order)).rejects.toMatchObject({ code: 'INVALID_INPUT', field });
  });

  it('whoever is no admin', async () => {
    const { person, employeeId } = await agreed();
    const actor = { kind: 'account', account: person.account } as const;
    const order = { query: employeeId, medium: 'email', actAt: TODAY } as const;
    await expect(office.service.withdrawFor(actor, order)).rejects.toThrow(NotAllowedError);
  });
});

it('leaves a ledger that verifies', async () => {
  expect((await office.service.verify()).problems).toEqual([]);
});
