/** Whoever saw that an answer was taken finds it in the ledger, once, however often the service died. */
import { expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import { randomFrom, SEED } from '../support/random.ts';
import { eachStore, type StoreUnderTest } from '../support/stores.ts';
import { type Answer, insist } from './insisting.ts';
import { type Life, type Lives, openLives } from './lives.ts';
import type { Manner } from './service-child.ts';

const KILLS = Number(process.env.ROLLCALL_CRASH_CYCLES ?? 12);
const CONTROL_KILLS = 3;
const PEOPLE_PER_KILL = 5;
/** So many answer at the same time. */
const AT_ONCE = 4;
const SENDING_MS = 120_000;
/** A guard against hanging; on an idle machine a life takes three seconds. */
const MINUTES_MS = 60_000 * Math.max(6, KILLS);

interface Outcome {
  readonly kills: number;
  readonly during: number;
  readonly seen: number;
  readonly lost: number;
  readonly repeated: number;
  readonly strange: number;
  readonly verifies: boolean;
}

/**
 * Kills the service at the nth answer of each life: a few milliseconds after it is sent, or as
 * soon as the person has seen that it was taken. Then the next life begins.
 */
function killer(lives: Lives, kills: number) {
  const random = randomFrom(SEED);
  let done = 0;
  const plan = () => ({
    at: done % 2 === 0 ? 'done' : 'about',
    nth: 1 + Math.floor(random() * 3),
  });
  let life: Life = lives.start();
  let next = plan();
  let during = 0;
  let count = 0;
  let busy = false;
  let trouble: unknown;
  const replace = async () => {
    await life.kill();
    life = lives.start();
    await life.ready;
    [next, count, busy] = [plan(), 0, false];
  };
  const happens = (what: 'about' | 'done') => {
    if (busy || done >= kills || what !== next.at) return;
    count += 1;
    if (count < next.nth) return;
    busy = true;
    done += 1;
    during += what === 'about' ? 1 : 0;
    const strike = () => {
      replace().catch((error: unknown) => {
        trouble = error;
      });
    };
    if (what === 'done') strike();
    else setTimeout(strike, random() * 60);
  };
  return {
    ready: async () => {
      await life.ready;
      await eventually(() => isSent(life), SENDING_MS);
    },
    about: () => happens('about'),
    done: () => happens('done'),
    end: async () => {
      await eventually(() => !busy || trouble !== undefined, SENDING_MS);
      await life.kill();
      if (trouble !== undefined) throw trouble;
      return { kills: done, during };
    },
  };
}

const isSent = (life: Life): boolean => {
  const counts = life.counts();
  return counts !== null && counts.sent === counts.targeted;
};

/** Every fourth person declines, all others agree; some at the same time. */
async function everybodyAnswers(lives: Lives, on: ReturnType<typeof killer>): Promise<void> {
  const waiting = lives.staff.employees.map(({ id }, index) => ({ id, index }));
  const answerOneByOne = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { id, index } = next;
      const mobile = lives.staff.mobiles.get(id) ?? '';
      const answer: Answer = index % 4 === 3 ? { kind: 'decline' } : { kind: 'agree', mobile };
      await insist(lives.sandbox.slack.person(id), answer, on);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, answerOneByOne));
}

/** What the ledger says of every person who saw that their answer was taken. */
async function judge(lives: Lives): Promise<Omit<Outcome, 'kills' | 'during'>> {
  const { entries, verification } = await lives.inspect();
  const kinds = new Map<string, string[]>();
  for (const { fact, personal } of entries) {
    if (!/^Consent(?!Requested)/.test(fact.kind)) continue;
    const account = personal.account ?? 'unknown';
    kinds.set(account, [...(kinds.get(account) ?? []), fact.kind]);
  }
  const found = lives.staff.employees.map(({ id, teamId }, index) => {
    const all = kinds.get(`slack:${teamId}:${id}`) ?? [];
    const expected = index % 4 === 3 ? 'ConsentRefused' : 'ConsentGiven';
    const right = all.filter((kind) => kind === expected).length;
    return { right, strange: all.length - right };
  });
  return {
    seen: found.length,
    lost: found.filter(({ right }) => right === 0).length,
    repeated: found.filter(({ right }) => right > 1).length,
    strange: found.reduce((sum, { strange }) => sum + strange, 0),
    verifies: verification.ok,
  };
}

async function run(store: StoreUnderTest, manner: Manner, kills: number): Promise<Outcome> {
  const lives = await openLives(store, { people: kills * PEOPLE_PER_KILL, manner });
  try {
    const on = killer(lives, kills);
    await on.ready();
    await everybodyAnswers(lives, on);
    const outcome = { ...(await on.end()), ...(await judge(lives)) };
    const figures = JSON.stringify(outcome);
    process.stdout.write(`Answers, ${manner}, ${store.name}, seed ${SEED}: ${figures}\n`);
    return outcome;
  } finally {
    await lives.close();
  }
}

eachStore((store) => {
  it(
    'keeps every answer that somebody saw taken, once, when the service is killed again and again',
    async () => {
      expect(await run(store, 'careful', KILLS)).toEqual({
        kills: KILLS,
        during: expect.any(Number),
        seen: KILLS * PEOPLE_PER_KILL,
        lost: 0,
        repeated: 0,
        strange: 0,
        verifies: true,
      });
    },
    MINUTES_MS,
  );
});

eachStore((store) => {
  it(
    'would be caught by this test if it answered before the commit',
    async () => {
      const { lost } = await run(store, 'hasty', CONTROL_KILLS);
      expect(lost).toBeGreaterThan(0);
    },
    MINUTES_MS,
  );
});
