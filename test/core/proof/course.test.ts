/** The course of the answers and coverage by department, recounted from entries. */
import { describe, expect, it } from '@jest/globals';
import type { Entry } from '../../../src/ledger/entry.ts';
import type { Draft } from '../../../src/ledger/fact.ts';
import { courseOf } from '../../../src/proof/course.ts';
import * as facts from '../../support/facts.ts';

type Told = readonly [day: string, draft: Draft];

/** A ledger of these entries, a second apart within their day. */
function ledgerOf(told: readonly Told[]) {
  const entries = told.map(([day, { fact, personal }], seq): Entry => {
    const at = `${day}T08:00:${String(seq % 60).padStart(2, '0')}.000Z`;
    return { seq, at, fact, personal, key: String(seq), bytes: new Uint8Array() };
  });
  return {
    async *entries(from: number, to: number) {
      yield* entries.slice(from, to);
    },
  } as unknown as Parameters<typeof courseOf>[0];
}

const joined = (n: number, department?: string): Draft => ({
  key: `joined:${n}`,
  fact: {
    kind: 'EmployeeJoined',
    employeeId: facts.employeeId(n),
    platform: 'slack',
    by: 'system',
  },
  personal: { name: `Person ${n}`, ...(department === undefined ? {} : { department }) },
  streams: [],
});
const everyone = (count: number, department: (n: number) => string | undefined): Told[] =>
  Array.from({ length: count }, (_, n) => [
    ['2026-08-01', joined(n, department(n))] as const,
    ['2026-08-02', facts.requested(1, n)] as const,
  ]).flat();

describe('answers by day', () => {
  it('counts each answer on its day, and nothing above the checkpoint', async () => {
    const told: Told[] = [
      ['2026-08-03', facts.given(1, 1)],
      ['2026-08-03', facts.refused(1, 2)],
      ['2026-08-05', facts.withdrawn(1)],
      ['2026-08-06', facts.given(1, 3)],
    ];
    const { days } = await courseOf(ledgerOf(told), 3);
    expect(days).toEqual([
      { day: '2026-08-03', agreed: 1, declined: 1, withdrawn: 0 },
      { day: '2026-08-05', agreed: 0, declined: 0, withdrawn: 1 },
    ]);
  });

  it('has no days before the first answer', async () => {
    expect(await courseOf(ledgerOf([]), 0)).toEqual({ days: [], departments: null });
  });
});

describe('coverage by department', () => {
  it('counts whose agreement stands, the largest department first', async () => {
    const told: Told[] = [
      ...everyone(13, (n) => (n < 7 ? 'Field' : 'Dispatch')),
      ['2026-08-03', facts.given(1, 0)],
      ['2026-08-03', facts.given(1, 1)],
      ['2026-08-04', facts.withdrawn(1)],
      ['2026-08-04', facts.given(1, 12)],
    ];
    const { departments } = await courseOf(ledgerOf(told), told.length);
    expect(departments).toEqual([
      { name: 'Field', asked: 7, agreed: 1 },
      { name: 'Dispatch', asked: 6, agreed: 1 },
    ]);
  });

  it('counts departments of fewer than five people together, so that nobody can be guessed', async () => {
    const told: Told[] = [
      ...everyone(9, (n) => (n < 5 ? 'Field' : `Office ${n}`)),
      ['2026-08-03', facts.refused(1, 8)],
      ['2026-08-03', facts.given(1, 7)],
    ];
    const { departments } = await courseOf(ledgerOf(told), told.length);
    expect(departments?.map(({ name }) => name)).toEqual([
      'Field',
      'Departments with fewer than 5 people',
    ]);
    expect(departments?.[1]).toMatchObject({ asked: 4, agreed: 1 });
  });

  it('is absent where the directory tells no departments', async () => {
    const told = everyone(6, () => undefined);
    expect((await courseOf(ledgerOf(told), told.length)).departments).toBeNull();
  });
});
