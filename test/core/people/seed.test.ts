import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DeliveryTrouble } from '../../../src/errors.ts';
import { trouble } from '../../support/fake-chat.ts';
import { type Office, openOffice } from '../../support/service.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

/** The directory fails so often, then answers. */
function failing(times: number, kind: DeliveryTrouble) {
  const [person] = office.chat.add({});
  const { personByEmail } = office.chat;
  let reads = 0;
  Object.assign(office.chat, {
    personByEmail: async (email: string) => {
      reads += 1;
      if (reads <= times) throw trouble(kind, 'connection_lost');
      return personByEmail(email);
    },
  });
  return {
    email: person?.email ?? '',
    account: person?.account ?? '',
    reads: () => reads,
    restore: () => Object.assign(office.chat, { personByEmail }),
  };
}

it.each<[number, DeliveryTrouble]>([
  [1, 'in_doubt'],
  [2, 'retryable'],
])('makes the person an admin when the directory failed %i times (%s)', async (times, kind) => {
  const directory = failing(times, kind);
  expect(await office.service.seedAdmins([directory.email])).toEqual([]);
  expect(await office.service.isAdmin(directory.account)).toBe(true);
  directory.restore();
});

it.each<[number, DeliveryTrouble]>([
  [3, 'in_doubt'],
  [1, 'refused'],
])('names who could not be looked up when it failed %i times (%s)', async (times, kind) => {
  const directory = failing(times, kind);
  expect(await office.service.seedAdmins([directory.email])).toEqual([directory.email]);
  expect(directory.reads()).toBe(times);
  directory.restore();
});
