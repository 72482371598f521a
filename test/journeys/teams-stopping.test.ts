import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import type { Activity } from '../../sandbox/teams/activity.ts';
import type { Colleague } from '../support/colleague.ts';
import { type Company, journey } from '../support/company.ts';
import { PATIENCE_MS } from '../support/worker.ts';

interface Way {
  readonly who: string;
  readonly means: string;
  readonly how: string;
  /** The stop word or `sentence`; null for a button or the command. */
  readonly matched: string | null;
  readonly stop: (person: Colleague) => Promise<unknown>;
}

const WAYS: readonly Way[] = [
  {
    who: 'Nia Bekele',
    means: 'receipt',
    how: 'presses Withdraw on the receipt',
    matched: null,
    stop: withdraws,
  },
  {
    who: 'Ruth Abernathy',
    means: 'receipt',
    how: 'presses Withdraw in an old client',
    matched: null,
    stop: withdraws,
  },
  {
    who: 'Mateo Vargas',
    means: 'message',
    how: 'writes a stop word',
    matched: 'STOP',
    stop: (person) => person.writes('Stop!'),
  },
  {
    who: 'Tariq Mansour',
    means: 'message',
    how: 'writes a plain sentence',
    matched: 'sentence',
    stop: (person) => person.writes("please don't text me anymore"),
  },
  {
    who: 'Yuki Arai',
    means: 'command',
    how: 'writes the command',
    matched: null,
    stop: (person) => person.writes('/sms-consent stop'),
  },
  {
    who: 'Pavel Novotný',
    means: 'message',
    how: 'edits an old message into one',
    matched: 'UNSUBSCRIBE',
    stop: async (person) => {
      await person.writes('good morning');
      const written = person.writeActivity('unsubscribe');
      await person.sends(edited(written));
    },
  },
];

const asked = [...WAYS.map(({ who }) => who), 'Ingrid Solheim'];

async function withdraws(person: Colleague): Promise<void> {
  await person.unfoldsWithdraw();
  await person.presses('Stop the texts');
}

const edited = (activity: Activity): Activity => ({ ...activity, type: 'messageUpdate' });

journey(
  'a person who agreed in Teams can stop the texts',
  (northwind) => {
    beforeAll(async () => {
      await northwind.isSetUp();
      await northwind.asksInTeams(...asked);
    });

    describe.each(WAYS)('$who $how', (way) => {
      const person = () => northwind.colleague(way.who);

      it('is texted before', async () => {
        await person().agrees();
        await person().reads('You agreed to work text messages');
        expect(await northwind.station.service.mayText(person().mobile)).toBe(true);
      });

      it('is one entry that says by what means', async () => {
        const before = await northwind.size();
        await way.stop(person());
        await person().reads('No more work texts');
        const added = await northwind.entries(before);
        expect(added.map(({ fact }) => fact)).toEqual([
          expect.objectContaining({
            kind: 'ConsentWithdrawn',
            means: way.means,
            matched: way.matched,
          }),
        ]);
      });

      it('shows in the receipt, the status, to the admin and to whoever wants to text', () =>
        stopped(northwind, person()));

      it('starts again only when the person agrees again', async () => {
        await person().agrees(undefined, 'Agree again');
        await person().reads('You agreed to work text messages');
        expect(await northwind.answersOf(person())).toEqual([
          'ConsentGiven',
          'ConsentWithdrawn',
          'ConsentGiven',
        ]);
        expect(await northwind.station.service.mayText(person().mobile)).toBe(true);
      });
    });

    it('is on record by the time Teams hears that the message arrived', async () => {
      const nia = northwind.colleague('Nia Bekele');
      await nia.sends(nia.writeActivity('stop'));
      expect((await northwind.answersOf(nia)).at(-1)).toBe('ConsentWithdrawn');
    });

    it('does it by all ways at once and is recorded once', async () => {
      const ingrid = northwind.colleague('Ingrid Solheim');
      await ingrid.agrees();
      await ingrid.reads('You agreed to work text messages');
      await ingrid.unfoldsWithdraw();
      await Promise.all([
        ingrid.presses('Stop the texts'),
        ingrid.writes('/sms-consent stop'),
        ingrid.writes('STOP'),
      ]);
      await ingrid.reads('No more work texts');
      expect(await northwind.answersOf(ingrid)).toEqual(['ConsentGiven', 'ConsentWithdrawn']);
    });

    it('who has nothing to stop is answered kindly, and nothing is recorded', async () => {
      const hana = northwind.colleague('Hana Reyes');
      const before = await northwind.size();
      for (const words of ['stop', '/sms-consent stop']) {
        await hana.writes(words);
        await hana.reads('there is nothing to stop');
      }
      expect(await northwind.size()).toBe(before);
    });

    it('other words are answered with help and leave no trace', async () => {
      const tariq = northwind.colleague('Tariq Mansour');
      const before = await northwind.size();
      await tariq.writes('When does the bus stop at the depot?');
      await tariq.reads('To stop all work texts, write STOP here');
      expect(await northwind.size()).toBe(before);
      expect(await northwind.station.service.mayText(tariq.mobile)).toBe(true);
    });

    it('and the ledger verifies', async () => {
      expect(await northwind.station.service.verify()).toMatchObject({ ok: true });
    });
  },
  { teams: true },
);

/** Every place says the same. */
async function stopped(northwind: Company, person: Colleague): Promise<void> {
  const receipt = await person.reads('No more work texts');
  expect(receipt.buttons()[0]).toBe('Agree again');
  expect(person.messages().filter((one) => one.buttons().includes('Withdraw'))).toEqual([]);

  await person.writes('status');
  await person.reads('You withdrew');

  const hana = northwind.colleague('Hana Reyes');
  const before = hana.messages().length;
  await hana.writes(`check ${person.person.email ?? ''}`);
  const seen = await eventually(() => hana.messages()[before + 1], PATIENCE_MS);
  expect(seen.text()).toContain('Must not be texted.');
  expect(seen.text()).toContain('withdrew');

  expect(await northwind.station.service.mayText(person.mobile)).toBe(false);
  expect((await northwind.rollcall('check', { phone: person.mobile })).code).toBe(1);
  expect((await northwind.statusOf(person)).consent?.status).toBe('withdrawn');
}
