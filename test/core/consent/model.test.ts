/** Any acts, in any order, again and at once: the ledger ends where the simplest rules say. */
import { beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ChatPerson } from '../../../src/employee.ts';
import { type Act, consentModel, type MadeAct, type OwnAct } from '../../support/consent-model.ts';
import {
  answersOf,
  ask,
  newAct,
  newPhone,
  type Office,
  openReadyOffice,
} from '../../support/service.ts';
import { eachStore } from '../../support/stores.ts';

const PEOPLE = 3;
const PHONES = 2;
const SEED = 20_260_803;
const RUNS = 25;

let office: Office;
let noticeDigest: string;
let waiting: Scene['people'][number][];

const who = fc.nat(PEOPLE - 1);
const ownAct: fc.Arbitrary<OwnAct> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('agree'), who, phone: fc.nat(PHONES - 1) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('decline'), who }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('withdraw'), who }) },
);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: ownAct },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('again'), which: fc.nat(11) }) },
);
const acts = fc.array(act, { minLength: 1, maxLength: 12 });

/** People who were asked and numbers nobody has, for one run. */
interface Scene {
  readonly people: readonly { person: ChatPerson; deliveryId: string }[];
  readonly phones: readonly string[];
}

async function newScene(): Promise<Scene> {
  if (waiting.length < PEOPLE) {
    const people = office.chat.add(...Array.from({ length: 60 }, () => ({})));
    const ids = await ask(office, people);
    waiting = people.map((person, index) => ({ person, deliveryId: ids[index] ?? '' }));
  }
  const people = waiting.splice(0, PEOPLE);
  return { people, phones: Array.from({ length: PHONES }, newPhone) };
}

/** Acts with their ids and times; "again" is an earlier one exactly as it was. */
function make(given: readonly Act[]): MadeAct[] {
  const made: MadeAct[] = [];
  for (const one of given) {
    if (one.kind === 'again') {
      const earlier = made[one.which % Math.max(1, made.length)];
      if (earlier !== undefined) made.push(earlier);
    } else {
      made.push({ act: one, actId: newAct(), atMs: office.clock.nowMs() + made.length * 10_000 });
    }
  }
  return made;
}

async function perform({ people, phones }: Scene, { act: one, actId, atMs }: MadeAct) {
  const { person, deliveryId } = people[one.who] as Scene['people'][number];
  const common = { account: person.account, actId, platformAt: new Date(atMs).toISOString() };
  if (one.kind === 'agree') {
    const phone = phones[one.phone] ?? '';
    const form = { deliveryId, noticeDigest, phone, ticked: true, renderer: 'slack/1' };
    await office.service.agree({ ...common, ...form });
  } else if (one.kind === 'decline') {
    await office.service.decline({ ...common, deliveryId, renderer: 'slack/1' });
  } else {
    await office.service.withdraw({ ...common, means: 'receipt', words: null });
  }
}

async function statusesOf({ people }: Scene): Promise<string[]> {
  const statuses = people.map(({ person }) => office.service.status(person.account));
  return (await Promise.all(statuses)).map((status) => status?.consent?.status ?? 'unknown');
}

async function ownEntries({ people }: Scene) {
  const all = await Promise.all(people.map(({ person }) => answersOf(office, person)));
  return all.flat().filter(({ fact }) => fact.kind !== 'ConsentHeld');
}

const textable = ({ phones }: Scene) =>
  Promise.all(phones.map((phone) => office.service.mayText(phone)));

const afterWithdrawing = (status: string): string =>
  status === 'given' || status === 'held' ? 'withdrawn' : status;

eachStore((store) => {
  beforeAll(async () => {
    waiting = [];
    office = await openReadyOffice({ open: store.open });
    expect(office.store.kind).toBe(store.name);
    noticeDigest = (await office.ports.views.noticeInForce())?.digest ?? '';
  }, 120_000);

  it('one act after the other ends exactly where the rules say, with one entry per act', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (given) => {
        const scene = await newScene();
        const model = consentModel(PEOPLE);
        for (const made of make(given)) {
          await perform(scene, made);
          model.perform(made);
        }
        expect(await statusesOf(scene)).toEqual(model.people.map(({ status }) => status));
        expect(await ownEntries(scene)).toHaveLength(model.entries());
        expect(await textable(scene)).toEqual(scene.phones.map((_, n) => model.mayText(n)));
      }),
      { numRuns: RUNS, seed: SEED },
    );
  }, 240_000);

  it('all acts at once never text a number two people name, and no act is recorded twice', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (given) => {
        const scene = await newScene();
        const made = make(given);
        await Promise.all(made.map((one) => perform(scene, one)));
        const keys = (await ownEntries(scene)).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.length).toBeLessThanOrEqual(new Set(made.map(({ actId }) => actId)).size);
        for (const phone of scene.phones) {
          const claimants = await office.ports.views.consentsByPhone(phone);
          const expected = claimants.length === 1 ? 'given' : 'held';
          expect(claimants.map(({ status }) => status)).toEqual(claimants.map(() => expected));
          expect(await office.service.mayText(phone)).toBe(claimants.length === 1);
        }
      }),
      { numRuns: RUNS, seed: SEED },
    );
  }, 240_000);

  it('ends for everybody with a withdrawal, and nothing that was said before brings it back', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (given) => {
        const scene = await newScene();
        const made = make(given);
        const last = Array.from({ length: PEOPLE }, (_, nth): MadeAct => {
          const atMs = office.clock.nowMs() + 1_000_000;
          return { act: { kind: 'withdraw', who: nth }, actId: newAct(), atMs };
        });
        for (const one of made) await perform(scene, one);
        const agreed = await statusesOf(scene);
        for (const one of last) await perform(scene, one);
        const after = await statusesOf(scene);
        await Promise.all(made.map((one) => perform(scene, one)));
        expect(await textable(scene)).toEqual(scene.phones.map(() => false));
        expect(after).toEqual(agreed.map(afterWithdrawing));
        expect(await statusesOf(scene)).toEqual(after);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  }, 240_000);
});
