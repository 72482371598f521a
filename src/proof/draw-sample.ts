/**
 * A sample that anybody can draw again: same seed, same checkpoint, same people.
 *
 * Number i of the draw is the first 48 bits of SHA-256 over the lines `rollcall sample`, seed,
 * size, root (base64) and i, each ended by a newline, modulo the size. It names an entry. When that
 * entry is somebody's first answer, that person is in the sample; so everybody who answered is
 * drawn with the same chance, however often they answered. It goes on until there are enough.
 */
import { hash } from 'node:crypto';
import type { EmployeeId } from '../employee.ts';
import type { Snapshot } from '../ledger/snapshot.ts';
import type { Ledger, Ports } from '../ports.ts';

export interface Draw {
  readonly seed: string;
  readonly count: number;
}

/** Up to so many people are looked up before the draw instead of during it: the same sample with fewer reads. */
const FEW = 500;
/** Entries looked at in one read. */
const BATCH = 64;
/** After so many batches in vain the answers are too rare to be found by chance. */
const MOST_BATCHES = 1_000;

/** Ids in order of the alphabet; fewer than asked for when fewer people answered. Reads O(people drawn x log n). */
export async function drawSample(
  ports: Pick<Ports, 'ledger' | 'views'>,
  snapshot: Snapshot,
  draw: Draw,
): Promise<readonly EmployeeId[]> {
  const { ledger, views } = ports;
  const people = await views.answered(FEW + 1);
  const known = people.length > FEW ? null : await firstAnswersOf(ledger, people, snapshot.size);
  const drawn =
    known === null ? await drawByReading(ledger, snapshot, draw) : drawFrom(known, snapshot, draw);
  if (drawn !== null) return [...drawn].sort();
  return [...drawFrom(await everyFirstAnswer(ledger, snapshot.size), snapshot, draw)].sort();
}

/** The person whose first answer each entry is. */
type FirstAnswers = ReadonlyMap<number, EmployeeId>;

function drawFrom(known: FirstAnswers, snapshot: Snapshot, draw: Draw): Set<EmployeeId> {
  if (known.size <= draw.count) return new Set(known.values());
  const drawn = new Set<EmployeeId>();
  for (let nth = 0; drawn.size < draw.count; nth += 1) {
    const person = known.get(placeOf(nth, snapshot, draw));
    if (person !== undefined) drawn.add(person);
  }
  return drawn;
}

/** Null when it would take too long. */
async function drawByReading(
  ledger: Ledger,
  snapshot: Snapshot,
  draw: Draw,
): Promise<Set<EmployeeId> | null> {
  const drawn = new Set<EmployeeId>();
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const places = Array.from({ length: BATCH }, (_, i) =>
      placeOf(batch * BATCH + i, snapshot, draw),
    );
    const answers = await answersAt(ledger, places);
    for (const place of places) {
      const person = answers.get(place);
      if (person !== undefined && (await isFirst(ledger, person, place))) drawn.add(person);
      if (drawn.size === draw.count) return drawn;
    }
  }
  return null;
}

const isFirst = async (ledger: Ledger, person: EmployeeId, place: number): Promise<boolean> =>
  (await firstAnswer(ledger, person)) === place;

/** Those of these entries that are answers, first or not. */
async function answersAt(ledger: Ledger, places: readonly number[]): Promise<FirstAnswers> {
  const entries = await ledger.entriesAt([...new Set(places)]);
  return new Map(
    entries.flatMap(({ seq, fact }) =>
      fact.kind === 'ConsentGiven' || fact.kind === 'ConsentRefused'
        ? [[seq, fact.employeeId]]
        : [],
    ),
  );
}

async function firstAnswersOf(
  ledger: Ledger,
  people: readonly EmployeeId[],
  size: number,
): Promise<FirstAnswers> {
  const known = new Map<number, EmployeeId>();
  for (const person of people) {
    const seq = await firstAnswer(ledger, person);
    if (seq !== null && seq < size) known.set(seq, person);
  }
  return known;
}

async function firstAnswer(ledger: Ledger, employeeId: EmployeeId): Promise<number | null> {
  const own = await ledger.entriesOf(`employee:${employeeId}`);
  const answer = own.find(
    ({ fact }) =>
      (fact.kind === 'ConsentGiven' || fact.kind === 'ConsentRefused') &&
      fact.employeeId === employeeId,
  );
  return answer?.seq ?? null;
}

/** For an early state in which few had answered of many who did later: one pass over it. */
async function everyFirstAnswer(ledger: Ledger, size: number): Promise<FirstAnswers> {
  const firsts = new Map<EmployeeId, number>();
  for await (const { seq, fact } of ledger.entries(0, size)) {
    if (fact.kind !== 'ConsentGiven' && fact.kind !== 'ConsentRefused') continue;
    if (!firsts.has(fact.employeeId)) firsts.set(fact.employeeId, seq);
  }
  return new Map([...firsts].map(([person, seq]) => [seq, person]));
}

function placeOf(nth: number, { size, root }: Snapshot, { seed }: Draw): number {
  const lines = ['rollcall sample', seed, size, Buffer.from(root).toString('base64'), nth, ''];
  return hash('sha256', lines.join('\n'), 'buffer').readUIntBE(0, 6) % size;
}
