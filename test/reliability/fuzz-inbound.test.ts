/** Whatever arrives at /slack/events: what Slack did not sign is refused, and nothing of it is recorded. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { eventually } from '../../sandbox/slack/eventually.ts';
import type { Hands } from '../../sandbox/slack/hands.ts';
import type { Delivery } from '../../sandbox/slack/inbound.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import { SEED } from '../support/random.ts';
import { onEmbedded } from '../support/stores.ts';
import { type BadRequest, badRequests, headersOf } from './bad-requests.ts';
import { insist } from './insisting.ts';
import { type Life, type Lives, openLives } from './lives.ts';

const REQUESTS = Number(process.env.ROLLCALL_FUZZ_REQUESTS ?? 2_000);
/** Many, since Slack's library takes three seconds to answer what no listener wants. */
const AT_ONCE = 200;
const ANSWER_MS = 30_000;
const START_MS = 120_000;
const MINUTES_MS = 60_000 + REQUESTS * 200;

/** Answers to what is not Slack's: unsigned, a wrong method, too large, a wrong content type. */
const REFUSALS = [401, 405, 413, 415];

interface Answered {
  readonly request: BadRequest;
  readonly status: number;
}

onEmbedded((store) => {
  describe('the door for Slack', () => {
    let lives: Lives;
    let life: Life;
    let before: Entry[];
    let originals: readonly Delivery[];
    const statuses = new Map<string, number>();

    /** Kills the service, which alone may hold the embedded store, and reads the ledger. */
    const lookInto = async () => {
      await life.kill();
      const { entries, verification } = await lives.inspect();
      expect(verification.problems).toEqual([]);
      return entries;
    };
    const begin = async () => {
      life = lives.start();
      await life.ready;
    };

    beforeAll(async () => {
      lives = await openLives(store, { people: 8, manner: 'careful' });
      await begin();
      await eventually(() => life.counts()?.sent === lives.staff.employees.length, START_MS);
      originals = await realRequests(lives);
      before = await lookInto();
      await begin();
    }, 2 * START_MS);
    afterAll(() => lives.close(), START_MS);

    const send = async (request: BadRequest): Promise<Answered> => {
      const secret = lives.sandbox.slack.signingSecret;
      const response = await fetch(life.eventsUrl(), {
        method: request.method,
        headers: headersOf(request, { secret, nowMs: Date.now() }),
        body: new Uint8Array(request.body),
        redirect: 'manual',
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      await response.arrayBuffer();
      return { request, status: response.status };
    };

    it('calls a signed form that names nobody a bad request', async () => {
      const original = originals.find(({ kind }) => kind === 'view_submission');
      const form = new URLSearchParams(original?.body ?? '').get('payload') ?? '{}';
      const { user: _user, ...nobody } = JSON.parse(form) as Record<string, unknown>;
      const body = Buffer.from(`payload=${encodeURIComponent(JSON.stringify(nobody))}`);
      const { status } = await send({
        ...{ kind: 'view_submission', what: 'took away user', method: 'POST', signing: 'right' },
        ...{ body, contentType: 'application/x-www-form-urlencoded', untouched: false },
        original: original as Delivery,
      });
      expect(status).toBe(400);
    });

    it(
      'answers every bad request and goes on',
      async () => {
        const batch = fc.array(badRequests(originals), {
          minLength: AT_ONCE,
          maxLength: AT_ONCE,
        });
        const runs = { seed: SEED, numRuns: Math.ceil(REQUESTS / AT_ONCE), endOnFailure: true };
        await fc.assert(
          fc.asyncProperty(batch, async (requests) => {
            const answers = await Promise.all(requests.map(send));
            for (const { request, status } of answers) {
              const key = `${request.signing === 'right' ? 'signed' : 'not signed'} ${status}`;
              statuses.set(key, (statuses.get(key) ?? 0) + 1);
            }
            expect(answers.filter(isWrong).map(inWords)).toEqual([]);
            const health = await fetch(new URL('/healthz', life.eventsUrl()));
            expect(health.status).toBe(200);
          }),
          runs,
        );
        const figures = JSON.stringify(Object.fromEntries([...statuses].sort()));
        process.stdout.write(`Bad requests, seed ${SEED}: ${figures}\n`);
        expect([...statuses.keys()]).toEqual(
          expect.arrayContaining(['not signed 401', 'signed 200', 'signed 400']),
        );
      },
      MINUTES_MS,
    );

    it(
      'records nothing of it, and one good request at once',
      async () => {
        const { employees, mobiles } = lives.staff;
        const last = employees.at(-1);
        if (last === undefined) throw new Error('There is nobody left.');
        const hands = lives.sandbox.slack.person(last.id);
        await insist(
          hands,
          { kind: 'agree', mobile: mobiles.get(last.id) ?? '' },
          { about: () => undefined, done: () => undefined },
        );
        const entries = await lookInto();
        const added = entries.slice(before.length);
        expect(added.map(({ fact, personal }) => [fact.kind, personal.account])).toEqual([
          ['ConsentGiven', `slack:${last.teamId}:${last.id}`],
        ]);
      },
      START_MS,
    );
  });
});

/** What Slack did not sign must be refused, except for its unsigned certificate check and an exact replay. */
function isWrong({ request, status }: Answered): boolean {
  if (request.signing === 'right') return status >= 500;
  const isReplay = request.signing === 'of_the_original' && request.untouched;
  return !isReplay && !REFUSALS.includes(status);
}

const inWords = ({ request, status }: Answered): string =>
  `${status} for ${request.method} ${request.contentType} ${request.kind} ${request.signing}: ${request.what}`;

/** Every kind of request that people's acts cause; each of these people has had their last word. */
async function realRequests({ sandbox, staff }: Lives): Promise<readonly Delivery[]> {
  const { slack } = sandbox;
  const hands = staff.employees.map(({ id }) => slack.person(id));
  const [, agreed, declined, withdrew, wrote, asked] = hands as [Hands, ...Hands[]];
  const mobile = (one: Hands | undefined) => staff.mobiles.get(one?.person.id ?? '') ?? '';
  const noting = { about: () => undefined, done: () => undefined };
  for (const one of [agreed, withdrew, wrote]) {
    if (one !== undefined) await insist(one, { kind: 'agree', mobile: mobile(one) }, noting);
  }
  if (declined !== undefined) await insist(declined, { kind: 'decline' }, noting);
  await eventually(() => withdrew?.newestMessage()?.buttons().includes('Withdraw'), START_MS);
  await withdrew?.presses('Withdraw');
  await wrote?.writes('STOP');
  await wrote?.types('/sms-consent stop');
  await asked?.types('/sms-consent help');
  await asked?.types('/sms-consent status');
  await asked?.opensHome();
  await slack.verifiesUrl('challenge');
  const hasEnded = (one: Hands | undefined) =>
    one?.messages().some((message) => message.text().startsWith('No more work texts'));
  await eventually(() => hasEnded(withdrew) && hasEnded(wrote), START_MS);
  return slack.deliveries.slice();
}
