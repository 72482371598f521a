/** Each broadcast beside the acts of persons, whatever they do: the counts add up, and it enrolls no one. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ChatPerson } from '../../../src/employee.ts';
import { collectiveNotices } from '../../../src/registration/statement.ts';
import {
  agreeAs,
  ask,
  declineAs,
  newPhone,
  type Office,
  openReadyOffice,
  withdrawAs,
} from '../../support/service.ts';

let office: Office;
beforeAll(async () => {
  office = await openReadyOffice();
});
afterAll(() => office.close());

const PEOPLE = 4;
const ACTS = ['ask', 'agree', 'decline', 'withdraw', 'leave', 'cancel'] as const;
const acts = fc.array(
  fc.record({ act: fc.constantFrom(...ACTS), who: fc.nat(PEOPLE - 1), others: fc.nat(PEOPLE - 1) }),
  { minLength: 1, maxLength: 14 },
);

interface Scene {
  readonly people: readonly ChatPerson[];
  /** The newest request of each, by account. */
  readonly requests: Map<string, string>;
}

async function statuses() {
  const { byStatus } = await office.ports.views.consentTotals();
  return byStatus;
}

async function askSome({ people, requests }: Scene, from: number, to: number): Promise<void> {
  const chosen = people.slice(Math.min(from, to), Math.max(from, to) + 1);
  const before = await statuses();
  const ids = await ask(office, chosen).catch(() => []);
  // The broadcast alone changes nobody's standing (requirement 34).
  expect(await statuses()).toEqual(before);
  chosen.forEach((person, index) => {
    const id = ids[index];
    if (id !== undefined) requests.set(person.account, id);
  });
}

async function perform(
  scene: Scene,
  one: { act: (typeof ACTS)[number]; who: number; others: number },
) {
  const person = scene.people[one.who];
  if (person === undefined) return;
  const deliveryId = scene.requests.get(person.account);
  if (one.act === 'ask') return askSome(scene, one.who, one.others);
  if (one.act === 'leave') return office.service.employeeLeft(person.account, 'left');
  if (one.act === 'withdraw') return void (await withdrawAs(office, person));
  if (one.act === 'cancel') {
    const [newest] = await office.ports.views.broadcasts();
    if (newest !== undefined)
      await office.service.cancelBroadcast(office.admin, newest.broadcastId);
    return;
  }
  if (deliveryId === undefined) return;
  if (one.act === 'agree') await agreeAs(office, person, { deliveryId, phone: newPhone() });
  else await declineAs(office, person, { deliveryId });
}

async function noticesNow() {
  const { views } = office.ports;
  const records = await Promise.all(
    (await views.broadcasts()).map(async (broadcast) => ({
      broadcast,
      counts: await views.counts(broadcast.broadcastId),
    })),
  );
  return collectiveNotices({ records, media: ['slack'], notices: await views.notices() });
}

it('agreed + declined + pending = targeted, after any acts in any order (requirement 33)', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (given) => {
      const people = office.chat.add(...Array.from({ length: PEOPLE }, () => ({})));
      const scene: Scene = { people, requests: new Map() };
      for (const one of given) {
        await perform(scene, one);
        for (const notice of await noticesNow()) {
          const { targeted, delivered, answered, agreed, declined, pending } = notice;
          expect(agreed + declined + pending).toBe(targeted);
          expect(answered).toBe(agreed + declined);
          expect(Math.min(pending, agreed, declined)).toBeGreaterThanOrEqual(0);
          expect(delivered).toBeLessThanOrEqual(targeted);
          expect(notice.textVersion).toBe(1);
        }
      }
    }),
    { numRuns: 12, seed: 20_260_803 },
  );
  expect(await office.service.verify()).toMatchObject({ ok: true });
});

describe('what the admin reads of it', () => {
  it('has counts and dates, and neither names nor numbers (requirement 35)', async () => {
    const [ben] = office.chat.add({ name: 'Ben Whitaker', email: 'ben@northwindfs.example' });
    if (ben === undefined) throw new Error('Nobody was added.');
    office.clock.advance(60_000);
    const [deliveryId = ''] = await ask(office, [ben]);
    const phone = newPhone();
    await agreeAs(office, ben, { deliveryId, phone });
    const summary = await office.service.summarize(office.admin, 'ringcentral');
    const told = JSON.stringify([summary.collectiveNotice, summary.collectiveNotices]);
    expect(told).not.toMatch(new RegExp(`Whitaker|Reyes|${phone.slice(2)}|ben@|emp_`, 'u'));
    expect(summary.collectiveNotice).toContain('The message itself enrolled no one.');
    expect(summary.collectiveNotices.at(-1)).toMatchObject({
      textVersion: 1,
      channels: ['slack'],
      targeted: 1,
      delivered: 1,
      answered: 1,
      agreed: 1,
      declined: 0,
      pending: 0,
      overrideReason: null,
    });
  });

  it('stands in the evidence of a person, beside their own act', async () => {
    const [nia] = office.chat.add({ name: 'Nia Bekele', email: 'nia@northwindfs.example' });
    if (nia === undefined) throw new Error('Nobody was added.');
    const [deliveryId = ''] = await ask(office, [nia]);
    await agreeAs(office, nia, { deliveryId, phone: newPhone() });
    const { files } = await office.service.evidence(office.admin, 'nia@northwindfs.example');
    const record = files.find(({ path }) => path === 'record.txt')?.text ?? '';
    expect(record).toContain('COLLECTIVE NOTICE');
    expect(record).toContain('It enrolled no one');
    expect(record).toMatch(/asked 1 person \(notice version 1\), this person among them/u);
    expect(record).toContain('not this person');
    expect(record).not.toContain('Whitaker');
  });
});
