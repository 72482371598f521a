import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import { type Company, journey } from '../support/company.ts';
import { PATIENCE_MS, type Worker } from '../support/worker.ts';

interface Way {
  readonly who: string;
  readonly means: string;
  readonly how: string;
  /** The stop word or `sentence`; null for a button or the command. */
  readonly matched: string | null;
  readonly stop: (person: Worker) => Promise<unknown>;
}

const WAYS: readonly Way[] = [
  {
    who: 'Ben Whitaker',
    means: 'receipt',
    how: 'presses Withdraw on the receipt',
    matched: null,
    stop: (person) => person.presses('Withdraw'),
  },
  {
    who: 'Grace Okafor',
    means: 'app_home',
    how: 'presses Withdraw in the Home tab',
    matched: null,
    stop: async (person) => {
      await person.opensHome();
      const home = await person.readsAtHome('You agreed');
      await person.presses('Withdraw', { view: home.view });
    },
  },
  {
    who: 'Omar Saleh',
    means: 'command',
    how: 'types /sms-consent stop',
    matched: null,
    stop: (person) => person.types('/sms-consent stop'),
  },
  {
    who: 'Priya Raman',
    means: 'message',
    how: 'writes a stop word',
    matched: 'STOP',
    stop: (person) => person.writes('Stop!'),
  },
  {
    who: 'José Ñíguez',
    means: 'message',
    how: 'writes a plain sentence',
    matched: 'sentence',
    stop: (person) => person.writes("please don't text me anymore"),
  },
];

const asked = [...WAYS.map(({ who }) => who), 'Olivia Grant'];

journey('a person who agreed can stop the texts', (northwind) => {
  beforeAll(async () => {
    await northwind.isSetUp();
    await northwind.asks(...asked);
  });

  describe.each(WAYS)('$who $how', (way) => {
    const person = () => northwind.person(way.who);

    it('is texted before', async () => {
      expect(await person().agrees()).toEqual({});
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

    it('shows in the receipt, the Home tab, the status, to the admin and to whoever wants to text', () =>
      stopped(northwind, person()));

    it('starts again only when the person agrees again', async () => {
      expect(await person().agrees(undefined, 'Agree again')).toEqual({});
      await person().reads('You agreed to work text messages');
      expect(await northwind.answersOf(person())).toEqual([
        'ConsentGiven',
        'ConsentWithdrawn',
        'ConsentGiven',
      ]);
      expect(await northwind.station.service.mayText(person().mobile)).toBe(true);
    });
  });

  it('is on record by the time Slack hears that its event arrived', async () => {
    const priya = northwind.person('Priya Raman');
    await northwind.slack.sendsEvent({
      type: 'message',
      channel_type: 'im',
      channel: 'D0PRIYA',
      user: priya.person.id,
      text: 'stop',
      ts: '1790000000.000100',
    });
    expect((await northwind.answersOf(priya)).at(-1)).toBe('ConsentWithdrawn');
  });

  it('does it by all ways at once and is recorded once', async () => {
    const olivia = northwind.person('Olivia Grant');
    await olivia.agrees();
    await olivia.reads('You agreed to work text messages');
    await Promise.all([
      olivia.presses('Withdraw'),
      olivia.types('/sms-consent stop'),
      olivia.writes('STOP'),
    ]);
    await olivia.reads('No more work texts');
    expect(await northwind.answersOf(olivia)).toEqual(['ConsentGiven', 'ConsentWithdrawn']);
  });

  it('who has nothing to stop is answered kindly, and nothing is recorded', async () => {
    const dale = northwind.person('Dale Hutchins');
    const before = await northwind.size();
    const [answer] = await dale.types('/sms-consent stop');
    expect(answer?.text()).toContain('there is nothing to stop');
    await dale.writes('stop');
    await dale.reads('there is nothing to stop');
    expect(await northwind.size()).toBe(before);
  });

  it('other words are answered with help and leave no trace', async () => {
    const ben = northwind.person('Ben Whitaker');
    const before = await northwind.size();
    await ben.writes('When does the bus stop at the depot?');
    await eventually(() => ben.newestMessage()?.message.author !== ben.person.id, PATIENCE_MS);
    expect(await northwind.size()).toBe(before);
    expect(await northwind.station.service.mayText(ben.mobile)).toBe(true);
  });

  it('and the ledger verifies', async () => {
    expect(await northwind.station.service.verify()).toMatchObject({ ok: true });
  });
});

/** Every surface says the same. */
async function stopped(northwind: Company, person: Worker): Promise<void> {
  const receipt = await person.reads('No more work texts');
  expect(receipt.buttons()).toEqual(['Agree again']);
  expect(person.messages().filter((one) => one.buttons().includes('Withdraw'))).toEqual([]);

  await person.opensHome();
  const home = await person.readsAtHome('You withdrew');
  expect(home.buttons()).not.toContain('Withdraw');

  const [status] = await person.types('/sms-consent status');
  expect(status?.text()).toContain('You withdrew');

  const [seen] = await northwind.admin.types(`/sms-consent check @${person.person.name}`);
  expect(seen?.text()).toContain('Must not be texted.');
  expect(seen?.text()).toContain('withdrew');

  expect(await northwind.station.service.mayText(person.mobile)).toBe(false);
  expect((await northwind.rollcall('check', { phone: person.mobile })).code).toBe(1);
  expect((await northwind.statusOf(person)).consent?.status).toBe('withdrawn');
}
