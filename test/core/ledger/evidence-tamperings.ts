/** What somebody might do to a folder of evidence, and the check that must fail then. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { disclose } from '../../../src/ledger/disclosure.ts';
import { type EvidenceEditor, entryOf } from './evidence-editor.ts';
import { employeeOf } from './northwind-drafts.ts';

/** Another letter in its place. */
const other = (letter: string) => (letter === 'A' ? 'B' : 'A');
function turned(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  bytes[5] = (bytes[5] ?? 0) ^ 1;
  return bytes.toString('base64');
}
const CONSENT = 'ConsentGiven';
const FORGED = disclose(0, ['phone', '+15125560666'], new Uint8Array(16)).encoded;

/** What is done to the folder, and the check that must fail. */
export const TAMPERINGS: readonly [
  what: string,
  check: RegExp,
  tamper: (folder: EvidenceEditor) => void,
][] = [
  [
    'a word of the wording',
    /wording in notice-1.txt/,
    (folder) => folder.edit('notice-1.txt', (old) => old.replace('agree', 'refuse')),
  ],
  [
    'the record',
    /^record.txt is as it was/,
    (folder) =>
      folder.edit('record.txt', (old) => old.replace('consent withdrawn', 'consent given')),
  ],
  [
    'the README',
    /^README.txt is as it was/,
    (folder) => folder.edit('README.txt', (old) => `${old}Trust me.\n`),
  ],
  [
    'one of the scripts',
    /^verify.py is as it was/,
    (folder) => folder.edit('verify.py', (old) => `${old}\n`),
  ],
  [
    'a byte of an entry',
    /ConsentGiven\) is in the|unreadable\) is in the/,
    (folder) =>
      folder.editEntry(CONSENT, (entry) => {
        entry.bytes = turned(entry.bytes);
      }),
  ],
  [
    'the time in an entry',
    /ConsentGiven\) is in the/,
    (folder) =>
      folder.editEntry(CONSENT, (entry) => {
        entry.bytes = Buffer.from(
          Buffer.from(entry.bytes, 'base64').toString().replace('2026-', '2025-'),
        ).toString('base64');
      }),
  ],
  [
    'a hash of a proof',
    /ConsentGiven\) is in the/,
    (folder) =>
      folder.editEntry(CONSENT, (entry) => {
        entry.proof[0] = turned(entry.proof[0] ?? '');
      }),
  ],
  [
    'the length of a proof',
    /ConsentGiven\) is in the/,
    (folder) =>
      folder.editEntry(CONSENT, (entry) => {
        entry.proof.pop();
      }),
  ],
  [
    'the place of an entry',
    /ConsentWithdrawn\) is in the/,
    (folder) =>
      folder.editEntry('ConsentWithdrawn', (entry) => {
        entry.seq += 1;
      }),
  ],
  [
    'the order of entries',
    /in order, each once/,
    (folder) =>
      folder.editEvidence(({ entries }) => {
        entries.reverse();
      }),
  ],
  [
    'another number disclosed',
    /personal fields are those/,
    (folder) =>
      folder.editEntry(CONSENT, ({ disclosures }) => {
        disclosures[1] = FORGED;
      }),
  ],
  [
    'a removed disclosure',
    /personal fields are those/,
    (folder) =>
      folder.editEntry(CONSENT, ({ disclosures }) => {
        disclosures.pop();
      }),
  ],
  [
    'a disclosure given twice',
    /personal fields are those/,
    (folder) =>
      folder.editEntry(CONSENT, ({ disclosures }) => {
        disclosures.push(disclosures[0] ?? '');
      }),
  ],
  [
    'disclosures of another entry',
    /ConsentGiven\): its personal/,
    (folder) =>
      folder.editEvidence((evidence) => {
        entryOf(evidence, CONSENT).disclosures = entryOf(evidence, 'EmployeeJoined').disclosures;
      }),
  ],
  [
    'a disclosure of a number owner',
    /NumberAdded\): its personal/,
    (folder) =>
      folder.editEntry('NumberAdded', ({ disclosures }) => {
        disclosures.push(FORGED);
      }),
  ],
  [
    'a withdrawal left out',
    /^evidence.json is as it was/,
    (folder) =>
      folder.editEvidence((evidence) => {
        evidence.entries = evidence.entries.filter(({ kind }) => kind !== 'ConsentWithdrawn');
      }),
  ],
  [
    'a notice left out',
    /holds the seven items/,
    (folder) =>
      folder.editEvidence((evidence) => {
        evidence.entries = evidence.entries.filter(({ kind }) => kind !== 'NoticePublished');
      }),
  ],
  [
    'no entry at all',
    /in order, each once/,
    (folder) =>
      folder.editEvidence((evidence) => {
        evidence.entries = [];
      }),
  ],
  [
    'another person’s id on it',
    /belongs to this evidence/,
    (folder) =>
      folder.editEvidence((evidence) => {
        evidence.employeeId = employeeOf(2);
      }),
  ],
  [
    'another ledger’s name on it',
    /evidence.json can be read/,
    (folder) =>
      folder.editEvidence((evidence) => {
        evidence.origin = 'elsewhere.example';
      }),
  ],
  [
    'a broken evidence.json',
    /evidence.json can be read/,
    (folder) => folder.edit('evidence.json', (old) => old.slice(0, -10)),
  ],
  [
    'the root in the checkpoint',
    /^checkpoint.txt is signed/,
    (folder) =>
      folder.edit('checkpoint.txt', (old) => old.replace(/[A-Za-z0-9+/](?=[^\n]{20}\n\n)/, other)),
  ],
  [
    'the size in the checkpoint',
    /^checkpoint.txt is signed/,
    (folder) => folder.edit('checkpoint.txt', (old) => old.replace(/\n\d+\n/, '\n999\n')),
  ],
  [
    'the signature of the checkpoint',
    /^checkpoint.txt is signed/,
    (folder) =>
      folder.edit('checkpoint.txt', (old) => old.replace(/[A-Za-z0-9+/](?=[^\n]{20}\n$)/, other)),
  ],
  [
    'a hash in the manifest',
    /^manifest.txt is signed/,
    (folder) => folder.edit('manifest.txt', (old) => old.replace(/^[0-9a-f]{64}/m, '0'.repeat(64))),
  ],
  [
    'a file left out of the manifest',
    /^manifest.txt is signed/,
    (folder) => folder.edit('manifest.txt', (old) => old.replace(/^.*record\.txt\n/m, '')),
  ],
  [
    'a missing record',
    /^record.txt is as it was/,
    (folder) => renameSync(folder.path('record.txt'), folder.path('gone.txt')),
  ],
  ['a missing notice', /wording in notice-1.txt/, (folder) => rmSync(folder.path('notice-1.txt'))],
  [
    'another public key',
    /^checkpoint.txt is signed/,
    (folder) =>
      folder.edit('public-key.pem', (old) =>
        old.replace(/[A-Za-z0-9+/](?=[^\n]{4}=?\n-----END)/, other),
      ),
  ],
  [
    'no public key',
    /^public-key.pem holds/,
    (folder) => writeFileSync(folder.path('public-key.pem'), 'none\n'),
  ],
];
