/** A process that stops dead in the middle of a command: the same command again ends as if nothing had happened. */
import { beforeAll, expect, it } from '@jest/globals';
import { createService, type Service } from '../../../src/service.ts';
import {
  agreeAs,
  answersOf,
  ask,
  newAct,
  newPhone,
  type Office,
  openReadyOffice,
  withdrawAs,
} from '../../support/service.ts';
import { stoppable } from '../../support/stoppable.ts';
import { eachStore } from '../../support/stores.ts';

let office: Office;

/**
 * Runs `command` in a process that stops right after its call number 1, 2, 3 ... took effect (which
 * is right before the next one), until one gets to its end. Each time it is repeated, then checked.
 */
async function atEveryCall(
  prepare: () => Promise<{
    command: (service: Service) => Promise<unknown>;
    check: () => Promise<void>;
  }>,
): Promise<number> {
  for (let at = 1; ; at += 1) {
    const { command, check } = await prepare();
    const process = stoppable(office.ports, at);
    await Promise.allSettled([command(createService(process.ports))]);
    await command(office.service);
    await check();
    if (!process.stopped()) return at;
  }
}

eachStore((store) => {
  beforeAll(async () => {
    office = await openReadyOffice({ open: store.open });
    expect(office.store.kind).toBe(store.name);
  }, 120_000);

  it('a launch that is confirmed again is one broadcast that asks everybody once', async () => {
    const calls = await atEveryCall(async () => {
      const people = office.chat.add({}, {});
      const accounts = people.map((person) => person.account);
      const audience = { kind: 'people', accounts } as const;
      const { draftId } = await office.service.draftBroadcast(office.admin, audience);
      const before = (await office.ports.views.broadcasts()).length;
      return {
        command: (service) => service.launchBroadcast(office.admin, draftId),
        check: async () => {
          expect(await office.ports.views.broadcasts()).toHaveLength(before + 1);
          await office.service.deliverDue();
          const posts = accounts.map(
            (account) => office.chat.posts.filter((post) => post.account === account).length,
          );
          expect(posts).toEqual([1, 1]);
        },
      };
    });
    expect(calls).toBeGreaterThan(10);
  }, 240_000);

  it('an "I agree" to a number somebody else named is one entry, and both are on hold', async () => {
    const calls = await atEveryCall(async () => {
      const [one, two] = office.chat.add({}, {});
      if (one === undefined || two === undefined) throw new Error('Nobody was added.');
      const [first = '', second = ''] = await ask(office, [one, two]);
      const phone = newPhone();
      await agreeAs(office, one, { deliveryId: first, phone });
      const given = { deliveryId: second, phone, actId: newAct() };
      return {
        command: (service) => agreeAs({ ...office, service }, two, given),
        check: async () => {
          const kinds = (await answersOf(office, two)).map(({ fact }) => fact.kind);
          expect(kinds).toEqual(['ConsentGiven', 'ConsentHeld']);
          const status = await office.service.status(one.account);
          expect(status?.consent?.status).toBe('held');
        },
      };
    });
    expect(calls).toBeGreaterThan(10);
  }, 240_000);

  it('a withdrawal that is repeated is one entry, and the texts have stopped', async () => {
    const calls = await atEveryCall(async () => {
      const [person] = office.chat.add({});
      if (person === undefined) throw new Error('Nobody was added.');
      const [deliveryId = ''] = await ask(office, [person]);
      const phone = newPhone();
      await agreeAs(office, person, { deliveryId, phone });
      const actId = newAct();
      return {
        command: (service) => withdrawAs({ ...office, service }, person, actId),
        check: async () => {
          const kinds = (await answersOf(office, person)).map(({ fact }) => fact.kind);
          expect(kinds).toEqual(['ConsentGiven', 'ConsentWithdrawn']);
          expect(await office.service.mayText(phone)).toBe(false);
        },
      };
    });
    expect(calls).toBeGreaterThan(5);
  }, 240_000);
});
