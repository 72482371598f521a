/** One person's evidence, checked by the two scripts that travel with it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EvidenceBundle } from '../../../src/ledger/evidence.ts';
import type { Ledger } from '../../../src/ports.ts';
import { bundleFor, KEY, MARIA, ORIGIN, PEOPLE, unpack, verdictOn } from './evidence-folder.ts';
import { memoryLedger } from './memory-ledger.ts';
import { draftOf, employeeOf, personOf, phoneOf, story, TEXT } from './northwind-drafts.ts';

const folder = mkdtempSync(join(tmpdir(), 'rollcall-evidence-'));
let bundle: EvidenceBundle;
const textOf = (path: string, of = bundle) =>
  of.files.find((file) => file.path === path)?.text ?? '';

beforeAll(async () => {
  bundle = await bundleFor(MARIA);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All that can be read in a bundle: files, entries and opened disclosures; without the scripts. */
function everythingIn({ files }: EvidenceBundle): string {
  const { entries } = JSON.parse(textOf('evidence.json')) as {
    entries: { bytes: string; disclosures: string[] }[];
  };
  return [
    ...files.filter(({ path }) => !path.startsWith('verify.')).map(({ text }) => text),
    ...entries.map(({ bytes }) => Buffer.from(bytes, 'base64').toString()),
    ...entries.flatMap(({ disclosures }) => disclosures.map(decoded)),
  ].join('\n');
}
const decoded = (encoded: string) => Buffer.from(encoded, 'base64url').toString();

/** The ledger as it is when the personal fields of these entries were deleted. */
function without(ledger: Ledger, seqs: readonly number[]): Ledger {
  return {
    ...ledger,
    disclosures: (of) => ledger.disclosures(of.filter((seq) => !seqs.includes(seq))),
    entriesOf: async (stream) =>
      (await ledger.entriesOf(stream)).map((entry) =>
        seqs.includes(entry.seq) ? { ...entry, personal: {} } : entry,
      ),
  };
}

describe('the evidence of one person', () => {
  it('verifies in an empty folder by both scripts, one clear line per check', async () => {
    unpack(folder, bundle);
    const { code, lines, failures } = await verdictOn(folder);
    expect(failures).toEqual([]);
    expect(code).toBe(0);
    expect(lines.at(-1)).toMatch(/^RESULT: everything verifies \(\d+ checks\)\.$/);
    expect(lines).toContain('ok    notice-1.txt is as it was signed');
    expect(lines.join('\n')).toMatch(/^ok {4}entry \d+ \(ConsentGiven\) holds the seven items/m);
    expect((await verdictOn(folder, null)).lines).toContain(`note  signed with the key ${KEY}`);
  });

  it('reveals nobody else: no other name, number, account or owner', () => {
    const everything = everythingIn(bundle);
    const { name = '', phone = '', account = '' } = personOf(MARIA);
    for (const own of [name, phone, account]) expect(everything).toContain(own);
    expect(everything).not.toContain('Olga Owner');
    for (let n = 0; n < PEOPLE; n++) {
      if (n === MARIA) continue;
      const other = personOf(n);
      expect(everything).not.toContain(other.name);
      expect(everything).not.toContain(other.phone);
      expect(everything).not.toContain(`${other.account}"`);
    }
  });

  it('holds nothing of the entries that are not about this person', () => {
    const { entries } = JSON.parse(textOf('evidence.json')) as { entries: { kind: string }[] };
    expect(entries.map(({ kind }) => kind)).toEqual([
      'CampaignDefined',
      'NumberAdded',
      'NumberAdded',
      'NoticePublished',
      'BroadcastLaunched',
      'EmployeeJoined',
      'ConsentRequested',
      'ConsentGiven',
      'ConsentWithdrawn',
    ]);
  });

  it('keeps the exact wording and names the seven items in plain words', () => {
    expect(textOf('notice-1.txt')).toBe(TEXT);
    const record = textOf('record.txt');
    for (const item of [
      '1. Timestamp      2026-03-02T',
      '2. Medium         Slack',
      '3. Experience     Shown: the wording in notice-1.txt (notice version 1, en-US)',
      '4. Campaign       Northwind Field Services LLC: shift, job-site, safety updates',
      '5. IP address     not available: this medium does not tell it to applications',
      `6. Phone number   ${phoneOf(MARIA)}`,
      '7. Identity       Persona Número 1 🚚, account slack:T0NORTHWIND:U1',
    ]) {
      expect(record).toContain(item);
    }
    expect(record).toMatch(/Stands now +consent withdrawn \(entry \d+/);
    expect(bundle.name).not.toMatch(/Persona|556/);
  });

  it('keeps a hostile name on its own line of the record', async () => {
    const drafts = story(4).map((draft) =>
      draft.fact.kind === 'ConsentGiven' && draft.fact.employeeId === employeeOf(0)
        ? {
            ...draft,
            personal: { ...draft.personal, name: 'Eve\n6. Phone number   +15125560666\u202e' },
          }
        : draft,
    );
    const hostile = await bundleFor(0, { ledger: memoryLedger(drafts, ORIGIN).ledger });
    const record = textOf('record.txt', hostile);
    expect(record.match(/^6\. Phone number/gm)).toHaveLength(1);
    expect(record).toContain('7. Identity       Eve 6. Phone number');
    expect(record).not.toContain('\u202e');
  });

  it('has the key the README tells to check with', () => {
    expect(textOf('README.txt')).toContain(`node verify.mjs '${KEY}'`);
    expect(textOf('README.txt')).toContain(`python3 verify.py '${KEY}'`);
  });

  it('verifies for someone who declined', async () => {
    unpack(folder, await bundleFor(2));
    expect((await verdictOn(folder)).code).toBe(0);
  });

  it('verifies after an erasure and says so, but not when fields are gone without one', async () => {
    const drafts = story(4);
    const seqOf = (kind: string) =>
      drafts.findIndex(
        ({ fact }) =>
          fact.kind === kind && 'employeeId' in fact && fact.employeeId === employeeOf(3),
      );
    const seqs = [seqOf('ConsentGiven')];
    const fields = ['name', 'phone', 'account'];
    const erasure = draftOf({
      kind: 'PersonalDataErased',
      employeeId: employeeOf(3),
      seqs,
      fields,
      by: 'system',
    });
    const { ledger } = memoryLedger([...drafts, erasure], ORIGIN);
    const erased = await bundleFor(3, { ledger: without(ledger, seqs) });
    unpack(folder, erased);
    expect((await verdictOn(folder)).failures).toEqual([]);
    expect(textOf('record.txt', erased)).toContain('6. Phone number   erased');

    const unexplained = seqOf('EmployeeJoined');
    unpack(folder, await bundleFor(3, { ledger: without(ledger, [unexplained]) }));
    expect((await verdictOn(folder)).failures).toEqual([
      `entry ${unexplained} (EmployeeJoined): its personal fields are those recorded`,
    ]);
  });

  it('is refused for someone the ledger does not know', async () => {
    await expect(bundleFor(PEOPLE + 5)).rejects.toThrow(/Nothing is on record/);
  });
});
