/** How the answers came in, and how much of each department is covered, recounted from the entries. */
import type { Entry } from '../ledger/entry.ts';
import type { Ports } from '../ports.ts';

export interface Course {
  /** Days on which something was answered, oldest first. */
  readonly days: readonly Day[];
  /** Largest first; null when no directory told a department. */
  readonly departments: readonly Department[] | null;
}

export interface Day {
  /** `2026-11-24`, UTC. */
  readonly day: string;
  readonly agreed: number;
  readonly declined: number;
  readonly withdrawn: number;
}

export interface Department {
  readonly name: string;
  readonly asked: number;
  /** Whose agreement stands. */
  readonly agreed: number;
}

/** Smaller groups would let one person's answer be guessed (requirement 62). */
const LEAST_PEOPLE = 5;

const ANSWERS = {
  ConsentGiven: 'agreed',
  ConsentRefused: 'declined',
  ConsentWithdrawn: 'withdrawn',
} as const;

interface Person {
  department: string | null;
  asked: boolean;
  stands: boolean;
}

/** One pass over the entries below `size`. */
export async function courseOf(ledger: Ports['ledger'], size: number): Promise<Course> {
  const days = new Map<string, { agreed: number; declined: number; withdrawn: number }>();
  const people = new Map<string, Person>();
  for await (const entry of ledger.entries(0, size)) {
    if (!('employeeId' in entry.fact)) continue;
    countDay(days, entry);
    countPerson(people, entry);
  }
  return {
    days: [...days]
      .map(([day, counts]) => ({ day, ...counts }))
      .sort((one, other) => one.day.localeCompare(other.day)),
    departments: departmentsOf([...people.values()].filter(({ asked }) => asked)),
  };
}

function countDay(days: Map<string, Omit<Day, 'day'>>, { at, fact }: Entry): void {
  if (!(fact.kind in ANSWERS)) return;
  const answer = ANSWERS[fact.kind as keyof typeof ANSWERS];
  const day = at.slice(0, 10);
  const counts = days.get(day) ?? { agreed: 0, declined: 0, withdrawn: 0 };
  days.set(day, { ...counts, [answer]: counts[answer] + 1 });
}

function countPerson(people: Map<string, Person>, { fact, personal }: Entry): void {
  const { employeeId } = fact as { employeeId: string };
  const known = people.get(employeeId) ?? { department: null, asked: false, stands: false };
  people.set(employeeId, known);
  switch (fact.kind) {
    case 'EmployeeJoined':
      known.department = personal.department ?? known.department;
      break;
    case 'ConsentRequested':
      known.asked = true;
      break;
    case 'ConsentGiven':
    case 'ConsentReleased':
      known.asked = true;
      known.stands = true;
      break;
    case 'ConsentRefused':
    case 'ConsentWithdrawn':
    case 'ConsentHeld':
    case 'ConsentInvalidated':
    case 'EmployeeLeft':
      known.stands = false;
      break;
    default:
  }
}

function departmentsOf(people: readonly Person[]): Department[] | null {
  if (people.every(({ department }) => department === null)) return null;
  const byName = new Map<string, { asked: number; agreed: number }>();
  for (const { department, stands } of people) {
    const name = department ?? 'No department on record';
    const counts = byName.get(name) ?? { asked: 0, agreed: 0 };
    byName.set(name, { asked: counts.asked + 1, agreed: counts.agreed + (stands ? 1 : 0) });
  }
  const all = [...byName].map(([name, counts]) => ({ name, ...counts }));
  const small = all.filter(({ asked }) => asked < LEAST_PEOPLE);
  const large = all.filter(({ asked }) => asked >= LEAST_PEOPLE);
  const together = small.reduce(
    (sum, one) => ({ asked: sum.asked + one.asked, agreed: sum.agreed + one.agreed }),
    { asked: 0, agreed: 0 },
  );
  return [
    ...large.sort((one, other) => other.asked - one.asked || one.name.localeCompare(other.name)),
    ...(small.length === 0
      ? []
      : [{ name: `Departments with fewer than ${LEAST_PEOPLE} people`, ...together }]),
  ];
}
