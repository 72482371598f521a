import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvalidInputError, NotAllowedError } from '../../../src/errors.ts';
import type { EnterAct } from '../../../src/service.ts';
import {
  agreeAs,
  askOne,
  headSize,
  LINE,
  newPhone,
  type Office,
  openReadyOffice,
  outcome,
  withdrawAs,
} from '../../support/service.ts';
import { eventually } from '../../support/two-chats.ts';

let office: Office;
beforeAll(async () => {
  office = await openReadyOffice();
  await askOne(office);
});
afterAll(() => office.close());

const SCAN = { fileName: 'form.pdf', sha256: 'a'.repeat(64) };
/** The office's clock stands at 2026-08-03, 15:00. */
const YESTERDAY = '2026-08-02';

let count = 0;
const newName = () => {
  count += 1;
  return `Paper Person ${count}`;
};

type Given = Partial<Omit<EnterAct, 'medium' | 'evidence'>>;
const paper = (given: Given = {}): EnterAct => ({
  ...{ medium: 'paper', evidence: SCAN, who: { name: newName() } },
  ...{ phone: newPhone(), actAt: YESTERDAY },
  ...given,
});
const spoken = (given: Given = {}): EnterAct => ({
  ...{ medium: 'verbal', evidence: { scriptVersion: 'script 2' }, who: { name: newName() } },
  ...{ phone: newPhone(), actAt: '2026-08-02T20:15:00Z' },
  ...given,
});
const enter = (entered: EnterAct) => office.service.enterAct(office.admin, entered);

async function givenOf(entered: EnterAct) {
  const answer = await enter(entered);
  if (answer.kind !== 'recorded') throw new Error(answer.message);
  const { employee, consent } = answer.receipt;
  const entries = await office.ports.ledger.entriesOf(`employee:${employee.employeeId}`);
  const given = entries.find(({ seq }) => seq === consent.givenSeq);
  return { employee, given };
}

async function recordOf(employeeId: string): Promise<string> {
  const { files } = await office.service.evidence(office.admin, employeeId);
  return files.find(({ path }) => path === 'record.txt')?.text ?? '';
}

describe('a signed form', () => {
  it('is on record with who entered it, when it was signed, and the scan’s digest', async () => {
    const { employee, given } = await givenOf(paper());
    const admin = await office.ports.views.employeeByAccount(office.hana.account);
    expect(given?.fact).toMatchObject({
      ...{ kind: 'ConsentGiven', medium: 'paper', ip: 'not_applicable', deliveryId: null },
      entered: { by: admin?.employeeId, actAt: YESTERDAY, evidenceSha256: SCAN.sha256 },
    });
    const record = await recordOf(employee.employeeId);
    expect(record).toContain('a signed paper');
    expect(record).toContain(`Date of the act: ${YESTERDAY}`);
    expect(record).toContain(`entered by employee ${admin?.employeeId}`);
    expect(record).toContain(SCAN.sha256);
    expect(record).not.toContain('pressed');
  });

  it('makes the number one that may be texted', async () => {
    const phone = newPhone();
    await enter(paper({ phone }));
    expect(await office.service.mayText(phone)).toBe(true);
  });

  it('entered twice, even at the same moment, is one entry', async () => {
    const form = paper();
    const before = await headSize(office);
    const answers = await Promise.all([enter(form), enter(form), enter(form)]);
    expect(answers.map(outcome)).toEqual(['given', 'given', 'given']);
    expect((await headSize(office)) - before).toBe(2);
  });
});

describe('somebody in chat whose consent was entered', () => {
  it('gets a copy of what was agreed and how to stop, once; nobody else is told', async () => {
    const { person } = await askOne(office);
    const form = paper({ who: { query: person.email ?? '' } });
    await enter(form);
    await enter(form);
    await office.service.enterAct(office.admin, paper());
    const copies = () => office.chat.told.filter(({ text }) => text.includes('HR has entered'));
    await eventually(() => (copies().length > 0 ? true : undefined));
    expect(copies().map(({ account }) => account)).toEqual([person.account]);
    const [{ text } = { text: '' }] = copies();
    const notice = await office.ports.views.noticeInForce();
    for (const words of ['agreed on paper', notice?.text ?? '', 'write STOP', form.phone.slice(-4)])
      expect(text).toContain(words);
    expect(text).not.toContain(form.phone);
  });
});

describe('a spoken consent', () => {
  it('says that no box was ticked, which script was read, and that it was spoken', async () => {
    const { employee, given } = await givenOf(spoken());
    expect(given?.fact).toMatchObject({
      medium: 'verbal',
      experience: { tick: null, button: 'said yes' },
      entered: { actAt: '2026-08-02T20:15:00.000Z', scriptVersion: 'script 2' },
    });
    const record = await recordOf(employee.employeeId);
    expect(record).toContain('the spoken word (verbal)');
    expect(record).toContain('Script read aloud: script 2');
  });
});

describe('for somebody on record', () => {
  it('belongs to them, and withdraws like any other', async () => {
    const { person } = await askOne(office);
    const answer = await enter(paper({ who: { query: person.account } }));
    expect(outcome(answer)).toBe('given');
    expect(outcome(await withdrawAs(office, person))).toBe('withdrawn');
  });

  it('does not bring back texts that were stopped after it was signed', async () => {
    const { person, deliveryId } = await askOne(office);
    await agreeAs(office, person, { deliveryId, phone: newPhone() });
    await withdrawAs(office, person);
    const old = paper({ who: { query: person.account } });
    await expect(enter(old)).rejects.toMatchObject({ field: 'date' });
    const sameDay = paper({ who: { query: person.account }, actAt: '2026-08-03' });
    await expect(enter(sameDay)).rejects.toMatchObject({ field: 'date' });
    office.clock.advance(60_000);
    const later = spoken({ who: { query: person.account }, actAt: office.clock.now() });
    expect(outcome(await enter(later))).toBe('given');
  });

  it('holds both when somebody else named the number', async () => {
    const { person, deliveryId } = await askOne(office);
    const phone = newPhone();
    await agreeAs(office, person, { deliveryId, phone });
    const answer = await enter(paper({ phone }));
    expect(outcome(answer)).toBe('held');
    expect((await office.service.status(person.account))?.consent?.status).toBe('held');
  });

  it('is not taken for somebody who left', async () => {
    const { person } = await askOne(office);
    await office.service.employeeLeft(person.account, 'deactivated');
    const answer = await enter(paper({ who: { query: person.account } }));
    expect(outcome(answer)).toBe('left_company');
  });
});

describe('is refused', () => {
  it.each<[string, string, () => EnterAct]>([
    ['a date in the future', 'date', () => paper({ actAt: '2026-08-04' })],
    ['a time in the future', 'date', () => spoken({ actAt: '2026-08-03T18:00:01Z' })],
    ['a date that is none', 'date', () => paper({ actAt: '2026-02-30' })],
    ['a date as people write it', 'date', () => paper({ actAt: '8/2/2026' })],
    ['no scan', 'evidence', () => ({ ...paper(), evidence: { ...SCAN, sha256: '' } }) as EnterAct],
    [
      'no script',
      'evidence',
      () => ({ ...spoken(), evidence: { scriptVersion: ' ' } }) as EnterAct,
    ],
    ['a number that is none', 'phone', () => paper({ phone: '12' })],
    ['a number the company sends from', 'phone', () => paper({ phone: LINE.phone })],
    ['nobody', 'employee', () => paper({ who: { query: 'emp_nobody' } })],
    ['no name', 'name', () => paper({ who: { name: '  ' } })],
    ['a wording nobody published', 'notice', () => paper({ noticeDigest: 'b'.repeat(64) })],
  ])('%s', async (_what, field, entered) => {
    const before = await headSize(office);
    await expect(enter(entered())).rejects.toMatchObject({ code: 'INVALID_INPUT', field });
    expect(await headSize(office)).toBe(before);
  });

  it('the same name and number once more, with another form', async () => {
    const form = paper();
    await enter(form);
    const again = { ...form, evidence: { ...SCAN, sha256: 'c'.repeat(64) } } as EnterAct;
    await expect(enter(again)).rejects.toBeInstanceOf(InvalidInputError);
  });

  it('whoever is no admin', async () => {
    const { person } = await askOne(office);
    const actor = { kind: 'account', account: person.account } as const;
    await expect(office.service.enterAct(actor, paper())).rejects.toThrow(NotAllowedError);
  });
});

it('leaves a ledger that verifies, and a summary that names both media', async () => {
  expect((await office.service.verify()).problems).toEqual([]);
  const summary = await office.service.summarize(office.admin, 'portable');
  const flow = String(summary.fields.find(({ name }) => /message.?flow/i.test(name))?.value);
  expect(flow).toMatch(/paper form/);
  expect(flow).toMatch(/verbally/);
  expect(flow).not.toMatch(/Teams|web page/);
});
