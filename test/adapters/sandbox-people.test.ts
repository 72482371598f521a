import { describe, expect, it } from '@jest/globals';
import parsePhoneNumber from 'libphonenumber-js/max';
import { company } from '../../sandbox/company.ts';
import { northwind } from '../../sandbox/people.ts';
import { teamsCompany } from '../../sandbox/teams-people.ts';

describe('the company of the sandbox', () => {
  it('has 24 people of all kinds, 18 of them to be asked', () => {
    const { people, employees } = northwind();
    expect(people).toHaveLength(24);
    expect(employees).toHaveLength(18);
    expect(people.filter((one) => one.isBot).map((one) => one.name)).toEqual(['rollcall']);
    expect(people.filter((one) => one.isRestricted)).toHaveLength(2);
    expect(people.filter((one) => one.deleted)).toHaveLength(1);
    expect(employees.filter((one) => one.email === undefined)).toHaveLength(1);
    expect(employees.filter((one) => one.phone !== undefined)).toHaveLength(1);
  });

  it('grows to any size, the same each time, Hana Reyes first', () => {
    const one = company(84, 7);
    expect(one).toEqual(company(84, 7));
    expect(one.people).not.toEqual(company(84, 8).people);
    expect(one.employees).toHaveLength(84);
    expect(one.employees[0]?.realName).toBe('Hana Reyes');
  });

  it('gives everybody another id, name, address and a valid mobile of their own', () => {
    const { employees, mobiles } = company(700);
    for (const field of ['id', 'name', 'realName', 'email'] as const)
      expect(new Set(employees.map((one) => one[field])).size).toBe(700);
    const numbers = [...mobiles.values()];
    expect(new Set(numbers).size).toBe(700);
    for (const number of numbers) {
      expect(parsePhoneNumber(number)?.isValid()).toBe(true);
      expect(number).toMatch(/^\+1\d{3}55501\d\d$/);
      expect(number.startsWith('+1512')).toBe(false);
    }
  });
});

describe('the company in Teams', () => {
  it('shares some people with Slack by work e-mail, and has others for itself', () => {
    const inSlack = new Set(northwind().employees.map((one) => one.email));
    const { employees, people } = teamsCompany();
    const shared = employees.filter((one) => one.email !== undefined && inSlack.has(one.email));
    expect(shared.map((one) => one.name)).toContain('Hana Reyes');
    expect([shared.length, employees.length - shared.length]).toEqual([6, 7]);
    expect(new Set(teamsCompany().mobiles.values()).size).toBe(13);
    expect(people.filter((one) => one.hasBlocked || !one.isInstalled || one.hasLeft)).toHaveLength(
      3,
    );
    expect(people.filter((one) => one.aadObjectId === undefined)).toHaveLength(1);
    expect(people.filter((one) => one.userPrincipalName.includes('#EXT#'))).toHaveLength(1);
  });

  it('gives everybody ids of their own, the same each time', () => {
    const { people } = teamsCompany(company(300), { isOnBoth: () => true });
    expect(new Set(people.map((one) => one.id)).size).toBe(people.length);
    const guids = people.flatMap((one) => one.aadObjectId ?? []);
    expect(new Set(guids).size).toBe(people.length - 1);
    for (const guid of guids) expect(guid).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(teamsCompany(company(300), { isOnBoth: () => true }).people).toEqual(people);
  });
});
