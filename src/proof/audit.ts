/** A random audit answered in one go: several people's evidence at one state of the ledger. */
import type { EmployeeId } from '../employee.ts';
import { InvalidInputError } from '../errors.ts';
import { readCheckpoint } from '../ledger/checkpoint.ts';
import { is } from '../ledger/evidence-entries.ts';
import { consistencyProof, verifyConsistency } from '../ledger/proof.ts';
import { readPhone } from '../numbers/phone.ts';
import { findOne } from '../people/find-one.ts';
import type { Ports } from '../ports.ts';
import { newestEvent, recordUuid } from '../records/record.ts';
import { retentionYearsOf } from '../records/retention.ts';
import type { Actor } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import {
  auditReadme,
  type Choice,
  numberHistory,
  optOutHistory,
  type Shown,
  verificationReport,
} from './audit-pages.ts';
import { type AuditCheck, type AuditedPerson, auditPerson, type States } from './audit-person.ts';
import { drawSample } from './draw-sample.ts';
import { receiptFiles } from './receipt-files.ts';
import { type SignedSnapshot, snapshotOf, takeSnapshot } from './take-snapshot.ts';

export interface AuditOrder {
  readonly whom:
    | { readonly sample: number; readonly seed: string }
    /** As typed: everybody who ever answered with this number. */
    | { readonly phone: string }
    /** An id, account, e-mail or number. */
    | { readonly employee: string };
  /** The state at a day's end or an instant, UTC; as it stands now when absent. */
  readonly at?: string;
}

export interface Audit {
  /** File name for the zip, without personal data. */
  readonly name: string;
  readonly people: readonly AuditedPerson[];
  readonly size: number;
  readonly checkpoint: string;
  /** RFC 3339 UTC. */
  readonly madeAt: string;
  readonly ok: boolean;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

const MOST_PEOPLE = 200;

/**
 * Whole numbers are in it, as in all evidence: it is logged. Reads by stream and tile, so that it
 * takes as long in a ledger of millions as in a small one.
 * @throws NotAllowedError; InvalidInputError('sample' | 'seed' | 'phone' | 'employee' | 'at');
 * LedgerBrokenError when the ledger contradicts its last checkpoint
 */
export async function audit(ports: Ports, actor: Actor, order: AuditOrder): Promise<Audit> {
  const by = await requireAdmin(ports, actor, 'put an audit together');
  const witnessed = await ports.witness.last();
  const now = await takeSnapshot(ports);
  const shown = order.at === undefined ? now : await snapshotOf(ports, order.at);
  const states: States = { shown, now, at: ports.clock.now() };
  const { ids, choice } = await choose(ports, shown, order.whom);
  const people: AuditedPerson[] = [];
  for (const id of ids) people.push(await auditPerson(ports, states, id));
  const checks = [
    ...(await checkStates(ports, states, witnessed)),
    ...people.flatMap((person) =>
      person.checks.map(({ what, ok }) => ({ what: `${person.employeeId}: ${what}`, ok })),
    ),
  ];
  const { size, checkpoint } = shown;
  ports.log.warn('An audit with whole phone numbers was put together.', {
    ...{ by, people: people.length, size },
  });
  return {
    ...{ name: `rollcall-audit-${size}.zip`, people, size, checkpoint, madeAt: states.at },
    ok: checks.every(({ ok }) => ok),
    files: [
      ...(await commonFiles(ports, { states, choice, people, checks })),
      ...people.flatMap((person) => filesOf(person, retentionYearsOf(ports))),
    ],
  };
}

async function choose(
  ports: Ports,
  shown: SignedSnapshot,
  whom: AuditOrder['whom'],
): Promise<{ ids: readonly EmployeeId[]; choice: Choice }> {
  if ('sample' in whom) return chooseSample(ports, shown, whom);
  const one = { seed: null, asked: null };
  if ('employee' in whom) {
    const { employeeId } = await findOne(ports, whom.employee);
    return { ids: [employeeId], choice: { ...one, sentence: 'One person, asked for by name:' } };
  }
  const found = await ports.views.findEmployees(readPhone(whom.phone, 'phone'));
  if (found.length === 0) {
    throw new InvalidInputError(
      'phone',
      'Nobody on record ever answered with this number. Check how it is written.',
    );
  }
  const sentence = 'Everybody who ever answered with the number asked for:';
  return { ids: found.map(({ employeeId }) => employeeId), choice: { ...one, sentence } };
}

async function chooseSample(
  ports: Ports,
  shown: SignedSnapshot,
  { sample, seed }: { sample: number; seed: string },
): Promise<{ ids: readonly EmployeeId[]; choice: Choice }> {
  if (!Number.isInteger(sample) || sample < 1 || sample > MOST_PEOPLE)
    throw new InvalidInputError('sample', `sample must be a number from 1 to ${MOST_PEOPLE}.`);
  if (!/^[^\p{Cc}]{1,100}$/u.test(seed))
    throw new InvalidInputError('seed', 'seed must be 1 to 100 characters on one line.');
  const ids = await drawSample(ports, shown, { seed, count: sample });
  if (ids.length === 0) {
    throw new InvalidInputError('sample', 'Nobody had answered by then, so nobody can be drawn.');
  }
  const fewer = ids.length < sample ? ` (only ${ids.length} had answered)` : '';
  const sentence = `A sample of ${sample}${fewer}, drawn with the seed "${seed}":`;
  return { ids, choice: { seed, asked: sample, sentence } };
}

/** The signed states against each other, and against what was witnessed before. */
async function checkStates(
  ports: Ports,
  { shown, now }: States,
  witnessed: string | null,
): Promise<AuditCheck[]> {
  const older = witnessed === null ? [] : [readCheckpoint(witnessed, ports.signer)];
  const checks: AuditCheck[] = [];
  for (const old of [shown, ...older]) {
    const proof = await consistencyProof(old.size, now.size, ports.ledger);
    const claim = { oldSize: old.size, oldRoot: old.root, newSize: now.size, newRoot: now.root };
    const what = `the ledger of ${now.size} entries begins with the ${old.size} entries that were signed`;
    checks.push({ what, ok: verifyConsistency({ ...claim, proof }) });
  }
  return checks;
}

async function commonFiles(
  ports: Ports,
  made: Shown & { readonly checks: readonly AuditCheck[] },
): Promise<Audit['files']> {
  const { states, choice, people, checks } = made;
  const { shown, now, at } = states;
  const numbers = (await ports.ledger.entriesOf('numbers')).filter(({ seq }) => seq < shown.size);
  const texts = await textsOf(ports, people, shown.size);
  const facts = {
    ...{ format: 'rollcall-audit/1', origin: ports.signer.origin, madeAt: at },
    ...{ size: shown.size, root: Buffer.from(shown.root).toString('base64'), newest: now.size },
    ...{ seed: choice.seed, sample: choice.asked },
    people: people.map(({ employeeId, records, erasedAt, snapshot }) => ({
      ...{ employeeId, erasedAt, size: snapshot.size },
      consents: records.map((record) => ({
        ...{ id: recordUuid(record), entry: record.seq, status: newestEvent(record).status },
      })),
    })),
    texts: texts.map(({ path, digest }) => ({ path, digest })),
  };
  return [
    { path: 'README.txt', text: auditReadme(ports.signer, made) },
    { path: 'audit.json', text: `${JSON.stringify(facts, null, 2)}\n` },
    { path: 'checkpoint.txt', text: shown.checkpoint },
    ...(now.size === shown.size ? [] : [{ path: 'checkpoint-now.txt', text: now.checkpoint }]),
    { path: 'numbers.txt', text: numberHistory(numbers) },
    { path: 'opt-outs.txt', text: optOutHistory(people) },
    ...texts.map(({ path, text }) => ({ path, text })),
    { path: 'verification.txt', text: verificationReport(checks) },
  ];
}

/** Every wording of the campaigns these people were asked for, and of the one in force. */
async function textsOf(ports: Ports, people: readonly AuditedPerson[], size: number) {
  const current = await ports.views.campaign();
  const ids = new Set([
    ...(current === null ? [] : [current.campaignId]),
    ...people.flatMap(({ about }) => about.notices.map(({ fact }) => fact.campaignId)),
  ]);
  const texts: { path: string; text: string; digest: string }[] = [];
  for (const id of ids) {
    for (const entry of await ports.ledger.entriesOf(`campaign:${id}`)) {
      if (entry.seq >= size || !is(entry, 'NoticePublished')) continue;
      const { version, locale, text, digest } = entry.fact;
      texts.push({ path: `texts/${id}-${version}-${locale}.txt`, text, digest });
    }
  }
  return texts;
}

function filesOf(
  { employeeId, evidence, records }: AuditedPerson,
  retentionYears: number,
): Audit['files'] {
  const folder = `people/${employeeId}`;
  return [
    ...evidence.files.map(({ path, text }) => ({ path: `${folder}/evidence/${path}`, text })),
    ...receiptFiles(records, retentionYears).map(({ path, text }) => ({
      path: `${folder}/${path}`,
      text,
    })),
  ];
}
