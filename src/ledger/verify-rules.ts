/** What must hold between entries: keys written once, consents complete, erasures recorded. */
import { digestWording } from '../consent/notice.ts';
import type { Entry } from './entry.ts';
import type { Fact, FactOf, PersonalField } from './fact.ts';
import { entryProblem, type VerificationProblem } from './problem.ts';
import type { CheckedEntry } from './verify-entry.ts';

/** An entry some of whose personal fields are gone; an erasure must follow that explains it. */
interface Gap {
  readonly entry: Entry;
  readonly missing: number;
  readonly lacking: readonly PersonalField[];
}

export interface Rules {
  /** Looks at the next entry. */
  see(checked: CheckedEntry): readonly VerificationProblem[];
  /** After the last entry: gaps that no erasure explains. */
  finish(): readonly VerificationProblem[];
}

/** The rules over all entries, in order. Keeps every key (about 120 bytes per entry) and every notice's digest. */
export function startRules(): Rules {
  const keys = new Map<string, number>();
  const notices = new Set<string>();
  const erasures: FactOf<'PersonalDataErased'>[] = [];
  const gaps: Gap[] = [];

  function see({ entry, missing }: CheckedEntry): VerificationProblem[] {
    if (entry === null) return [];
    const { seq, fact, key } = entry;
    const faults: Fault[] = [];
    const earlier = keys.get(key);
    if (earlier !== undefined)
      faults.push(['duplicate_key', `it has the same key as entry ${earlier}`]);
    else keys.set(key, seq);
    if (fact.kind === 'PersonalDataErased') {
      erasures.push({ ...fact, seqs: fact.seqs.filter((one) => one < seq) });
    }
    if (fact.kind === 'NoticePublished') {
      notices.add(fact.digest);
      if (digestWording(fact) !== fact.digest) {
        faults.push(['wording_mismatch', 'its wording does not have the digest it names']);
      }
    }
    const lacking = lackingOf(entry);
    if (missing > 0) gaps.push({ entry, missing, lacking });
    faults.push(...consentFaults(fact, { notices, lacking: missing > 0 ? [] : lacking }));
    return faults.map(([problem, what]) => entryProblem(seq, problem, what));
  }

  return { see, finish: () => gaps.flatMap((gap) => unexplained(gap, erasures)) };
}

type Fault = readonly [problem: string, what: string];

/** CTIA 5.1.2: each item that a ConsentGiven does not hold. */
function consentFaults(
  fact: Fact,
  { notices, lacking }: { notices: ReadonlySet<string>; lacking: readonly PersonalField[] },
): Fault[] {
  if (fact.kind !== 'ConsentGiven') return [];
  const { noticeDigest, tick } = fact.experience;
  const faults: Fault[] = [];
  if (!notices.has(noticeDigest))
    faults.push(['consent_incomplete', 'the wording it names was never published']);
  if (tick === null && fact.medium !== 'verbal')
    faults.push(['consent_incomplete', 'it does not say that the box was ticked']);
  if ((fact.medium === 'paper' || fact.medium === 'verbal') && fact.entered === undefined)
    faults.push(['consent_incomplete', 'it does not say who entered it']);
  if (lacking.length > 0)
    faults.push(['consent_incomplete', `it does not hold the person's ${lacking.join(', ')}`]);
  return faults;
}

/** CTIA 5.1.2: of the seven items, those that are personal. Medium, experience and campaign are in every fact's schema. */
function lackingOf({ fact, personal }: Entry): PersonalField[] {
  if (fact.kind !== 'ConsentGiven') return [];
  const needed: PersonalField[] = ['phone', 'name'];
  if (['slack', 'teams', 'web'].includes(fact.medium)) needed.push('account');
  if (fact.ip === 'disclosed') needed.push('ip');
  return needed.filter((name) => personal[name] === undefined);
}

function unexplained(
  { entry, missing, lacking }: Gap,
  erasures: readonly FactOf<'PersonalDataErased'>[],
): VerificationProblem[] {
  const { seq, fact } = entry;
  const own = erasures.filter(
    (erasure) =>
      erasure.seqs.includes(seq) &&
      (!('employeeId' in fact) || ownerOf(fact) === erasure.employeeId),
  );
  const erased = new Set(own.flatMap(({ fields }) => fields));
  if (missing <= erased.size && lacking.every((name) => erased.has(name))) return [];
  const what = missing === 1 ? 'a personal field is' : `${missing} personal fields are`;
  return [
    {
      seq,
      problem: 'disclosure_missing',
      message: `Entry ${seq}: ${what} gone, and no recorded erasure explains it.`,
    },
  ];
}

/** Whose personal fields an entry holds: after a split the account is the new employee's. */
const ownerOf = (fact: Fact & { readonly employeeId: string }): string =>
  fact.kind === 'AccountSplit' ? fact.newEmployeeId : fact.employeeId;
