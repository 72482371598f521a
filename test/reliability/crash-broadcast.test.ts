/** A broadcast killed at any moment goes on where it was: everybody is asked, and nobody twice. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import type { CallArguments } from '../../sandbox/slack/call-arguments.ts';
import { eventually } from '../../sandbox/slack/eventually.ts';
import { randomFrom, SEED } from '../support/random.ts';
import { eachStore, type StoreUnderTest } from '../support/stores.ts';
import { type Life, type Lives, openLives, requestIn } from './lives.ts';
import type { Manner } from './service-child.ts';

const KILLS = Number(process.env.ROLLCALL_CRASH_CYCLES ?? 12);
const CONTROL_KILLS = 4;
/** As many as the pace grants at once may go out in one life. */
const PEOPLE_PER_KILL = 12;
const MOST_POSTS = 10;
const LONGEST_LIFE_MS = 20_000;
const REST_MS = 3_000;
const MOST_LAST_LIVES = 8;
/** A guard against hanging; on an idle machine a life takes three seconds. */
const MINUTES_MS = 60_000 * Math.max(6, KILLS);

/**
 * Where the service is when it is killed: its request has arrived and is lost; it is posted but
 * not answered; the answer is on its way into the ledger; or it looks for an earlier request.
 */
const MOMENTS = ['lost', 'posted', 'answered', 'looking'] as const;

interface Plan {
  readonly moment: (typeof MOMENTS)[number];
  /** The request of this life, or the look-up, at which it happens. */
  readonly nth: number;
  readonly delayMs: number;
}

const planFrom = (random: () => number): Plan => ({
  moment: MOMENTS[Math.floor(random() * MOMENTS.length)] ?? 'posted',
  nth: 1 + Math.floor(random() * 8),
  delayMs: random() * 40,
});

/** Has the life killed exactly there, or at its tenth post: the stand-in runs in this process. */
function killAsPlanned(
  { sandbox }: Lives,
  life: Life,
  plan: Plan,
): { died(): string; end(): void } {
  const { moment, nth, delayMs } = plan;
  let died = '';
  const kill = (at: string) => {
    if (died === '') died = at;
    void life.kill();
  };
  let calls = 0;
  const killAtCall = (method: string, isMeant: (args: CallArguments) => boolean) =>
    sandbox.slack.script({
      method,
      kind: 'timeout_before',
      match: (args) => {
        calls += isMeant(args) ? 1 : 0;
        if (!isMeant(args) || calls !== nth) return false;
        kill(moment);
        return true;
      },
    });
  if (moment === 'lost') killAtCall('chat.postMessage', (args) => args.metadata !== undefined);
  if (moment === 'looking') killAtCall('conversations.history', () => true);
  let posts = 0;
  const stop = sandbox.slack.workspace.listen((event) => {
    if (event.kind !== 'message-posted' || requestIn(event.message) === undefined) return;
    posts += 1;
    const due = posts === nth;
    if (due && moment === 'answered') setTimeout(kill, delayMs, moment);
    else if ((due && moment === 'posted') || (posts === MOST_POSTS && moment !== 'answered'))
      kill('posted');
  });
  const end = () => {
    stop();
    sandbox.slack.clearFaults();
  };
  return { died: () => died, end };
}

const isSettled = (life: Life): boolean => {
  const counts = life.counts();
  return counts !== null && counts.pending === 0 && counts.inDoubt === 0;
};

/** One life up to its death, and where that was; an empty string when there was nothing to die of. */
async function liveAndDie(lives: Lives, plan: Plan): Promise<string> {
  const life = lives.start();
  const { died, end } = killAsPlanned(lives, life, plan);
  await life.ready;
  await eventually(() => life.killed || isSettled(life), LONGEST_LIFE_MS).catch(() => null);
  end();
  await life.kill();
  return died();
}

/** Lives until nothing is pending or in doubt: each comes a minute after the one before. */
async function settle(lives: Lives): Promise<boolean> {
  for (let left = MOST_LAST_LIVES; left > 0; left -= 1) {
    const life = lives.start();
    await life.ready;
    let seen = '';
    for (let now = JSON.stringify(life.counts()); now !== seen || seen === 'null'; ) {
      seen = now;
      if (isSettled(life)) break;
      await pause(REST_MS);
      now = JSON.stringify(life.counts());
    }
    const settled = isSettled(life);
    await life.kill();
    if (settled) return true;
  }
  return false;
}

interface Outcome {
  readonly kills: number;
  readonly moments: Readonly<Record<string, number>>;
  readonly settled: boolean;
  readonly asked: number;
  readonly unasked: number;
  readonly duplicates: number;
  readonly requestedOnce: boolean;
  readonly foundAfterDoubt: number;
  readonly verifies: boolean;
}

async function crash(lives: Lives, kills: number): Promise<Outcome> {
  const random = randomFrom(SEED);
  const moments: Record<string, number> = {};
  let done = 0;
  for (let tries = 0; done < kills && tries < kills * 2; tries += 1) {
    const moment = await liveAndDie(lives, planFrom(random));
    if (moment === '') continue;
    done += 1;
    moments[moment] = (moments[moment] ?? 0) + 1;
  }
  const settled = await settle(lives);
  return { kills: done, moments, settled, ...(await judge(lives)) };
}

/** What people have in their conversations, and what the ledger says of it. */
async function judge(lives: Lives) {
  const { messages } = lives.sandbox.slack.workspace;
  const perPerson = lives.staff.employees.map(({ id }) => {
    const requests = (messages.get(`D${id.slice(1)}`) ?? []).map(requestIn);
    return requests.filter((request) => request !== undefined);
  });
  const { entries, verification } = await lives.inspect();
  const requested = entries.flatMap(({ fact }) => (fact.kind === 'ConsentRequested' ? [fact] : []));
  const recorded = requested.map(({ deliveryId }) => deliveryId).sort();
  const posted = [...new Set(perPerson.flat())].sort();
  return {
    asked: perPerson.filter((requests) => requests.length > 0).length,
    unasked: perPerson.filter((requests) => requests.length === 0).length,
    duplicates: perPerson.reduce((sum, { length }) => sum + Math.max(0, length - 1), 0),
    requestedOnce: JSON.stringify(recorded) === JSON.stringify(posted),
    foundAfterDoubt: requested.filter(({ foundAfterDoubt }) => foundAfterDoubt).length,
    verifies: verification.ok,
  };
}

async function run(store: StoreUnderTest, manner: Manner, kills: number): Promise<Outcome> {
  const lives = await openLives(store, { people: kills * PEOPLE_PER_KILL, manner });
  try {
    const outcome = await crash(lives, kills);
    const figures = JSON.stringify({ ...outcome, warnings: Object.fromEntries(lives.warnings) });
    process.stdout.write(`Broadcast, ${manner}, ${store.name}, seed ${SEED}: ${figures}\n`);
    return outcome;
  } finally {
    await lives.close();
  }
}

eachStore((store) => {
  it(
    'asks everybody once when the service is killed again and again while it sends',
    async () => {
      const outcome = await run(store, 'careful', KILLS);
      expect(outcome).toEqual({
        kills: KILLS,
        moments: expect.anything(),
        settled: true,
        asked: KILLS * PEOPLE_PER_KILL,
        unasked: 0,
        duplicates: 0,
        requestedOnce: true,
        foundAfterDoubt: expect.any(Number),
        verifies: true,
      });
      expect(outcome.foundAfterDoubt).toBeGreaterThan(0);
    },
    MINUTES_MS,
  );
});

eachStore((store) => {
  it(
    'would be caught by this test if it sent again without looking',
    async () => {
      const outcome = await run(store, 'blind', CONTROL_KILLS);
      expect(outcome.duplicates).toBeGreaterThan(0);
    },
    MINUTES_MS,
  );
});
