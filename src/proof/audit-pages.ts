/** The pages of an audit that are not one person's: what it is, what was checked, texts, numbers, stops. */
import { verifierKey } from '../ledger/checkpoint.ts';
import type { Entry } from '../ledger/entry.ts';
import { displayPhone } from '../numbers/phone.ts';
import type { Signer } from '../ports.ts';
import { maskNumber } from '../records/seven-items.ts';
import type { AuditCheck, AuditedPerson, States } from './audit-person.ts';

/** How the people were chosen, in one plain sentence. */
export interface Choice {
  readonly sentence: string;
  readonly seed: string | null;
  readonly asked: number | null;
}

/** What the pages tell of. */
export interface Shown {
  readonly states: States;
  readonly choice: Choice;
  readonly people: readonly AuditedPerson[];
}

const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

/** `README.txt`. */
export function auditReadme(signer: Signer, { states, choice, people }: Shown): string {
  const { shown, now, at } = states;
  const erased = people.filter(({ erasedAt }) => erasedAt !== null);
  const later = people.filter(({ snapshot }) => snapshot.size !== shown.size);
  return `AUDIT OF CONSENT TO WORK TEXT MESSAGES

Made at ${at}. It shows the ledger ${signer.origin}
as it stood with ${shown.size} entries (checkpoint.txt)${shown.size === now.size ? '' : `, of the ${now.size} it has now`}.
Everything in here rests on that one state, also if answers came in meanwhile.

WHO IS IN IT

${choice.sentence}
${people.map(({ employeeId }) => `- people/${employeeId}`).join('\n')}
${
  choice.seed === null
    ? ''
    : `
Anybody can draw this sample again. For i = 0, 1, 2, ... take SHA-256 over
these lines, each ended by a newline: "rollcall sample", the seed, the number
of entries, the root from checkpoint.txt, i. Its first 48 bits modulo the
number of entries name an entry. If it is the first answer of a person, that
person is in the sample; until there are ${choice.asked}. So everybody who ever
answered, with yes or no, could be drawn with the same chance.
`
}${
  erased.length === 0
    ? ''
    : `
ERASED

The personal data of these people was erased on the company's order. What
they answered and when is still here and verifies; their name, number and
accounts are gone and cannot be brought back.
${erased.map(({ employeeId, erasedAt }) => `- people/${employeeId}, erased ${erasedAt}`).join('\n')}
`
}${
  later.length === 0
    ? ''
    : `
These are shown as the ledger stands now (${now.size} entries), because the erasure came
after the day asked about and is part of what has to be shown:
${later.map(({ employeeId }) => `- people/${employeeId}`).join('\n')}
`
}
WHAT IS IN IT

people/ID/evidence/     One person's evidence: answers, exact wording, proofs.
                        README.txt in there tells how to check it with Node
                        or with Python, by scripts that come along.
people/ID/receipt-*.json  Each consent as a Kantara receipt v1.1.
people/ID/certificate-*.pdf  The same on a page to read and print.
people/ID/saw-*.png     What the person saw: saw-1-request.png, saw-1-form.png and
                        saw-1-receipt.png go with certificate-1.pdf.
people/ID/what-they-saw.txt  What each picture is, and why one is missing.
texts/                  Every wording that was ever published.
numbers.txt             The sending numbers and their history.
opt-outs.txt            Who of these people declined, stopped or was held, and when.
verification.txt        What was checked when this was made.
audit.json              The same facts for programs.

The key of the ledger, to be compared with the one the company publishes:

${verifierKey(signer)}

This is no legal advice.
`;
}

/** `verification.txt`; ends with RESULT. */
export function verificationReport(checks: readonly AuditCheck[]): string {
  const failed = checks.filter(({ ok }) => !ok).length;
  const lines = checks.map(({ what, ok }) => `${ok ? 'ok  ' : 'FAIL'}  ${what}`);
  const result =
    failed === 0
      ? `RESULT: everything verifies (${checks.length} checks).`
      : `RESULT: do not rely on this audit: ${failed} of ${checks.length} checks failed.`;
  return [
    'Checked by the program that made this audit. Check it yourself with the',
    'scripts in people/*/evidence; the whole ledger is checked by: rollcall verify',
    '',
    ...lines,
    result,
    '',
  ].join('\n');
}

/** `numbers.txt`, from the entries of the register. Owners that are persons are not named. */
export function numberHistory(entries: readonly Entry[]): string {
  const rows = entries.flatMap(({ at, seq, fact }) => {
    if (!('e164' in fact)) return [];
    const number = displayPhone(fact.e164);
    if (fact.kind === 'NumberRetired') return [[at, String(seq), 'out of use', number, '', '', '']];
    const owner = fact.ownerKind === 'team' ? (fact.ownerTeam ?? 'a team') : 'a person';
    const what = fact.kind === 'NumberAdded' ? 'in use' : 'assigned';
    return [[at, String(seq), what, number, fact.label, owner, fact.use]];
  });
  if (rows.length === 0) return 'No sending number was ever taken into use.\n';
  return `${table([['at (UTC)', 'entry', 'what', 'number', 'label', 'owner', 'use'], ...rows])}\n`;
}

/** `opt-outs.txt`, oldest first. */
export function optOutHistory(people: readonly AuditedPerson[]): string {
  const rows = people
    .flatMap(({ employeeId, about }) => about.own.map((entry) => ({ employeeId, entry })))
    .flatMap(({ employeeId, entry }) => {
      const what = OPT_OUT[entry.fact.kind];
      if (what === undefined) return [];
      const { fact, personal, at, seq } = entry;
      const means = fact.kind === 'ConsentWithdrawn' ? fact.means.replaceAll('_', ' ') : '';
      const number = personal.phone === undefined ? '' : maskNumber(personal.phone);
      const medium = 'medium' in fact ? fact.medium : '';
      return [[at, String(seq), employeeId, what, medium, means, number]];
    })
    .sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
  if (rows.length === 0) return 'None of these people declined, stopped or was put on hold.\n';
  const head = ['at (UTC)', 'entry', 'employee', 'what', 'medium', 'how', 'number'];
  return `${table([head, ...rows])}\n`;
}

const OPT_OUT: Readonly<Record<string, string>> = {
  ConsentRefused: 'declined',
  ConsentWithdrawn: 'stopped',
  ConsentHeld: 'on hold',
  ConsentReleased: 'off hold',
  ConsentInvalidated: 'no longer valid',
  EmployeeLeft: 'left the company',
};
