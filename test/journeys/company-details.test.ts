/** What the provider asks about the company, and the texts of its form, edited where HR works. */
import { beforeAll, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import { OPERATOR } from '../../src/command-line/outcome.ts';
import type { CampaignDefinition } from '../../src/registration/campaign.ts';
import { type Company, journey } from '../support/company.ts';
import { PATIENCE_MS } from '../support/worker.ts';

const definitionOf = async ({ station }: Company): Promise<CampaignDefinition> => {
  const { campaign } = await station.service.overview(OPERATOR);
  if (campaign === null) throw new Error('There is no campaign.');
  return campaign.definition;
};

const SAMPLES = [
  'Northwind Field Services: Your [day] shift starts at [time]. Reply STOP to opt out.',
  'Northwind Field Services: The yard at [site name] is closed on [day]. Reply STOP to opt out.',
];

journey('company details and texts in Slack', (northwind) => {
  beforeAll(() => northwind.isSetUp());

  it('are as they were when nothing was changed, and nothing composed is frozen', async () => {
    const { admin } = northwind;
    const before = await definitionOf(northwind);
    const size = await northwind.size();
    await admin.types('/sms-consent details');
    await admin.readsInWindow('What the provider asks about your company');
    expect(await admin.submits()).toEqual({});
    await admin.readsInWindow('Saved as campaign version');
    await admin.clears();
    expect(await definitionOf(northwind)).toEqual(before);
    expect(await northwind.size()).toBe(size);
  });

  it('are saved as a new version, with an error under the field that is not right', async () => {
    const { admin } = northwind;
    await admin.opensHome();
    await admin.readsAtHome('Next step');
    await admin.presses('Company and texts');
    await admin.readsInWindow('What the provider asks about your company');
    await admin.selects('entityType', 'Private company');
    await admin.selects('vertical', 'Construction');
    await admin.fills('ein', '12-3456789');
    await admin.fills('state', 'TX');
    await admin.fills('samples', SAMPLES.join('\n\n'));
    await admin.fills('optinMessage', '');
    await admin.fills('city', 'x'.repeat(100));
    await admin.fills('country', 'United States of America, North America, the Earth and its moon');
    expect(Object.keys(await admin.submits())).toEqual(['country']);
    await admin.fills('country', 'US');
    await admin.fills('city', 'Austin');
    expect(await admin.submits()).toEqual({});
    await admin.readsInWindow('Saved as campaign version');
    await admin.clears();
    const { brand, samples, optinMessage, description, consentText } =
      await definitionOf(northwind);
    expect(brand).toMatchObject({
      ...{ entityType: 'PRIVATE_PROFIT', vertical: 'CONSTRUCTION', ein: '12-3456789' },
      ...{ city: 'Austin', state: 'TX', country: 'US' },
    });
    expect(samples).toEqual(SAMPLES);
    expect([optinMessage, description, consentText]).toEqual([undefined, undefined, undefined]);
    const summary = await northwind.rollcall('summary', { provider: 'twilio' });
    expect(summary.text).toContain('The yard at [site name] is closed on [day].');
  });

  it('are emptied again, and then composed again', async () => {
    const { admin } = northwind;
    await admin.types('/sms-consent details');
    await admin.readsInWindow('What the provider asks about your company');
    await admin.fills('samples', '');
    await admin.selects('vertical', 'Not said yet');
    expect(await admin.submits()).toEqual({});
    await admin.readsInWindow('Saved as campaign version');
    await admin.clears();
    const { brand, samples } = await definitionOf(northwind);
    expect([samples, brand.vertical, brand.ein]).toEqual([undefined, undefined, '12-3456789']);
  });

  it('are for admins only', async () => {
    const [answer] = await northwind.person('Ben Whitaker').types('/sms-consent details');
    expect(answer?.text()).toContain('Please ask Hana Reyes.');
  });
});

journey(
  'company details and texts in Teams',
  (northwind) => {
    const hana = () => northwind.colleague('Hana Reyes');
    beforeAll(async () => {
      await northwind.isSetUp();
      await eventually(() => northwind.station.service.isAdmin(hana().account), PATIENCE_MS);
    });

    it('are edited on a card; what was typed stays where something is wrong', async () => {
      await hana().writes('details');
      await hana().reads('What the provider asks about your company');
      hana().fills('ein', '12-3456789');
      hana().fills('country', 'U'.repeat(60));
      hana().fills('samples', SAMPLES.join('\r\n\r\n'));
      await hana().presses('Save');
      await hana().reads(/country/iu);
      expect(hana().value('ein')).toBe('12-3456789');
      hana().fills('country', 'US');
      await hana().presses('Save');
      await hana().reads('Saved as campaign version');
      const { brand, samples, messageFlow } = await definitionOf(northwind);
      expect(brand).toMatchObject({ ein: '12-3456789', country: 'US' });
      expect([samples, messageFlow]).toEqual([SAMPLES, undefined]);
    });
  },
  { teams: true },
);
