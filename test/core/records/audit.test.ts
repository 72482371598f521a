/** Audits: who is drawn, what is in them, and that they rest on one state of the ledger. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ChatPerson } from '../../../src/employee.ts';
import { readCheckpoint } from '../../../src/ledger/checkpoint.ts';
import { snapshotNow } from '../../../src/ledger/snapshot.ts';
import type { Audit, AuditOrder } from '../../../src/proof/audit.ts';
import { drawSample } from '../../../src/proof/draw-sample.ts';
import { createService } from '../../../src/service.ts';
import {
  agreeAs,
  ask,
  askOne,
  DEFINITION,
  declineAs,
  headSize,
  newPhone,
  type Office,
  openReadyOffice,
  withdrawAs,
} from '../../support/service.ts';
import { unpack, verdictOn } from '../ledger/evidence-folder.ts';
import { memoryLedger } from '../ledger/memory-ledger.ts';
import { employeeOf, story } from '../ledger/northwind-drafts.ts';

const script = (name: string) =>
  readFileSync(new URL(`../../../adapters/documents/verifiers/${name}`, import.meta.url), 'utf8');

/** A store of its own and two scripts per person take their time on a busy machine. */
jest.setTimeout(120_000);

const DAY_MS = 24 * 60 * 60 * 1000;
let office: Office;
const folder = mkdtempSync(join(tmpdir(), 'rollcall-audit-'));
const phone = newPhone();
let people: ChatPerson[];
let before: { at: string; size: number };

const auditOf = (whom: AuditOrder['whom'], at?: string): Promise<Audit> =>
  office.service.audit(office.admin, { whom, ...(at === undefined ? {} : { at }) });
const text = ({ files }: Audit, path: string) =>
  files.find((file) => file.path === path)?.text ?? '';
const idsOf = ({ people: shown }: Audit) => shown.map(({ employeeId }) => employeeId);

/** Six answer on the first day (one declines, one withdraws later), everybody else never. Three wordings. */
beforeAll(async () => {
  office = await openReadyOffice();
  const ports = {
    ...office.ports,
    verifiers: { mjs: script('verify.mjs'), py: script('verify.py') },
  };
  Object.assign(office, { service: createService(ports) });
  people = Array.from({ length: 8 }, (_, n) => office.chat.add({ name: `P${n}` })[0] as ChatPerson);
  const deliveries = await ask(office, people);
  for (const [n, person] of people.slice(0, 6).entries()) {
    const deliveryId = deliveries[n] ?? '';
    if (n === 5) await declineAs(office, person, { deliveryId });
    else await agreeAs(office, person, { deliveryId, phone: n === 0 ? phone : newPhone() });
  }
  before = { at: office.clock.now(), size: await headSize(office) };
  office.clock.advance(2 * DAY_MS);
  await withdrawAs(office, people[1] as ChatPerson);
  for (const frequency of ['Up to 4 messages per week', 'Up to 9 messages per week'])
    await office.service.defineCampaign(office.admin, { ...DEFINITION, frequency });
});
afterAll(async () => {
  await office.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('who is drawn', () => {
  it('is the same for the same seed and state, in order, and only people who answered', async () => {
    const [one, again, other] = [
      await auditOf({ sample: 3, seed: 'carrier 4711' }),
      await auditOf({ sample: 3, seed: 'carrier 4711' }),
      await auditOf({ sample: 3, seed: 'another' }),
    ];
    expect(idsOf(one)).toHaveLength(3);
    expect(idsOf(again)).toEqual(idsOf(one));
    expect(idsOf(one)).toEqual([...idsOf(one)].sort());
    const answered = await office.ports.views.answered(100);
    expect(answered).toHaveLength(6);
    for (const id of [...idsOf(one), ...idsOf(other)]) expect(answered).toContain(id);
    expect(one.files.map(({ path }) => path)).toEqual(again.files.map(({ path }) => path));
  });

  it('is everybody when fewer answered than were asked for', async () => {
    const audit = await auditOf({ sample: 50, seed: 'all' });
    expect(idsOf(audit)).toEqual(await office.ports.views.answered(100));
    expect(text(audit, 'README.txt')).toContain('only 6 had answered');
  });

  it('is whoever the README says how to draw, found by reading or by looking up first', async () => {
    const { ledger } = memoryLedger(story(60), 'northwindfs.example/rollcall');
    const snapshot = await snapshotNow(ledger);
    const all = Array.from({ length: 60 }, (_, n) => employeeOf(n));
    const views = (answered: readonly string[]) =>
      ({ ...office.ports.views, answered: async () => answered }) as typeof office.ports.views;
    const draw = { seed: 'reference 9', count: 7 };
    const known = await drawSample({ ledger, views: views(all) }, snapshot, draw);
    const many = Array.from({ length: 501 }, (_, n) => `emp_many${n}`);
    const read = await drawSample({ ledger, views: views(many) }, snapshot, draw);
    expect(read).toEqual(known);
    expect(known).toHaveLength(7);
  });

  it('draws everybody with about the same chance, however often they answered', async () => {
    const { ledger } = memoryLedger(story(20), 'northwindfs.example/rollcall');
    const snapshot = await snapshotNow(ledger);
    const all = Array.from({ length: 20 }, (_, n) => employeeOf(n));
    const views = { ...office.ports.views, answered: async () => all };
    const times = new Map(all.map((id) => [id, 0]));
    for (let seed = 0; seed < 400; seed += 1) {
      const drawn = await drawSample({ ledger, views }, snapshot, { seed: `${seed}`, count: 5 });
      for (const id of drawn) times.set(id, (times.get(id) ?? 0) + 1);
    }
    // 100 each are expected; six standard deviations are 52.
    for (const count of times.values()) expect(Math.abs(count - 100)).toBeLessThan(52);
  });

  it('is refused when nobody answered, and asks for a usable sample and seed', async () => {
    const quiet = await openReadyOffice();
    await askOne(quiet);
    const of = (sample: number, seed: string) =>
      quiet.service.audit(quiet.admin, { whom: { sample, seed } });
    await expect(of(5, 'x')).rejects.toMatchObject({ field: 'sample' });
    await expect(of(0, 'x')).rejects.toMatchObject({ field: 'sample' });
    await expect(of(1.5, 'x')).rejects.toMatchObject({ field: 'sample' });
    await expect(of(201, 'x')).rejects.toMatchObject({ field: 'sample' });
    await expect(of(1, '')).rejects.toMatchObject({ field: 'seed' });
    await expect(of(1, 'a\nb')).rejects.toMatchObject({ field: 'seed' });
    await quiet.close();
  });

  it('is everybody who ever answered with a number, or the one person asked for', async () => {
    const [owner] = people;
    expect(idsOf(await auditOf({ phone }))).toEqual([
      (await office.ports.views.employeeByAccount(owner?.account ?? ''))?.employeeId,
    ]);
    expect(idsOf(await auditOf({ employee: owner?.account ?? '' }))).toHaveLength(1);
    await expect(auditOf({ phone: newPhone() })).rejects.toMatchObject({ field: 'phone' });
    await expect(auditOf({ employee: 'nobody@northwindfs.example' })).rejects.toMatchObject({
      field: 'employee',
    });
  });
});

describe('what is in it', () => {
  it('each person’s evidence verifies by both scripts, under the one checkpoint', async () => {
    const audit = await auditOf({ sample: 50, seed: 'all' });
    expect(audit.ok).toBe(true);
    expect(text(audit, 'verification.txt')).toMatch(
      /RESULT: everything verifies \(\d+ checks\)\.\n$/,
    );
    for (const { employeeId, evidence } of audit.people) {
      expect(text(audit, `people/${employeeId}/evidence/checkpoint.txt`)).toBe(audit.checkpoint);
      unpack(folder, evidence);
      expect((await verdictOn(folder, null)).failures).toEqual([]);
    }
  });

  it('holds every wording, the numbers, who stopped, and a receipt per consent', async () => {
    const audit = await auditOf({ sample: 50, seed: 'all' });
    const texts = audit.files.filter(({ path }) => path.startsWith('texts/'));
    expect(texts).toHaveLength(3);
    expect(new Set(texts.map((file) => file.text)).size).toBe(3);
    expect(text(audit, 'numbers.txt')).toMatch(/in use +512-555-0101 +Dispatch/);
    expect(text(audit, 'opt-outs.txt')).toMatch(/stopped +slack +receipt +\*+\d{4}/);
    expect(text(audit, 'opt-outs.txt')).toMatch(/declined/);
    const receipts = audit.files.filter(({ path }) => /receipt-\d+\.json$/.test(path));
    expect(receipts).toHaveLength(5);
  });

  it('shows withdrawn-only people with their withdrawal', async () => {
    const audit = await auditOf({ employee: people[1]?.account ?? '' });
    expect(audit.people[0]?.records).toMatchObject([{ status: 'withdrawn' }]);
    expect(text(audit, `people/${idsOf(audit)[0]}/evidence/record.txt`)).toMatch(
      /Stands now +consent withdrawn/,
    );
  });

  it('is logged without a name or number, and refused to everybody without the role', async () => {
    const logged = office.logged.length;
    await auditOf({ sample: 2, seed: 'log' });
    expect(office.logged.slice(logged)).toMatchObject([
      { sentence: 'An audit with whole phone numbers was put together.', fields: { people: 2 } },
    ]);
    const actor = { kind: 'account', account: people[0]?.account ?? '' } as const;
    const order = { whom: { sample: 1, seed: 'x' } };
    await expect(office.service.audit(actor, order)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

describe('the state of an earlier day', () => {
  it('is what was on record then, signed, and part of what is on record now', async () => {
    const day = before.at.slice(0, 10);
    const audit = await auditOf({ sample: 50, seed: 'all' }, day);
    expect(audit.size).toBe(before.size);
    expect(audit.ok).toBe(true);
    const head = readCheckpoint(audit.checkpoint, office.ports.signer);
    expect(head.size).toBe(before.size);
    expect(audit.people.flatMap(({ records }) => records.map(({ status }) => status))).toEqual(
      Array.from({ length: 5 }, () => 'given'),
    );
    expect(audit.files.filter(({ path }) => path.startsWith('texts/'))).toHaveLength(1);
    expect(text(audit, 'checkpoint-now.txt')).not.toBe('');
    for (const { evidence } of audit.people) {
      unpack(folder, evidence);
      expect((await verdictOn(folder, null)).failures).toEqual([]);
    }
  });

  it.each([
    ['a day that lies ahead', '2999-01-01'],
    ['a day before anything was recorded', '1999-01-01'],
    ['a day that does not exist', '2026-02-30'],
    ['no date', 'last week'],
    ['a time without its zone', '2026-08-20T10:00:00'],
  ])('refuses %s', async (_, at) => {
    await expect(auditOf({ sample: 1, seed: 'x' }, at)).rejects.toMatchObject({ field: 'at' });
  });
});

describe('while answers come in', () => {
  it('shows one state: every bundle has the same checkpoint, and none a later entry', async () => {
    const stop = { now: false };
    const writing = (async () => {
      while (!stop.now) await askOne(office);
    })();
    const audit = await auditOf({ sample: 50, seed: 'all' });
    const exported = await office.service.exportRecords(office.admin, {
      format: 'json',
      fullNumbers: false,
    });
    stop.now = true;
    await writing;
    expect(await headSize(office)).toBeGreaterThan(audit.size);
    for (const { about, snapshot } of audit.people) {
      expect(snapshot.size).toBe(audit.size);
      for (const { seq } of about.all) expect(seq).toBeLessThan(audit.size);
    }
    expect(audit.ok).toBe(true);
    expect(readCheckpoint(exported.checkpoint, office.ports.signer).size).toBe(exported.size);
    expect(exported.count).toBe(5);
  });
});
