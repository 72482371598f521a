/** Erasing a person: who may, when, what goes, what stays, and that everything says so. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ChatPerson } from '../../../src/employee.ts';
import type { EraseOrder } from '../../../src/people/erase.ts';
import { keptUntil } from '../../../src/records/retention.ts';
import { createService } from '../../../src/service.ts';
import { agreeAs, askOne, newPhone, type Office, openReadyOffice } from '../../support/service.ts';
import { unpack, verdictOn } from '../ledger/evidence-folder.ts';

jest.setTimeout(120_000);

const script = (name: string) =>
  readFileSync(new URL(`../../../adapters/documents/verifiers/${name}`, import.meta.url), 'utf8');
const YEAR_MS = 366 * 24 * 60 * 60 * 1000;
const folder = mkdtempSync(join(tmpdir(), 'rollcall-erase-'));
const BASIS = { legalBasis: 'State privacy act, right to delete' };

let office: Office;
let person: ChatPerson;
let phone: string;
let employeeId: string;

beforeAll(async () => {
  office = await openReadyOffice();
  const verifiers = { mjs: script('verify.mjs'), py: script('verify.py') };
  Object.assign(office, { service: createService({ ...office.ports, verifiers }) });
});
beforeEach(async () => {
  const asked = await askOne(office, { name: 'Zora Quill' });
  person = asked.person;
  phone = newPhone();
  await agreeAs(office, person, { deliveryId: asked.deliveryId, phone });
  employeeId = (await office.ports.views.employeeByAccount(person.account))?.employeeId ?? '';
});
afterAll(async () => {
  await office.close();
  rmSync(folder, { recursive: true, force: true });
});

const erase = (order: Partial<EraseOrder> = {}) =>
  office.service.erasePerson(office.admin, {
    employee: employeeId,
    reason: 'Asked for it',
    legalBasis: null,
    ...order,
  });

describe('is refused', () => {
  it('while the records must be kept, with the day until which', async () => {
    await expect(erase()).rejects.toMatchObject({
      field: 'legalBasis',
      message: expect.stringMatching(/must be kept until \d{4}-\d{2}-\d{2}, 5 years after/),
    });
    office.clock.advance(4 * YEAR_MS);
    await expect(erase()).rejects.toMatchObject({ field: 'legalBasis' });
  });

  it('to everybody without the role', async () => {
    const actor = { kind: 'account', account: person.account } as const;
    const order = { employee: employeeId, reason: 'Mine', ...BASIS };
    await expect(office.service.erasePerson(actor, order)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });

  it.each([
    ['no reason', { reason: '  ' }, 'reason'],
    ['a reason with a number', { reason: 'Call 512-555-0142' }, 'reason'],
    ['a reason with an address', { reason: 'See zora@northwindfs.example' }, 'reason'],
    ['a reason that names the person', { reason: 'zora quill asked', ...BASIS }, 'reason'],
    ['a legal basis without words', { legalBasis: ' ' }, 'legalBasis'],
    ['nobody', { employee: 'emp_nobody1' }, 'employee'],
  ])('with %s', async (_, order, field) => {
    await expect(erase(order)).rejects.toMatchObject({ code: 'INVALID_INPUT', field });
  });

  it('for an admin', async () => {
    await expect(erase({ employee: office.hana.account, ...BASIS })).rejects.toMatchObject({
      field: 'employee',
    });
  });
});

describe('within its limits', () => {
  it('five years after the last event it needs no legal basis; four is the least', async () => {
    office.clock.advance(5 * YEAR_MS);
    await expect(erase()).resolves.toMatchObject({ employeeId });
    const strict = createService({ ...office.ports, retentionYears: 1 });
    const { person: other, deliveryId } = await askOne(office);
    await agreeAs(office, other, { deliveryId, phone: newPhone() });
    const order = { employee: other.account, reason: 'Asked', legalBasis: null };
    await expect(strict.erasePerson(office.admin, order)).rejects.toMatchObject({
      message: expect.stringContaining('4 years after'),
    });
  });

  it('29 February is kept until 1 March', () => {
    expect(keptUntil('2028-02-29T10:00:00.000Z', 5)).toBe('2033-03-01T10:00:00.000Z');
  });
});

describe('an erased person', () => {
  it('is nowhere any more: not in the records, not by number, not by account', async () => {
    const erased = await erase(BASIS);
    expect(erased).toMatchObject({ employeeId, entries: 2 });
    expect(erased.fields).toEqual(['account', 'email', 'name', 'phone']);
    const { views, ledger } = office.ports;
    expect(await views.employeeByAccount(person.account)).toBeNull();
    expect(await views.findEmployees(phone)).toEqual([]);
    expect(await office.service.mayText(phone)).toBe(false);
    const own = await ledger.entriesOf(`employee:${employeeId}`);
    expect(own.every(({ personal }) => Object.keys(personal).length === 0)).toBe(true);
    const everything = JSON.stringify([
      own.map(({ bytes }) => Buffer.from(bytes).toString()),
      await office.ports.work.deliveriesTo(employeeId),
    ]);
    for (const trace of [phone, person.account, 'Zora', person.email ?? '-'])
      expect(everything).not.toContain(trace);
    expect(JSON.stringify(office.logged)).not.toMatch(/Zora|\+1\d{10}/);
  });

  it('leaves a ledger that verifies, views and all', async () => {
    await erase(BASIS);
    const { problems, ok } = await office.service.verify();
    expect(problems).toEqual([]);
    expect(ok).toBe(true);
  });

  it('has evidence that verifies and says in plain words what was erased, when and why', async () => {
    await erase({ reason: 'Asked for it', ...BASIS });
    const bundle = await office.service.evidence(office.admin, employeeId);
    unpack(folder, bundle);
    expect((await verdictOn(folder, null)).failures).toEqual([]);
    const record = bundle.files.find(({ path }) => path === 'record.txt')?.text ?? '';
    expect(record).toMatch(/^Erased +personal data \(account, email, name, phone\), on 20/m);
    expect(record).toContain('Reason: Asked for it');
    expect(record).toContain(`Legal basis: ${BASIS.legalBasis}`);
    expect(record).toMatch(/6\. Phone number +erased/);
  });

  it('stands in audits and exports without name and number', async () => {
    await erase(BASIS);
    const audit = await office.service.audit(office.admin, { whom: { employee: employeeId } });
    expect(audit.ok).toBe(true);
    const readme = audit.files.find(({ path }) => path === 'README.txt')?.text ?? '';
    expect(readme).toContain('ERASED');
    expect(readme).toContain(`people/${employeeId}, erased 20`);
    const { document } = await office.service.exportRecords(office.admin, {
      format: 'json',
      fullNumbers: true,
    });
    const own = (document as { identity: { employeeId: string; name: string } }[]).filter(
      ({ identity }) => identity.employeeId === employeeId,
    );
    expect(own).toMatchObject([{ phoneNumber: 'erased', identity: { name: 'erased' } }]);
    expect(JSON.stringify(document)).not.toContain(phone);
  });

  it('is shown as of now in an audit of a day before the erasure', async () => {
    const day = office.clock.now().slice(0, 10);
    office.clock.advance(YEAR_MS);
    await erase(BASIS);
    const audit = await office.service.audit(office.admin, {
      whom: { employee: employeeId },
      at: day,
    });
    const [shown] = audit.people;
    expect(shown?.snapshot.size).toBeGreaterThan(audit.size);
    unpack(folder, shown?.evidence ?? { employeeId, name: '', files: [] });
    expect((await verdictOn(folder, null)).failures).toEqual([]);
  });

  it('cannot be erased twice, and that is no error', async () => {
    await erase(BASIS);
    const before = await office.ports.ledger.head();
    expect(await erase(BASIS)).toEqual({ employeeId, entries: 0, fields: [] });
    expect((await office.ports.ledger.head()).size).toBe(before.size);
  });
});
