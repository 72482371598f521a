/** Consent on paper or by word of mouth, entered by an admin with what shows it. */
import { decide, standing } from '../decide.ts';
import { type Employee, type EmployeeId, newId } from '../employee.ts';
import { InvalidInputError } from '../errors.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Draft, FactOf } from '../ledger/fact.ts';
import { actKey, opaqueKey } from '../opaque-key.ts';
import { findOne } from '../people/find-one.ts';
import { keepable } from '../people/join.ts';
import type { Append, Ports } from '../ports.ts';
import type { Actor, By } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import type { ActAnswer, EnterAct } from './act.ts';
import { actedAt, isAnswer, readActAt } from './acted-at.ts';
import { employeeStream } from './claimants.ts';
import type { Consent } from './consent.ts';
import { comparePhones, experienceOf, identityOf } from './experience.ts';
import { give } from './give.ts';
import type { Notice } from './notice.ts';
import { readOwnPhone } from './own-phone.ts';
import { unchanged } from './receipt.ts';
import { refuse, stands } from './request-of.ts';

/**
 * One person per call, each with what shows it: there is no way to mark a list as consented.
 * The fact names its medium, who entered it, when the person acted and what it rests on. The
 * same entry made twice is one fact.
 * @throws InvalidInputError('employee' | 'name' | 'phone' | 'date' | 'notice' | 'evidence')
 */
export async function enterAct(ports: Ports, actor: Actor, entered: EnterAct): Promise<ActAnswer> {
  const by = await requireAdmin(ports, actor, 'enter a consent');
  const actAt = readActAt(entered.actAt, ports.clock.now());
  checkEvidence(entered);
  const phone = await readOwnPhone(ports, entered.phone);
  const notice = await noticeOf(ports, entered);
  const entering = { entered, by, actAt, phone, notice };
  return decide(() =>
    'query' in entered.who
      ? enterFor(ports, entering, entered.who.query)
      : enterNew(ports, entering, entered.who.name),
  );
}

interface Entering {
  readonly entered: EnterAct;
  readonly by: By;
  /** A day, or an instant. */
  readonly actAt: string;
  /** E.164. */
  readonly phone: string;
  readonly notice: Notice;
}

/** Names this very act, so that entering it twice makes one fact. */
const actIdOf = ({ entered, actAt, phone }: Entering): string =>
  JSON.stringify([entered.medium, actAt, phone, entered.evidence]);

async function enterFor(ports: Ports, entering: Entering, query: string): Promise<ActAnswer> {
  const { employeeId } = await findOne(ports, query);
  const expect = await standing(ports.ledger, [employeeStream(employeeId)]);
  const [employee, consent, history] = await Promise.all([
    ports.views.employee(employeeId),
    ports.views.consent(employeeId),
    ports.ledger.entriesOf(employeeStream(employeeId)),
  ]);
  if (employee === null || employee.state === 'left') return refuse('left_company');
  const key = actKey('entered', employeeId, actIdOf(entering));
  if ((await ports.ledger.byKey(key)) !== null) return unchanged(ports, employeeId, null);
  refuseOlder(entering.actAt, history);
  const given = givenBy(entering, { employee, consent });
  const cause = { key, employeeId, campaignId: entering.notice.campaignId };
  const { phone } = entering;
  return give(ports, { cause, given, phone, before: consent, expect, account: null });
}

/** Somebody in no directory becomes known together with the answer, or not at all. */
async function enterNew(ports: Ports, entering: Entering, called: string): Promise<ActAnswer> {
  const name = keepable(called, 200);
  if (name === '') {
    throw new InvalidInputError(
      'name',
      'The name is empty. Give the name of the person who agreed.',
    );
  }
  const { phone, by } = entering;
  const joinedKey = opaqueKey(ports.signer, 'entered', JSON.stringify([name, actIdOf(entering)]));
  const earlier = await ports.ledger.byKey(joinedKey);
  if (earlier?.fact.kind === 'EmployeeJoined') {
    return unchanged(ports, earlier.fact.employeeId, null);
  }
  await refuseKnown(ports, name, phone);
  const employeeId = newId('emp');
  const first: Draft = {
    key: joinedKey,
    fact: { kind: 'EmployeeJoined', employeeId, platform: 'none', by },
    personal: { name },
    streams: [employeeStream(employeeId)],
  };
  const key = actKey('entered', employeeId, actIdOf(entering));
  const cause = { key, employeeId, campaignId: entering.notice.campaignId };
  const employee = newcomer(employeeId, name);
  const given = givenBy(entering, { employee, consent: null });
  const expect: NonNullable<Append['expect']> = [];
  return give(ports, { cause, given, phone, before: null, expect, account: null, first: [first] });
}

const newcomer = (employeeId: EmployeeId, name: string): Employee => ({
  ...{ employeeId, name, email: null, directoryPhone: null, department: null },
  state: 'active',
  accounts: [],
});

/** The same name with the same number is most likely the same person. */
async function refuseKnown(ports: Ports, name: string, phone: string): Promise<void> {
  const known = await ports.views.findEmployees(phone);
  const same = known.find((employee) => employee.name?.toLowerCase() === name.toLowerCase());
  if (same === undefined) return;
  throw new InvalidInputError(
    'name',
    `Somebody of this name and number is on record already. Name the person by their id: ${same.employeeId}.`,
  );
}

function givenBy(
  { entered, by, actAt, phone, notice }: Entering,
  { employee, consent }: { employee: Employee; consent: Consent | null },
): Pick<Draft, 'fact' | 'personal'> {
  const onPaper = entered.medium === 'paper';
  const fact: FactOf<'ConsentGiven'> = {
    kind: 'ConsentGiven',
    employeeId: employee.employeeId,
    campaignId: notice.campaignId,
    ...{ broadcastId: null, deliveryId: null, platformAt: null },
    medium: entered.medium,
    ip: 'not_applicable',
    experience: {
      ...experienceOf(notice, `${entered.medium}/1`),
      button: onPaper ? 'signed by hand' : 'said yes',
      tick: onPaper ? { words: notice.labels.tick, ticked: true, preTicked: false } : null,
    },
    directoryPhone: comparePhones(employee, phone),
    numbers: [...notice.numbers],
    replaces: consent !== null && stands(consent) ? consent.givenSeq : null,
    entered: {
      ...{ by, actAt },
      evidenceSha256: entered.medium === 'paper' ? entered.evidence.sha256 : null,
      scriptVersion: entered.medium === 'verbal' ? entered.evidence.scriptVersion.trim() : null,
    },
  };
  return { fact, personal: { ...identityOf(employee, null), phone } };
}

function checkEvidence(entered: EnterAct): void {
  const shown =
    entered.medium === 'paper'
      ? /^[0-9a-f]{64}$/.test(entered.evidence.sha256)
      : /^\S(?:.{0,98}\S)?$/.test(entered.evidence.scriptVersion.trim());
  if (shown) return;
  throw new InvalidInputError(
    'evidence',
    entered.medium === 'paper'
      ? 'There is no scan of the signed form. Give the file that shows it.'
      : 'It is not told which script was read aloud. Give its version.',
  );
}

async function noticeOf(ports: Ports, { noticeDigest }: EnterAct): Promise<Notice> {
  const notice =
    noticeDigest === undefined
      ? await ports.views.noticeInForce()
      : await ports.views.notice(noticeDigest);
  if (notice !== null) return notice;
  throw new InvalidInputError(
    'notice',
    'This wording was never published. Give the digest of the notice on the form, or set up the campaign first.',
  );
}

/** What the person did later counts: an old paper must not start texts that were stopped since. */
function refuseOlder(actAt: string, history: readonly Entry[]): void {
  const newest = history.findLast(isAnswer);
  if (newest === undefined) return;
  const later = actedAt(newest);
  // With a day on either side the hour is not known: only an earlier day is surely earlier.
  const whole = actAt.length > 10 && later.length > 10;
  const isLater = whole ? later < actAt : later.slice(0, 10) < actAt.slice(0, 10);
  if (isLater) return;
  throw new InvalidInputError(
    'date',
    `A later answer of this person is on record (${later.slice(0, 10)}), so this one no longer counts. If it is the newer one, give its exact time.`,
  );
}
