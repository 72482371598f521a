import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChatPerson } from '../../../src/employee.ts';
import { joinPeople } from '../../../src/people/join.ts';
import { workEmail } from '../../../src/people/work-email.ts';
import { openTwoChats, type TwoChats } from '../../support/two-chats.ts';

let office: TwoChats;
beforeAll(async () => {
  office = await openTwoChats();
});
afterAll(() => office.close());

const join = async (...people: ChatPerson[]) => {
  const joined = await joinPeople(office.ports, people, 'system');
  return people.map((person) => joined.get(person.account)?.employeeId);
};
const inSlack = (given: Partial<ChatPerson>) => office.chat.add(given)[0] as ChatPerson;
const inTeams = (given: Partial<ChatPerson>) => office.teams.add(given)[0] as ChatPerson;

let count = 0;
const newEmail = () => {
  count += 1;
  return `crew${count}@northwindfs.example`;
};

describe('somebody seen on a second platform', () => {
  it('is the same employee when the work e-mail is the same, in any case of letters', async () => {
    const email = newEmail();
    const [slack] = await join(inSlack({ email }));
    const [teams] = await join(inTeams({ email: email.toUpperCase() }));
    expect(teams).toBe(slack);
  });

  it('is on record as another account, with what the joining rests on', async () => {
    const email = newEmail();
    const [employeeId = ''] = await join(inTeams({ email }));
    await join(inSlack({ email }));
    const { accounts } = await office.service.accountsOf(office.admin, employeeId);
    expect(accounts.map(({ how }) => how)).toEqual(['first', 'work_email']);
  });

  it('is somebody else when only the name is the same', async () => {
    const name = 'Jo Field';
    const ids = [
      ...(await join(inSlack({ name, email: newEmail() }))),
      ...(await join(inTeams({ name, email: newEmail() }))),
      ...(await join(inTeams({ name, email: null }))),
    ];
    expect(new Set(ids).size).toBe(3);
  });

  it.each(['jo.field@gmail.com', 'jo@outlook.com', 'jo@yahoo.com'])(
    'is somebody else when the address is one that anybody can open: %s',
    async (email) => {
      const [slack] = await join(inSlack({ email }));
      const [teams] = await join(inTeams({ email }));
      expect(teams).not.toBe(slack);
    },
  );

  it('is somebody else when they are a guest there', async () => {
    const email = newEmail();
    const [slack] = await join(inSlack({ email }));
    const [guest] = await join(inTeams({ email, kind: 'guest' }));
    expect(guest).not.toBe(slack);
  });

  it('is somebody else when the first one left the company', async () => {
    const email = newEmail();
    const person = inSlack({ email });
    const [left] = await join(person);
    await office.service.employeeLeft(person.account, 'deactivated');
    const [teams] = await join(inTeams({ email }));
    expect(teams).not.toBe(left);
  });

  it('is the same employee when the directory knows the AAD account, whatever the e-mails', async () => {
    const person = inTeams({ email: newEmail() });
    const [teams] = await join(person);
    const [slack] = await join(inSlack({ email: newEmail(), aadAccount: person.account }));
    expect(slack).toBe(teams);
  });
});

it('never gives two people of one directory the same employee, even with one address', async () => {
  const email = newEmail();
  const ids = await join(inSlack({ email }), inSlack({ email }));
  expect(new Set(ids).size).toBe(2);
  const [teams] = await join(inTeams({ email }));
  expect(ids).not.toContain(teams);
});

const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

/** One person's accounts in Slack, in Teams and by link. */
function threeAccounts(): readonly ChatPerson[] {
  const email = newEmail();
  const web = { ...inSlack({ email }), account: `web:local:${email.split('@')[0]}` };
  return [inSlack({ email }), inTeams({ email }), web];
}

describe.each(ORDERS)('seen in the order %i, %i, %i', (...order) => {
  it('three accounts are one employee, seen one by one', async () => {
    const people = threeAccounts();
    const ids = [];
    for (const index of order) ids.push(...(await join(people[index] as ChatPerson)));
    expect(new Set(ids).size).toBe(1);
  });

  it('three accounts are one employee, seen together', async () => {
    const people = threeAccounts();
    const ids = await join(...order.map((index) => people[index] as ChatPerson));
    expect(new Set(ids).size).toBe(1);
  });
});

it('is one employee when both accounts are seen at the same moment, 20 times over', async () => {
  for (let round = 0; round < 20; round += 1) {
    const email = newEmail();
    const [[slack], [teams]] = await Promise.all([
      join(inSlack({ email })),
      join(inTeams({ email })),
    ]);
    expect(teams).toBe(slack);
  }
});

it('joins 60 strangers who turn up at the same moment, each once', async () => {
  const people = office.chat.add(...Array.from({ length: 60 }, () => ({ email: newEmail() })));
  const ids = await Promise.all(people.map((person) => join(person)));
  expect(new Set(ids.flat()).size).toBe(60);
});

it('takes only an address of a company as a work e-mail', () => {
  expect(workEmail(' Hana@NorthwindFS.example ')).toBe('hana@northwindfs.example');
  for (const email of [null, '', 'hana', 'hana@', 'a b@c.example', 'hana@GMAIL.com'])
    expect(workEmail(email)).toBeNull();
});

it('keeps the whole ledger verifiable', async () => {
  expect((await office.service.verify()).problems).toEqual([]);
});
