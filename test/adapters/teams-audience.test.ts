import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { teammate, teamsCompany } from '../../sandbox/teams-people.ts';
import { openTeamsBench, type TeamsBench } from '../support/teams.ts';

const TEAM = '19:fieldcrew0000000000000000000000@thread.tacv2';
const MANY = Array.from({ length: 1_150 }, (_, index) =>
  teammate({ name: `Worker ${String(index).padStart(4, '0')}` }),
);

let bench: TeamsBench;
beforeAll(async () => {
  const company = teamsCompany(undefined, { only: MANY });
  bench = await openTeamsBench({ sandbox: company });
  for (const called of ['Hana Reyes', 'Worker 0001', 'Worker 0002', 'Rita Lang']) {
    await bench.sandbox.person(called).installs();
  }
  await bench.door.close();
}, 120_000);
afterAll(() => bench.close());
beforeEach(() => bench.sandbox.clearFaults());

const kinds = (people: readonly { kind: string }[]) =>
  Object.fromEntries(
    [...new Set(people.map(({ kind }) => kind))]
      .sort()
      .map((kind) => [kind, people.filter((one) => one.kind === kind).length]),
  );

describe('everyone', () => {
  it('is who has the app, with e-mail and role from the roster', async () => {
    const { people, label } = await bench.door.chat.resolve({ kind: 'workspace' });
    expect(label).toBe('everyone who has the app in Teams');
    expect(people.map(({ name, email, kind }) => [name, email !== null, kind]).sort()).toEqual([
      ['Hana Reyes', true, 'member'],
      ['Rita Lang', true, 'guest'],
      ['Worker 0001', true, 'member'],
      ['Worker 0002', true, 'member'],
    ]);
  });
});

describe('a team', () => {
  it('is read page by page to the end, with guests told apart and nameless people left out', async () => {
    const from = bench.sandbox.requests.length;
    const { people, notFound } = await bench.door.chat.resolve({
      kind: 'channel',
      channelId: TEAM,
    });
    const pages = bench.sandbox.requests
      .slice(from)
      .filter(({ operation }) => operation === 'getConversationPagedMembers');
    expect(pages.length).toBe(Math.ceil((people.length + notFound.length) / 500));
    expect(pages.length).toBeGreaterThan(2);
    expect(kinds(people).guest).toBe(1);
    expect(people.length).toBeGreaterThan(1_150);
    expect(new Set(people.map(({ account }) => account)).size).toBe(people.length);
    expect(notFound).toEqual([
      { who: 'Visitor 4', reason: expect.stringMatching(/guest|not_found/u) },
    ]);
  });

  it('waits when Teams asks for patience, and loses nobody', async () => {
    bench.sandbox.script({
      operation: 'getConversationPagedMembers',
      kind: 'rate_limited',
      retryAfterSeconds: 0,
      times: 2,
    });
    const { people } = await bench.door.chat.resolve({ kind: 'channel', channelId: TEAM });
    expect(people.length).toBeGreaterThan(1_150);
  });

  it('the app is not in is refused with what to do', async () => {
    await expect(
      bench.door.chat.resolve({ kind: 'channel', channelId: '19:nowhere@thread.tacv2' }),
    ).rejects.toMatchObject({ field: 'team', message: expect.stringContaining('Add the app') });
  });
});

describe('a list', () => {
  it('finds people by Entra id or e-mail, and gives the line of everybody else', async () => {
    const [, , id = ''] = bench.account('Worker 0001').split(':');
    const { email } = bench.sandbox.person('Hana Reyes').person;
    const row = (line: number, found: { email?: string; userId?: string }) => ({
      line,
      email: null,
      userId: null,
      name: null,
      ...found,
    });
    const { people, notFound } = await bench.door.chat.resolve({
      kind: 'csv',
      rows: [
        row(2, { userId: id.toUpperCase() }),
        row(3, { email: email?.toUpperCase() ?? '' }),
        row(4, { email: email ?? '' }),
        row(5, { email: 'nobody@northwindfs.example' }),
      ],
    });
    expect(people.map(({ name }) => name)).toEqual(['Worker 0001', 'Hana Reyes']);
    expect(notFound).toEqual([
      { who: 'Hana Reyes', reason: 'duplicate', line: 4 },
      { who: 'nobody@northwindfs.example', reason: 'not_found', line: 5 },
    ]);
  });
});

describe('one person', () => {
  it('is known by account and by e-mail once they have the app', async () => {
    const { chat } = bench.door;
    const account = bench.account('Worker 0002');
    expect(await chat.person(account)).toMatchObject({
      account,
      name: 'Worker 0002',
      kind: 'member',
    });
    expect(await chat.person(bench.account('Worker 0003'))).toBeNull();
    const { email } = bench.sandbox.person('Worker 0002').person;
    expect(await chat.personByEmail(` ${email?.toUpperCase()} `)).toMatchObject({ account });
    expect(await chat.personByEmail('nobody@northwindfs.example')).toBeNull();
  });

  it('chosen without having the app is named as not found', async () => {
    const accounts = [bench.account('Worker 0001'), bench.account('Worker 0009')];
    const { people, notFound } = await bench.door.chat.resolve({ kind: 'people', accounts });
    expect(people.map(({ name }) => name)).toEqual(['Worker 0001']);
    expect(notFound).toEqual([{ who: accounts[1], reason: 'not_found' }]);
  });
});
