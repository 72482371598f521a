import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChatPerson } from '../../../src/employee.ts';
import { InvalidInputError, NotAllowedError } from '../../../src/errors.ts';
import { joinPeople } from '../../../src/people/join.ts';
import { agreeAs, ask, newPhone, outcome, withdrawAs } from '../../support/service.ts';
import { openTwoChats, type TwoChats } from '../../support/two-chats.ts';

let office: TwoChats;
beforeAll(async () => {
  office = await openTwoChats();
});
afterAll(() => office.close());

let count = 0;
/** One employee with an account in Slack, which was asked, and one in Teams. */
async function joined() {
  count += 1;
  const email = `pair${count}@northwindfs.example`;
  const [slack] = office.chat.add({ email }) as [ChatPerson];
  const [teams] = office.teams.add({ email }) as [ChatPerson];
  const [deliveryId = ''] = await ask(office, [slack]);
  await joinPeople(office.ports, [teams], 'system');
  return { slack, teams, deliveryId };
}

const standingOf = async (person: ChatPerson) =>
  (await office.service.status(person.account))?.consent?.status ?? 'unknown';
const employeeOf = async (person: ChatPerson) =>
  (await office.ports.views.employeeByAccount(person.account))?.employeeId ?? '';

describe('after a split', () => {
  it('the account belongs to a new employee, who has not answered', async () => {
    const { slack, teams, deliveryId } = await joined();
    await agreeAs(office, slack, { deliveryId, phone: newPhone() });
    const { employee, accounts } = await office.service.splitAccount(office.admin, teams.account);
    expect(accounts).toEqual([expect.objectContaining({ account: teams.account, how: 'split' })]);
    expect(employee).toMatchObject({ name: teams.name, email: teams.email, state: 'active' });
    expect(await employeeOf(slack)).not.toBe(employee.employeeId);
    expect([await standingOf(slack), await standingOf(teams)]).toEqual(['given', 'unknown']);
  });

  it('nobody stands given on an answer that was made with the account split off', async () => {
    const { slack, teams, deliveryId } = await joined();
    const phone = newPhone();
    await agreeAs(office, teams, { deliveryId, phone });
    expect(await office.service.mayText(phone)).toBe(true);
    await office.service.splitAccount(office.admin, teams.account);
    expect([await standingOf(slack), await standingOf(teams)]).toEqual(['invalidated', 'unknown']);
    expect(await office.service.mayText(phone)).toBe(false);
  });

  it('the first account can be the one that goes', async () => {
    const { slack, teams, deliveryId } = await joined();
    await agreeAs(office, teams, { deliveryId, phone: newPhone() });
    await office.service.splitAccount(office.admin, slack.account);
    expect([await standingOf(slack), await standingOf(teams)]).toEqual(['unknown', 'given']);
  });

  it('the card of the account split off takes no answer for the other person', async () => {
    const { slack, deliveryId } = await joined();
    await office.service.splitAccount(office.admin, slack.account);
    const answer = await agreeAs(office, slack, { deliveryId, phone: newPhone() });
    expect(outcome(answer)).toBe('unknown_request');
  });

  it('a hold that rested on the answer ends', async () => {
    const { teams, deliveryId } = await joined();
    const other = await joined();
    const phone = newPhone();
    await agreeAs(office, other.slack, { deliveryId: other.deliveryId, phone });
    await agreeAs(office, teams, { deliveryId, phone });
    expect(await standingOf(other.slack)).toBe('held');
    await office.service.splitAccount(office.admin, teams.account);
    expect(await standingOf(other.slack)).toBe('given');
  });

  it('both can be asked again and answer for themselves', async () => {
    const { slack, teams, deliveryId } = await joined();
    await agreeAs(office, teams, { deliveryId, phone: newPhone() });
    const old = await employeeOf(slack);
    await office.service.splitAccount(office.admin, teams.account);
    const link = await office.service.handOutLinks(office.admin, {
      rows: [{ line: 2, name: 'Crew', email: null, employeeNumber: 'n-1' }],
    });
    expect(link.links).toHaveLength(1);
    expect(await employeeOf(slack)).toBe(old);
    expect(outcome(await withdrawAs(office, slack))).toBe('nothing_to_withdraw');
  });

  it('the record of each tells what happened, and verifies', async () => {
    const { slack, teams, deliveryId } = await joined();
    await agreeAs(office, teams, { deliveryId, phone: newPhone() });
    await office.service.splitAccount(office.admin, teams.account);
    for (const person of [slack, teams]) {
      const bundle = await office.service.evidence(office.admin, person.account);
      const record = bundle.files.find(({ path }) => path === 'record.txt')?.text ?? '';
      expect(record).toContain('it was joined to the wrong person');
      expect(record.includes('CONSENT GIVEN')).toBe(person === slack);
    }
    expect((await office.service.verify()).problems).toEqual([]);
  });
});

it('is refused for an only account, an unknown account, and whoever is no admin', async () => {
  const { slack } = await joined();
  const [alone] = office.chat.add({}) as [ChatPerson];
  await ask(office, [alone]);
  const split = (account: string) => office.service.splitAccount(office.admin, account);
  await expect(split(alone.account)).rejects.toThrow(InvalidInputError);
  await expect(split('slack:T0001:U9999')).rejects.toThrow(InvalidInputError);
  const nobody = { kind: 'account', account: alone.account } as const;
  await expect(office.service.splitAccount(nobody, slack.account)).rejects.toThrow(NotAllowedError);
});

it('made twice at the same moment makes one new employee', async () => {
  const { teams } = await joined();
  const before = (await office.ports.ledger.head()).size;
  const splits = await Promise.allSettled(
    [1, 2, 3].map(() => office.service.splitAccount(office.admin, teams.account)),
  );
  expect(splits.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
  expect((await office.ports.ledger.head()).size - before).toBe(2);
});
