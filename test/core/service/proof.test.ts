import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { drawHere } from '../../../src/command-line/drawing.ts';
import { signCheckpoint } from '../../../src/ledger/checkpoint.ts';
import { createService } from '../../../src/service.ts';
import {
  agreeAs,
  askOne,
  declineAs,
  kindsOf,
  newPhone,
  type Office,
  openReadyOffice,
} from '../../support/service.ts';

let office: Office;
beforeAll(async () => {
  office = await openReadyOffice();
}, 120_000);
afterAll(() => office.close());

/** The same office with another memory of checkpoints. */
const remembering = (last: string | null) =>
  createService({
    ...office.ports,
    witness: { last: async () => last, remember: async () => undefined },
  });

describe('the witness', () => {
  it('accepts a ledger that begins with what was witnessed', async () => {
    const before = await office.service.checkpoint({ tellAdmins: false });
    await askOne(office);
    await remembering(before).checkWitness();
    await office.service.checkpoint({ tellAdmins: false });
    await office.service.checkWitness();
  });

  it('refuses a ledger that is behind, and gives it no fresh signature', async () => {
    const head = await office.ports.ledger.head();
    const later = signCheckpoint(office.ports.signer, { ...head, size: head.size + 3 });
    const behind = { code: 'LEDGER_BROKEN', message: expect.stringContaining('old copy') };
    await expect(remembering(later).checkWitness()).rejects.toMatchObject(behind);
    await expect(remembering(later).checkpoint({ tellAdmins: false })).rejects.toMatchObject(
      behind,
    );
  });

  it('refuses another history of the same length, or a shorter one of its own', async () => {
    const { size } = await office.ports.ledger.head();
    for (const other of [size, size - 1]) {
      const root = Buffer.alloc(32, 7);
      const forged = signCheckpoint(office.ports.signer, { size: other, root });
      await expect(remembering(forged).checkWitness()).rejects.toMatchObject({
        code: 'LEDGER_BROKEN',
      });
    }
  });

  it('says in the log when nothing is known from before', async () => {
    await remembering(null).checkWitness();
    expect(office.logged.at(-1)?.sentence).toContain('No earlier checkpoint');
  });
});

describe('the summary', () => {
  it('counts what the ledger says at its checkpoint, and is recorded as issued', async () => {
    const [one, two] = [await askOne(office), await askOne(office)];
    await agreeAs(office, one.person, { deliveryId: one.deliveryId, phone: newPhone() });
    await declineAs(office, two.person, { deliveryId: two.deliveryId });
    const { size } = await office.ports.ledger.head();
    const summary = await office.service.summarize(office.admin, 'ringcentral');
    const { targeted, agreed, declined, waiting } = summary.counts;
    expect(agreed + declined + waiting).toBe(targeted);
    expect({ agreed, declined }).toEqual({ agreed: 1, declined: 1 });
    expect(summary.checkpoint).toContain(`northwindfs.example/rollcall\n${size}\n`);
    expect(JSON.stringify(summary)).not.toContain(one.person.name);
    const { campaign } = await office.service.overview(office.admin);
    const entries = await office.ports.ledger.entriesOf(`campaign:${campaign?.campaignId}`);
    expect(entries.at(-1)?.fact).toMatchObject({
      kind: 'SummaryIssued',
      size,
      provider: 'ringcentral',
    });
  });
});

describe('the summary of one state', () => {
  it('is the same to the byte however often it is asked for, also as a PDF, and on record once', async () => {
    const asks = async () => {
      const report = await office.service.report(office.admin, { provider: 'twilio' });
      office.clock.advance(60_000);
      return { report, pdf: await drawHere.summaryPdf(report, { missing: 'Not drawn here.' }) };
    };
    const first = await asks();
    const between = await office.service.summarize(office.admin, 'ringcentral');
    const second = await asks();
    expect(second.report).toEqual(first.report);
    expect(Buffer.from(second.pdf).equals(Buffer.from(first.pdf))).toBe(true);
    expect(between.checkpoint).toBe(first.report.summary.checkpoint);
    const issued = (await kindsOf(office)).filter((kind) => kind === 'SummaryIssued').length;
    await asks();
    expect((await kindsOf(office)).filter((kind) => kind === 'SummaryIssued')).toHaveLength(issued);
    await askOne(office);
    expect((await asks()).report.summary.checkpoint).not.toBe(between.checkpoint);
  });
});

describe('verification', () => {
  it('finds nothing wrong with all of this', async () => {
    const verification = await office.service.verify();
    expect(verification.problems).toEqual([]);
    expect(verification).toMatchObject({
      ok: true,
      entries: (await office.ports.ledger.head()).size,
    });
  });
});

describe('evidence', () => {
  it('is collected by id, e-mail or number, for one person only', async () => {
    const [{ person, deliveryId }, other] = [await askOne(office), await askOne(office)];
    const phone = newPhone();
    await agreeAs(office, person, { deliveryId, phone });
    await agreeAs(office, other.person, { deliveryId: other.deliveryId, phone: newPhone() });
    const employee = await office.ports.views.employeeByAccount(person.account);
    for (const query of [employee?.employeeId ?? '', person.email ?? '', phone]) {
      const bundle = await office.service.evidence(office.admin, ` ${query} `);
      expect(bundle.employeeId).toBe(employee?.employeeId);
      const text = bundle.files.map((file) => file.text).join('\n');
      expect(text).not.toContain(other.person.account);
    }
  });

  it('is refused when nobody answers to the question, and to everybody but admins', async () => {
    const nobody = office.service.evidence(office.admin, 'nobody@northwindfs.example');
    await expect(nobody).rejects.toMatchObject({ field: 'employee' });
    const { person } = await askOne(office);
    const actor = { kind: 'account', account: person.account } as const;
    await expect(office.service.evidence(actor, person.email ?? '')).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });
});

describe('the admin’s home', () => {
  it('says what to do next', async () => {
    const overview = await office.service.overview(office.admin);
    expect(overview).toMatchObject({ admins: ['Hana Reyes'] });
    expect(overview.nextStep).toMatch(/answers|Everybody/);
  });
});
