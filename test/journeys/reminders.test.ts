/** Those who have not answered are reminded: in Slack from the progress message, in Teams by command. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import { type Company, journey } from '../support/company.ts';
import { PATIENCE_MS } from '../support/worker.ts';

const REMIND = 'Remind those who have not answered';
const DAY_MS = 24 * 60 * 60 * 1000;

const inTeams = (northwind: Company, called: string) =>
  northwind.running.sandbox.teams.person(called);

const accountIn = (northwind: Company, called: string) =>
  `teams:${northwind.running.sandbox.teams.tenant.id}:${inTeams(northwind, called).person.aadObjectId ?? ''}`;

/** How often each request and reminder is on record, by its number. */
async function remindersOf(northwind: Company, account: string): Promise<number[]> {
  const { views, ledger } = northwind.station.house.ports;
  const employee = await views.employeeByAccount(account);
  const entries = await ledger.entriesOf(`employee:${employee?.employeeId ?? ''}`);
  return entries.flatMap(({ fact }) =>
    fact.kind === 'ConsentRequested' ? [fact.reminder ?? 0] : [],
  );
}

async function settled(northwind: Company): Promise<void> {
  await eventually(async () => (await northwind.counts()).remindersToSend === 0, PATIENCE_MS);
}

async function asksInTeams(northwind: Company, ...called: string[]): Promise<void> {
  const { service } = northwind.station;
  const hana = { kind: 'account', account: accountIn(northwind, 'Hana Reyes') } as const;
  const accounts = called.map((one) => accountIn(northwind, one));
  const review = await service.draftBroadcast(hana, { kind: 'people', accounts });
  await service.launchBroadcast(hana, review.draftId);
  await eventually(async () => (await northwind.counts()).sent === called.length, PATIENCE_MS);
}

journey(
  'people who have not answered are reminded',
  (northwind) => {
    const person = (called: string) => northwind.person(called);
    beforeAll(async () => {
      await northwind.isSetUp();
      await northwind.asks('Ben Whitaker', 'Grace Okafor', 'Omar Saleh', 'Olivia Grant');
      await person('Ben Whitaker').agrees();
      await person('Grace Okafor').presses('No thanks');
      await eventually(async () => (await northwind.counts()).waiting === 2, PATIENCE_MS);
    }, 120_000);

    it('by the admin, from the progress message, after seeing how many', async () => {
      const { admin } = northwind;
      await eventually(
        () => admin.messages().some((one) => one.buttons().includes(REMIND)),
        PATIENCE_MS,
      );
      const review = await admin.opens(REMIND);
      expect(review.text()).toContain('*2 people* have not answered yet');
      await admin.submits();
      await admin.readsInWindow('2 people will be reminded');
      await admin.clears();
      for (const called of ['Omar Saleh', 'Olivia Grant'])
        await person(called).reads('A reminder:');
      await settled(northwind);
      for (const called of ['Omar Saleh', 'Olivia Grant']) {
        expect(await remindersOf(northwind, person(called).account)).toEqual([0, 1]);
      }
      for (const called of ['Ben Whitaker', 'Grace Okafor']) {
        expect(await remindersOf(northwind, person(called).account)).toEqual([0]);
      }
    }, 90_000);

    it('and their answer to the reminder counts once, and closes the request too', async () => {
      const omar = person('Omar Saleh');
      await omar.agrees();
      await eventually(async () => (await northwind.counts()).agreed === 2, PATIENCE_MS);
      expect(await northwind.counts()).toMatchObject({
        ...{ targeted: 4, sent: 4, agreed: 2, declined: 1, waiting: 1, reminded: 2 },
      });
      await eventually(
        () => omar.messages().every((one) => !one.buttons().includes('Review and agree')),
        PATIENCE_MS,
      );
    }, 60_000);

    it('not again within a day, however often it is asked for', async () => {
      await northwind.admin.types('/sms-consent remind');
      await northwind.admin.readsInWindow('nobody to remind');
      await northwind.admin.clears();
      const refused = await northwind.rollcall('remind', { send: true });
      expect(refused.code).toBe(1);
      northwind.running.clock.advance(DAY_MS);
    }, 60_000);

    it('once more by the operator, and then never again', async () => {
      const shown = await northwind.rollcall('remind');
      expect(shown).toMatchObject({ code: 0, json: { recipients: 1 } });
      expect(shown.text).toContain('1 person has not answered yet');
      expect((await northwind.rollcall('remind', { send: true })).json).toMatchObject({
        recipients: 1,
      });
      await person('Olivia Grant').reads('A reminder, and the last one:');
      await settled(northwind);
      northwind.running.clock.advance(5 * DAY_MS);
      expect((await northwind.rollcall('remind', { send: true })).code).toBe(1);
      expect(await remindersOf(northwind, person('Olivia Grant').account)).toEqual([0, 1, 2]);
    }, 60_000);

    it('not by an employee, who hears whom to ask', async () => {
      const [answer] = await person('Omar Saleh').types('/sms-consent remind');
      expect(answer?.text()).toContain('Hana Reyes');
    }, 60_000);

    describe('in Teams', () => {
      it('by command, on a card, and only there', async () => {
        await asksInTeams(northwind, 'Nia Bekele', 'Tariq Mansour');
        const hana = inTeams(northwind, 'Hana Reyes');
        await inTeams(northwind, 'Tariq Mansour').presses('No thanks');
        await eventually(async () => (await northwind.counts()).declined === 1, PATIENCE_MS);
        await hana.writes('remind');
        await eventually(
          () => hana.newestCard()?.buttons().includes('Remind 1 person'),
          PATIENCE_MS,
        );
        await hana.presses('Remind 1 person');
        const nia = inTeams(northwind, 'Nia Bekele');
        await eventually(() => nia.newestCard()?.text().includes('A reminder:'), PATIENCE_MS);
        await settled(northwind);
        expect(await remindersOf(northwind, accountIn(northwind, 'Nia Bekele'))).toEqual([0, 1]);
        expect(await remindersOf(northwind, accountIn(northwind, 'Tariq Mansour'))).toEqual([0]);
      }, 90_000);
    });

    it('with a ledger that verifies, and evidence that tells of the reminder', async () => {
      expect((await northwind.rollcall('verify')).code).toBe(0);
    }, 60_000);
  },
  { teams: true },
);

journey(
  'somebody tells HR that the texts must stop',
  (northwind) => {
    beforeAll(() => northwind.isSetUp(), 60_000);

    it('and is not texted from that moment, though they had agreed on paper only', async () => {
      const phone = '210-555-0177';
      await northwind.rollcall('consent enter', {
        ...{ medium: 'paper', name: 'Wes Harlan', phone, date: '2026-11-20' },
        ...{ evidence: 'form.pdf', evidenceSha256: 'a'.repeat(64) },
      });
      expect((await northwind.rollcall('check', { phone })).code).toBe(0);
      const options = { phone, medium: 'email', date: '2026-11-21', words: 'No more texts please' };
      expect(await northwind.rollcall('consent withdraw', options)).toMatchObject({
        ...{ code: 0, json: { status: 'withdrawn', medium: 'email', repeated: false } },
      });
      expect((await northwind.rollcall('check', { phone })).code).toBe(1);
      expect(await northwind.rollcall('consent withdraw', options)).toMatchObject({
        json: { repeated: true },
      });
    }, 60_000);

    it('and reads it in Slack too, once, when they are there', async () => {
      await northwind.asks('Ben Whitaker');
      const ben = northwind.person('Ben Whitaker');
      await ben.agrees();
      await ben.reads('You agreed to work text messages');
      const { employee } = await northwind.statusOf(ben);
      const today = new Date(northwind.running.clock.nowMs()).toISOString();
      const options = { employee: employee.employeeId, medium: 'verbal', date: today };
      expect((await northwind.rollcall('consent withdraw', options)).code).toBe(0);
      await ben.reads('HR has entered');
      await ben.reads('No more work texts');
      expect(await northwind.answersOf(ben)).toEqual(['ConsentGiven', 'ConsentWithdrawn']);
    }, 60_000);

    it('or an admin enters it in chat, in one line', async () => {
      await northwind.asks('Grace Okafor');
      const grace = northwind.person('Grace Okafor');
      await grace.agrees();
      await grace.reads('You agreed to work text messages');
      const line = `/sms-consent withdraw <@${grace.person.id}|grace>`;
      const [usage] = await northwind.admin.types(line);
      expect(usage?.text()).toContain('how they said it (email, paper, verbal or admin)');
      const [answer] = await northwind.admin.types(`${line} e-mail`);
      expect(answer?.text()).toContain('The withdrawal is on record. Grace Okafor is not texted');
      await grace.reads('HR has entered');
      const [refused] = await grace.types(line);
      expect(refused?.text()).toContain('Hana Reyes');
      const hana = northwind.running.sandbox.teams.person('Hana Reyes');
      await hana.writes('withdraw grace.okafor@northwindfs.example verbal');
      await eventually(
        () => hana.newestMessage()?.text().includes('nothing to withdraw'),
        PATIENCE_MS,
      );
      expect(await northwind.answersOf(grace)).toEqual(['ConsentGiven', 'ConsentWithdrawn']);
    }, 60_000);

    it.each([
      ['employee', { medium: 'email', date: '2026-11-21' }],
      ['medium', { employee: 'emp_x', date: '2026-11-21', medium: 'fax' }],
      ['date', { employee: 'emp_x', medium: 'email', date: 'yesterday' }],
    ])('or hears what is wrong with %s', async (field, options) => {
      const outcome = await northwind.rollcall('consent withdraw', options);
      expect(outcome).toMatchObject({ code: 2, json: { error: { field } } });
    });
  },
  { teams: true },
);
