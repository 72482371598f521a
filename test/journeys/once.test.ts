import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import type { Payload } from '../../sandbox/slack/payloads.ts';
import type { Station } from '../../src/command-line/station.ts';
import { companyOn, journey } from '../support/company.ts';
import { eventsUrlOf } from '../support/open-company.ts';
import { onPostgres } from '../support/stores.ts';
import { PATIENCE_MS, type Worker } from '../support/worker.ts';

journey('whatever happens twice is recorded once', (northwind) => {
  beforeAll(async () => {
    await northwind.isSetUp();
    const everyone = ['Ben Whitaker', 'Grace Okafor', 'Omar Saleh', 'Priya Raman', 'Olivia Grant'];
    await northwind.asks(...everyone);
  });
  afterEach(() => northwind.slack.clearFaults());

  it('a button pressed twice', async () => {
    const priya = northwind.person('Priya Raman');
    const request = priya.newestMessage();
    await Promise.all([
      priya.presses('No thanks', { message: request?.message }),
      priya.presses('No thanks', { message: request?.message }),
    ]);
    await priya.reads('Thanks for answering');
    expect(await northwind.answersOf(priya)).toEqual(['ConsentRefused']);
  });

  it('a form submitted twice', async () => {
    const ben = northwind.person('Ben Whitaker');
    await filled(ben);
    await Promise.all([ben.submits(), ben.submits()]);
    await ben.reads('You agreed to work text messages');
    expect(await northwind.answersOf(ben)).toEqual(['ConsentGiven']);
  });

  it.each(['duplicate', 'retry'] as const)('a form that Slack delivers as a %s', async (kind) => {
    const person = northwind.person(kind === 'retry' ? 'Grace Okafor' : 'Olivia Grant');
    await filled(person);
    northwind.slack.script({ delivery: 'view_submission', kind });
    await person.submits();
    await person.reads('You agreed to work text messages');
    expect(await northwind.answersOf(person)).toEqual(['ConsentGiven']);
  });

  it.each(['duplicate', 'retry'] as const)(
    'a written wish that Slack delivers as a %s',
    async (kind) => {
      const person = northwind.person(kind === 'retry' ? 'Grace Okafor' : 'Olivia Grant');
      northwind.slack.script({ delivery: 'event', kind });
      await person.writes('unsubscribe');
      await person.reads('No more work texts');
      expect(await northwind.answersOf(person)).toEqual(['ConsentGiven', 'ConsentWithdrawn']);
    },
  );

  it('the very same bytes sent again', async () => {
    const before = await northwind.size();
    const answers = await Promise.all(
      northwind.slack.deliveries
        .filter(({ kind }) => kind !== 'command')
        .map((delivery) => northwind.slack.redeliver(delivery)),
    );
    expect(answers.length).toBeGreaterThan(5);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await northwind.size()).toBe(before);
  });

  it('an old “I agree”, signed anew after the person withdrew, starts nothing again', async () => {
    const grace = northwind.person('Grace Okafor');
    const submission = newestSubmission(northwind.slack.deliveries, grace);
    const before = await northwind.size();
    expect((await grace.sends({ payload: submission })).status).toBe(200);
    expect(await northwind.size()).toBe(before);
    expect(await northwind.station.service.mayText(grace.mobile)).toBe(false);
  });

  it('a broadcast confirmed twice asks nobody twice', async () => {
    const { admin } = northwind;
    await admin.types('/sms-consent broadcast');
    await admin.readsInWindow('Whom do you want to ask?');
    await admin.submits();
    await admin.readsInWindow('left out');
    await Promise.all([admin.submits(), admin.submits()]);
    await eventually(async () => (await northwind.counts()).pending === 0, PATIENCE_MS);
    const requests = northwind.slack.requests.filter(
      ({ method, args }) => method === 'chat.postMessage' && args.metadata !== undefined,
    );
    expect(new Set(requests.map(({ args }) => args.channel)).size).toBe(requests.length);
    const kinds = (await northwind.entries()).map(({ fact }) => fact.kind);
    expect(kinds.filter((kind) => kind === 'BroadcastLaunched')).toHaveLength(2);
  });

  it('and the ledger verifies', async () => {
    expect(await northwind.station.service.verify()).toMatchObject({ ok: true });
  });
});

onPostgres((store) => {
  describe('two replicas on one database', () => {
    const northwind = companyOn(store, {});
    let second: Station;
    const both = () => [northwind.station, second];

    /** Sends one payload to both replicas at the same moment, with the same or another signature. */
    const toBoth = (worker: Worker, payload: Payload, apartSeconds: number) => {
      const now = Math.floor(Date.now() / 1000);
      return Promise.all(
        both().map((station, index) => {
          northwind.slack.setEventsUrl(eventsUrlOf(station));
          return worker.sends({ payload, timestamp: now - index * apartSeconds });
        }),
      );
    };

    beforeAll(async () => {
      second = await northwind.running.openStation();
      await northwind.isSetUp();
    }, 60_000);

    it('share the sending: everybody is asked once', async () => {
      const everyone = [...northwind.slack.workspace.people.values()]
        .filter((one) => !one.isBot && !one.deleted && !one.isRestricted && !one.isStranger)
        .filter((one) => one.id !== 'USLACKBOT');
      const asking = northwind.asks(...everyone.map(({ id }) => id));
      await Promise.all([asking, second.service.deliverDue(), second.service.deliverDue()]);
      await eventually(async () => (await northwind.counts()).sent === 18, PATIENCE_MS);
      const asked = northwind.slack.requests.filter(
        ({ method, args }) => method === 'chat.postMessage' && args.metadata !== undefined,
      );
      expect(asked).toHaveLength(18);
    });

    it.each([0, 1])('one press on both, signed %d seconds apart, is one entry', async (apart) => {
      const person = northwind.person(apart === 0 ? 'Ben Whitaker' : 'Omar Saleh');
      const answers = await toBoth(person, person.pressPayload('No thanks'), apart);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      await person.reads('Thanks for answering');
      expect(await northwind.answersOf(person)).toEqual(['ConsentRefused']);
    });

    it.each([0, 1])(
      'one “I agree” on both, signed %d seconds apart, is one entry',
      async (apart) => {
        const person = northwind.person(apart === 0 ? 'Priya Raman' : 'Olivia Grant');
        northwind.slack.setEventsUrl(eventsUrlOf(northwind.station));
        await filled(person);
        // The first try is lost on the way, so that nobody has seen it yet.
        northwind.slack.setEventsUrl('http://127.0.0.1:9/');
        await person.submits();
        const submission = newestSubmission(northwind.slack.deliveries, person);
        const answers = await toBoth(person, submission, apart);
        expect(answers.map(({ status }) => status)).toEqual([200, 200]);
        await person.reads('You agreed to work text messages');
        expect(await northwind.answersOf(person)).toEqual(['ConsentGiven']);
      },
    );

    it('agreeing on one and withdrawing on the other ends in the order of the ledger', async () => {
      const olivia = northwind.person('Olivia Grant');
      northwind.slack.setEventsUrl(eventsUrlOf(second));
      await olivia.presses('Withdraw');
      await olivia.reads('No more work texts');
      expect(await northwind.station.service.mayText(olivia.mobile)).toBe(false);
    });

    it('two people name one number on two replicas at the same moment: both are on hold', async () => {
      const [grace, jose] = [northwind.person('Grace Okafor'), northwind.person('José Ñíguez')];
      northwind.slack.setEventsUrl(eventsUrlOf(northwind.station));
      for (const person of [grace, jose]) await filled(person, '737-555-0188');
      const sent = both().map((station, index) => {
        northwind.slack.setEventsUrl(eventsUrlOf(station));
        return (index === 0 ? grace : jose).submits();
      });
      await Promise.all(sent);
      for (const person of [grace, jose]) {
        await person.reads('Your number is on hold');
        expect((await northwind.statusOf(person)).consent?.status).toBe('held');
      }
    });

    it('and the ledger is one, without a gap, and verifies', async () => {
      const entries = await northwind.entries();
      expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index));
      expect(await second.service.verify()).toMatchObject({ ok: true, problems: [] });
    });
  });
});

async function filled(person: Worker, phone = person.mobile): Promise<void> {
  await person.opens('Review and agree');
  await person.fills('phone', phone);
  await person.ticks('agree');
}

/** The form this person submitted last, as Slack sent it. */
function newestSubmission(
  deliveries: readonly { kind: string; body: string }[],
  person: Worker,
): Payload {
  const payloads = deliveries
    .filter(({ kind }) => kind === 'view_submission')
    .map(({ body }) => JSON.parse(new URLSearchParams(body).get('payload') ?? '') as Payload);
  const own = payloads.filter(({ user }) => (user as { id: string }).id === person.person.id);
  const newest = own.at(-1);
  if (newest === undefined) throw new Error('This person submitted no form.');
  return newest;
}
