/** A made-up company of any size, the same each time for the same size and seed. */
import { BOTS, type Company, companyOf, EXTRAS, employee } from './people.ts';
import { type TeamsCompany, teamsCompany } from './teams-people.ts';

const FIRST = [
  'Ada',
  'Ben',
  'Carla',
  'Deshawn',
  'Elena',
  'Frank',
  'Gita',
  'Henrik',
  'Imani',
  'Jakub',
  'Keiko',
  'Luis',
  'Maja',
  'Nadia',
  'Oskar',
  'Petra',
  'Quinn',
  'Rosa',
  'Samir',
  'Tereza',
  'Umar',
  'Vera',
  'Wanda',
  'Ximena',
  'Yusuf',
  'Žofie',
];
const LAST = [
  'Abbott',
  'Brandt',
  'Castillo',
  'Dąbrowski',
  'Eriksen',
  'Fontaine',
  'Guerrero',
  'Horák',
  'Ibrahim',
  'Jansen',
  'Kowalska',
  'Lindqvist',
  'Mbeki',
  'Novák',
  'Okoro',
  'Price',
  'Quigley',
  'Romero',
  'Šimek',
  'Tanaka',
  'Ueda',
  'Vargas',
  'Wolfe',
  'Xu',
  'Young',
  'Zieliński',
  'Moss',
];
const DEPARTMENTS = ['Field Crew', 'Field Crew', 'Field Crew', 'Dispatch', 'Office'] as const;

/**
 * A company with `size` employees (HR manager Hana Reyes first) and, beside them, guests, a
 * stranger, somebody who left and the bots. Names are distinct up to 700 employees; beyond that
 * they repeat with a number. Handles, e-mails and mobiles are always distinct (mobiles up to 1000).
 */
export function company(size: number, seed = 1): Company {
  const next = random(seed);
  const firsts = shuffled(FIRST, next);
  const lasts = shuffled(LAST, next);
  const employees = [
    employee(
      {
        realName: 'Hana Reyes',
        name: 'hana.reyes',
        title: 'HR manager',
        isAdmin: true,
        department: 'Human Resources',
      },
      0,
    ),
  ];
  for (let index = 1; index < size; index += 1) {
    // 26 and 27 have no common factor, so the pairs repeat only after 26 × 27 people.
    const first = firsts[index % firsts.length] ?? '';
    const last = lasts[index % lasts.length] ?? '';
    const round = Math.floor(index / (FIRST.length * LAST.length));
    const suffix = round === 0 ? '' : ` ${round + 1}`;
    employees.push(
      employee(
        {
          realName: `${first} ${last}${suffix}`,
          name: `${plain(first)}.${plain(last)}${suffix.trim()}`,
          department: DEPARTMENTS[Math.floor(next() * DEPARTMENTS.length)],
        },
        index,
      ),
    );
  }
  return companyOf(employees, [...EXTRAS, ...BOTS]);
}

/** Lower case without accents, for handles. */
function plain(name: string): string {
  return name
    .replace('ł', 'l')
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();
}

function shuffled<T>(list: readonly T[], next: () => number): T[] {
  return list
    .map((one) => ({ one, rank: next() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one);
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * One company on two platforms: the first half of its employees in Slack, the second in Teams,
 * Hana Reyes on both with the same work e-mail.
 */
export function halved(size: number, seed = 1): { slack: Company; teams: TeamsCompany } {
  const all = company(size, seed);
  const half = Math.ceil(size / 2);
  const slack = companyOf(all.employees.slice(0, half), [...EXTRAS, ...BOTS]);
  const teams = teamsCompany(all, {
    isOnBoth: (_, index) => index === 0 || index >= half,
    only: [],
  });
  return { slack: { ...slack, mobiles: all.mobiles }, teams };
}
