import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import type { Activity } from '../../sandbox/teams/activity.ts';
import type { Station } from '../../src/command-line/station.ts';
import type { Colleague } from '../support/colleague.ts';
import { type Company, companyOn, journey } from '../support/company.ts';
import { onPostgres } from '../support/stores.ts';
import { PATIENCE_MS } from '../support/worker.ts';

const EVERYONE = [
  'Nia Bekele',
  'Tariq Mansour',
  'Ruth Abernathy',
  'Yuki Arai',
  'Mateo Vargas',
  'Pavel Novotný',
  'Ingrid Solheim',
];

/** The requests that reached a person, as the Bot Connector was asked for them. */
const requestsIn = ({ running }: Company) =>
  running.sandbox.teams.requests.filter(
    ({ operation, body, outcome }) =>
      operation === 'sendToConversation' &&
      outcome === 'ok' &&
      JSON.stringify(body).includes('"verb":"consent.agree"'),
  );

journey(
  'whatever happens twice in Teams is recorded once',
  (northwind) => {
    const teams = () => northwind.running.sandbox.teams;
    const person = (called: string) => northwind.colleague(called);
    let agreement: Activity;

    beforeAll(async () => {
      await northwind.isSetUp();
      await northwind.asksInTeams(...EVERYONE);
    });
    afterEach(() => teams().clearFaults());

    it.each(['Yuki Arai', 'Ruth Abernathy'])('a button that %s presses twice', async (called) => {
      const message = person(called).newestMessage()?.message;
      await Promise.all([
        person(called).presses('No thanks', { message }),
        person(called).presses('No thanks', { message }),
      ]);
      await person(called).reads('Thanks for answering');
      expect(await northwind.answersOf(person(called))).toEqual(['ConsentRefused']);
    });

    it('a form submitted twice', async () => {
      const nia = person('Nia Bekele');
      await nia.fillsForm();
      agreement = nia.pressActivity('I agree');
      const second = { ...nia.pressActivity('I agree'), id: 'f:second' };
      await Promise.all([nia.sends(agreement), nia.sends(second)]);
      await nia.reads('You agreed to work text messages');
      expect(await northwind.answersOf(nia)).toEqual(['ConsentGiven']);
    });

    it('a press that Teams delivers twice', async () => {
      const tariq = person('Tariq Mansour');
      await tariq.fillsForm();
      teams().script({ delivery: 'adaptiveCard/action', kind: 'duplicate' });
      await tariq.presses('I agree');
      await tariq.reads('You agreed to work text messages');
      expect(await northwind.answersOf(tariq)).toEqual(['ConsentGiven']);
    });

    it('a written wish that Teams delivers twice', async () => {
      const tariq = person('Tariq Mansour');
      teams().script({ delivery: 'message', kind: 'duplicate' });
      await tariq.writes('unsubscribe');
      await tariq.reads('No more work texts');
      expect(await northwind.answersOf(tariq)).toEqual(['ConsentGiven', 'ConsentWithdrawn']);
    });

    it('an installation that Teams tells several times', async () => {
      const before = await northwind.size();
      await Promise.all([person('Nia Bekele').installs(), person('Nia Bekele').upgrades()]);
      expect(await northwind.size()).toBe(before);
    });

    it('the very same bytes sent again', async () => {
      const before = await northwind.size();
      const deliveries = [...teams().deliveries];
      expect(deliveries.length).toBeGreaterThan(20);
      const answers = await Promise.all(deliveries.map((one) => teams().redeliver(one)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expect(await northwind.size()).toBe(before);
    });

    it('an old “I agree”, sent anew after the person withdrew, starts nothing again', async () => {
      const nia = person('Nia Bekele');
      await nia.writes('stop');
      await nia.reads('No more work texts');
      const before = await northwind.size();
      await nia.sends({ ...agreement, id: 'f:again' });
      expect(await northwind.size()).toBe(before);
      expect(await northwind.station.service.mayText(nia.mobile)).toBe(false);
    });

    it('a broadcast confirmed twice asks nobody twice', async () => {
      const hana = northwind.colleague('Hana Reyes');
      const before = requestsIn(northwind).length;
      await hana.writes('broadcast');
      await hana.reads('Whom do you want to ask?');
      await hana.presses('Review');
      const review = await hana.reads('left out');
      const title = review.buttons().find((one) => one.startsWith('Send to ')) ?? '';
      const press = hana.pressActivity(title);
      await Promise.all([hana.sends(press), hana.sends({ ...press, id: 'f:twice' })]);
      await eventually(async () => (await northwind.counts()).pending === 0, PATIENCE_MS);
      const made = requestsIn(northwind).slice(before);
      expect(made.length).toBeGreaterThan(3);
      expect(new Set(made.map(({ id }) => id)).size).toBe(made.length);
      const kinds = (await northwind.entries()).map(({ fact }) => fact.kind);
      expect(kinds.filter((kind) => kind === 'BroadcastLaunched')).toHaveLength(2);
    });

    it('and the ledger verifies', async () => {
      expect(await northwind.station.service.verify()).toMatchObject({ ok: true });
    });
  },
  { teams: true },
);

onPostgres((store) => {
  describe('two replicas on one database, in Teams', () => {
    const northwind = companyOn(store, { teams: true });
    let second: Station;
    const both = () => [northwind.station, second];

    /** Sends to both replicas at the same moment. */
    const toBoth = (people: readonly [Colleague, Activity][]) =>
      Promise.all(
        both().map(({ web }, index) => {
          northwind.running.sandbox.teams.setMessagingUrl(
            `http://127.0.0.1:${web.port}/api/messages`,
          );
          const [person, activity] = people[index % people.length] ?? people[0] ?? [];
          return activity === undefined ? undefined : person?.sends(activity);
        }),
      );

    beforeAll(async () => {
      second = await northwind.running.openStation();
      await northwind.isSetUp();
    }, 60_000);

    it('share the sending: everybody is asked once', async () => {
      const asking = northwind.asksInTeams(...EVERYONE);
      await Promise.all([asking, second.service.deliverDue(), second.service.deliverDue()]);
      await eventually(
        async () => (await northwind.counts()).sent === EVERYONE.length,
        PATIENCE_MS,
      );
      expect(requestsIn(northwind)).toHaveLength(EVERYONE.length);
    });

    it.each(['f:other', null])('one press on both is one entry (other id: %s)', async (other) => {
      const yuki = northwind.colleague(other === null ? 'Yuki Arai' : 'Pavel Novotný');
      const press = yuki.pressActivity('No thanks');
      const again = other === null ? press : { ...press, id: other };
      await toBoth([
        [yuki, press],
        [yuki, again],
      ]);
      await yuki.reads('Thanks for answering');
      expect(await northwind.answersOf(yuki)).toEqual(['ConsentRefused']);
    });

    it('one “I agree” on both is one entry', async () => {
      const nia = northwind.colleague('Nia Bekele');
      await nia.fillsForm();
      const press = nia.pressActivity('I agree');
      await toBoth([
        [nia, press],
        [nia, { ...press, id: 'f:other2' }],
      ]);
      await nia.reads('You agreed to work text messages');
      expect(await northwind.answersOf(nia)).toEqual(['ConsentGiven']);
    });

    it('a card from one replica opens on the other', async () => {
      northwind.running.sandbox.teams.setMessagingUrl(
        `http://127.0.0.1:${second.web.port}/api/messages`,
      );
      const mateo = northwind.colleague('Mateo Vargas');
      await mateo.agrees();
      await mateo.reads('You agreed to work text messages');
    });

    it('two people naming one number at the same moment are both held', async () => {
      const pair = [northwind.colleague('Tariq Mansour'), northwind.colleague('Ingrid Solheim')];
      for (const person of pair) await person.fillsForm('737-555-0188');
      await toBoth(pair.map((person) => [person, person.pressActivity('I agree')]));
      for (const person of pair) {
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
