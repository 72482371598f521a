import { beforeAll, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import { OPERATOR } from '../../src/command-line/outcome.ts';
import { journey } from '../support/company.ts';
import { WHOLE_DEFINITION } from '../support/registration-office.ts';
import { PATIENCE_MS } from '../support/worker.ts';

journey(
  'handing the registration in, in Teams',
  (northwind) => {
    const hana = () => northwind.colleague('Hana Reyes');
    const define = (change: object = {}) =>
      northwind.station.service.defineCampaign(OPERATOR, { ...WHOLE_DEFINITION, ...change });
    const kinds = async () => (await northwind.entries()).map(({ fact }) => fact.kind);
    const reviews = async (email: string) => {
      await hana().writes('broadcast');
      await hana().reads('Whom do you want to ask?');
      hana().chooses('audience', 'People I name');
      hana().fills('people', email);
      await hana().presses('Review');
      return hana().reads('exactly as each person will see it');
    };

    beforeAll(async () => {
      await northwind.isSetUp();
      await define();
      await eventually(() => northwind.station.service.isAdmin(hana().account), PATIENCE_MS);
      await reviews(emailOf('Nia Bekele'));
      await hana().presses('Send to 1 person');
      await hana().reads('will be asked');
      await eventually(async () => (await northwind.counts()).sent === 1, PATIENCE_MS);
    });

    const emailOf = (called: string) => northwind.colleague(called).person.email ?? '';

    it('the admin keeps what was handed in with the button below the summary', async () => {
      await hana().writes('summary');
      await hana().reads('Ready to register');
      await hana().presses('I handed it in');
      await hana().readsInDialog('I keep the form and the consent text');
      hana().fills('campaign-id', 'no id at all');
      await hana().presses('Keep it');
      await hana().readsInDialog('This is no campaign id');
      hana().fills('campaign-id', 'C8VLZXY');
      await hana().presses('Keep it');
      await hana().readsInDialog('On record as handed in to RingCentral, attempt 1');
      hana().closes();
      expect((await kinds()).filter((kind) => kind === 'CampaignSubmitted')).toHaveLength(1);
    });

    it('sees in the overview where it stands', async () => {
      await hana().writes('help');
      const overview = await hana().reads('is waiting for the answer');
      expect(overview.buttons()).toEqual(
        expect.arrayContaining(['It was approved', 'Reviewer said no?']),
      );
    });

    it('pastes the reviewer’s words, and reads the field, the rule and the fix', async () => {
      await hana().presses('Reviewer said no?');
      await hana().readsInDialog('Paste the reviewer’s code');
      hana().fills('said', 'CallToAction.MissingMessageFrequencyDisclosure');
      await hana().presses('Explain');
      const answer = await hana().readsInDialog('What to correct');
      expect(answer.text()).toContain('CT04');
      expect(answer.text()).toContain('Microsoft Teams');
      hana().closes();
      expect(await northwind.rollcall('registration list')).toMatchObject({
        json: { handedIn: { newest: { status: 'rejected' } } },
      });
    });

    it('hands it in again and has it approved', async () => {
      await define({ frequency: 'Up to 5 messages per week' });
      await northwind.rollcall('registration submitted', { campaignId: 'C8VLZXZ' });
      await hana().writes('help');
      await hana().reads(/Attempt 2.*is waiting for the answer/su);
      await hana().presses('It was approved');
      await hana().presses('Yes, it is approved');
      await hana().isTold('On record. Attempt 2 at RingCentral (C8VLZXZ)');
      expect(await northwind.rollcall('registration list')).toMatchObject({ code: 0 });
    });

    it('a broadcast on another text needs the box and a reason', async () => {
      await define({ messageTypes: ['shift changes'] });
      const review = await reviews(emailOf('Tariq Mansour'));
      expect(review.text()).toContain('Please look again');
      const before = await northwind.size();
      await hana().presses('Send to 1 person');
      expect(await northwind.size()).toBe(before);
      hana().ticks('override');
      hana().fills('reason', 'The new crew starts on Monday.');
      await hana().presses('Send to 1 person');
      const insisted = await eventually(async () => {
        const facts = (await northwind.entries()).map(({ fact }) => fact);
        const launched = facts.findLast(({ kind }) => kind === 'BroadcastLaunched');
        return launched !== undefined && 'override' in launched ? launched : undefined;
      }, PATIENCE_MS);
      expect(insisted).toMatchObject({ override: { reason: 'The new crew starts on Monday.' } });
    });

    it('and the ledger verifies', async () => {
      expect(await northwind.station.service.verify()).toMatchObject({ ok: true, problems: [] });
    });
  },
  { teams: true },
);
