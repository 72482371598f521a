import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import { lintFile } from '../../src/command-line/lint.ts';
import { OPERATOR } from '../../src/command-line/outcome.ts';
import type { Finding } from '../../src/registration/lint.ts';
import { type Company, journey, LINES } from '../support/company.ts';
import { DEFINITION } from '../support/service.ts';
import { PATIENCE_MS, type Worker } from '../support/worker.ts';

const FAULTY = {
  ...DEFINITION,
  consentText: 'Northwind Field Services texts you about your shift, {numbers}. You must agree.',
  description: 'Northwind Field Services texts its customers about offers.',
  optinKeywords: 'START, JOIN',
  samples: [
    'Northwind Field Services: Can you come? Reply YES or NO. Reply STOP to opt out.',
    'Northwind Field Services: Meet at [site name] at 7. Reply STOP to opt out.',
    'Northwind Field Services: Timesheets are due today. Reply STOP to opt out.',
  ],
};

/** Drawing the PDF takes the processor for a moment, and whoever presses then waits for it. */
async function summaryFor(admin: Worker) {
  const pdfs = () => admin.files().filter(({ name }) => name.endsWith('.pdf')).length;
  const before = pdfs();
  const [answer] = await admin.types('/sms-consent summary');
  await eventually(() => pdfs() > before, PATIENCE_MS);
  return answer;
}

const addLines = async ({ station }: Company) => {
  for (const phone of LINES) {
    await station.service.addNumber(OPERATOR, {
      phone,
      label: `Line ${phone.slice(-1)}`,
      owner: { kind: 'team', name: 'Dispatch' },
      kind: 'company_line',
      use: 'both',
      provider: 'ringcentral',
    });
  }
};

journey(
  'texts that are proposed and accepted',
  (northwind) => {
    const findings = async (): Promise<readonly Finding[]> =>
      (await northwind.station.service.overview(OPERATOR)).findings;
    const errorsAbout = async (field: string) =>
      (await findings()).filter((one) => one.field === field && one.severity === 'error');
    const definition = async () =>
      (await northwind.station.service.overview(OPERATOR)).campaign?.definition;

    beforeAll(() => addLines(northwind), 60_000);

    it('the same findings in the file, the form, the overview, the command line and the summary', async () => {
      const defined = await northwind.rollcall('campaign set', {
        fileText: JSON.stringify(FAULTY),
      });
      const { findings: told } = defined.json as { findings: Finding[] };
      expect(told.length).toBeGreaterThan(8);
      expect(await findings()).toEqual(told);
      const lint = await northwind.rollcall('lint');
      expect([lint.code, lint.json]).toEqual([1, expect.objectContaining({ findings: told })]);
      const file = lintFile(
        { file: 'c.yaml', fileText: JSON.stringify(FAULTY), numbers: LINES.join(',') },
        '',
      );
      expect(file.json).toMatchObject({ findings: told });
      const summary = await northwind.rollcall('summary', { provider: 'ringcentral' });
      expect((summary.json as { findings: Finding[] }).findings).toEqual(told);
    });

    it('nobody but an admin accepts one, and one that is gone is no longer taken', async () => {
      const [{ replacement }] = (await errorsAbout('text')) as [Finding];
      const { account } = northwind.person('Ben Whitaker');
      const before = await northwind.size();
      const service = northwind.station.service;
      await expect(
        service.acceptReplacement({ kind: 'account', account }, replacement?.id ?? ''),
      ).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
      await expect(service.acceptReplacement(OPERATOR, 'fix_gone')).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        field: 'replacement',
      });
      expect(await northwind.size()).toBe(before);
    });

    describe('in Slack', () => {
      it('one press in the saved form settles everything about the consent text', async () => {
        const hana = northwind.admin;
        await hana.types('/sms-consent setup');
        await hana.readsInWindow('Set up the campaign');
        expect(await hana.submits()).toEqual({});
        const saved = await hana.readsInWindow('Use this text');
        expect(saved.text()).toContain('I agree to receive these text messages.');
        await hana.presses('Use this text');
        await eventually(async () => (await errorsAbout('text')).length === 0, PATIENCE_MS);
        await hana.readsInWindow(/Saved as campaign version \d/);
        expect((await definition())?.consentText).toContain('Message frequency varies.');
        await hana.clears();
      });

      it('one press under the summary settles the next, in a window of its own', async () => {
        const hana = northwind.admin;
        const answer = await summaryFor(hana);
        expect(answer?.text()).toContain('Consent level');
        await hana.presses('Use this text', { message: answer?.message });
        await hana.readsInWindow(/Saved as campaign version \d/);
        await hana.clears();
        expect(await errorsAbout('description')).toEqual([]);
      });

      it('a proposal from an old window says that it no longer fits', async () => {
        const hana = northwind.admin;
        const answer = await summaryFor(hana);
        const { replacement } = (await findings()).find((one) => one.replacement !== null) ?? {};
        await northwind.station.service.acceptReplacement(OPERATOR, replacement?.id ?? '');
        await hana.presses('Use this text', { message: answer?.message });
        await hana.readsInWindow('no longer fits');
        await hana.clears();
      });
    });

    it('in Teams one press on the card settles what is left', async () => {
      const hana = northwind.colleague('Hana Reyes');
      await northwind.rollcall('campaign set', { fileText: JSON.stringify(FAULTY) });
      await hana.writes('summary');
      await hana.reads('Use this text');
      await hana.pressesFirst(/Use this text/);
      await eventually(async () => (await errorsAbout('description')).length === 0, PATIENCE_MS);
      await hana.reads('Saved as campaign version');
    });

    it('after all of them nothing is an error any more, and every edit is on record', async () => {
      const service = northwind.station.service;
      const next = async () => (await findings()).find((one) => one.replacement !== null);
      for (let found = await next(); found !== undefined; found = await next())
        await service.acceptReplacement(OPERATOR, found.replacement?.id ?? '');
      expect((await findings()).filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(await northwind.rollcall('lint')).toMatchObject({ code: 0 });
      const kinds = (await northwind.entries()).map(({ fact }) => fact.kind);
      expect(kinds.filter((kind) => kind === 'CampaignDefined').length).toBeGreaterThan(4);
      expect(await northwind.rollcall('verify')).toMatchObject({ code: 0 });
    });

    it('explains the level of consent, and refuses promotional messages with the reason', async () => {
      const explained = await northwind.rollcall('explain');
      expect(explained.code).toBe(0);
      expect(explained.text).toContain('informational - needs express consent');
      expect(explained.text).toContain('Enough: ');
      const promotional = await northwind.rollcall('explain', { kind: 'promotional' });
      expect(promotional.code).toBe(1);
      expect(promotional.text).toContain('Promotional texts are not registered here');
      const fileText = JSON.stringify({ ...DEFINITION, messageKinds: ['promotional'] });
      expect(await northwind.rollcall('campaign set', { fileText })).toMatchObject({
        code: 2,
        json: { error: { field: 'messageKinds' } },
      });
      expect(await northwind.rollcall('explain', { kind: 'x' })).toMatchObject({ code: 2 });
    });

    it('prints the body for the API of a provider, with the id of the brand where it is known', async () => {
      const twilio = await northwind.rollcall('summary', { provider: 'twilio', payload: true });
      expect(JSON.parse(twilio.text)).toMatchObject({
        BrandRegistrationSid: 'FILL_IN_BRAND_ID',
        UsAppToPersonUsecase: 'LOW_VOLUME',
      });
      const sinch = { provider: 'sinch', payload: 'campaign', brandId: 'BESINCH' };
      const filled = await northwind.rollcall('summary', sinch);
      expect(JSON.parse(filled.text)).toMatchObject({ brandId: 'BESINCH', useCase: 'LOW_VOLUME' });
      for (const [wrong, sentence] of [
        [{ ...sinch, brandId: 'BESINCHXX' }, 'looks like BESINCH'],
        [{ provider: 'ringcentral', payload: true }, 'no public call'],
        [{ ...sinch, payload: 'x' }, 'campaign or brand'],
      ] as const) {
        const outcome = await northwind.rollcall('summary', wrong);
        expect([outcome.code, outcome.text]).toEqual([2, expect.stringContaining(sentence)]);
      }
    });
  },
  { teams: true },
);
