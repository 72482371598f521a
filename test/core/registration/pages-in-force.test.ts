import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { documentText } from '../../../src/registration/pages-open.ts';
import { DEFINITION, type Office, openReadyOffice } from '../../support/service.ts';

const at = (page: string) => `https://consent.northwindfs.example/${page}/northwind`;
const OURS = {
  ...DEFINITION,
  pageSlug: 'northwind',
  privacyPolicyLink: at('privacy'),
  termsAndConditionsLink: at('sms-terms'),
  evidenceUrl: at('evidence'),
};

describe('the public pages while a new text waits to be put in force', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openReadyOffice();
    await office.service.defineCampaign(office.admin, OURS);
    // Its own consent text lacks nearly everything, so the notice stays as it was.
    await office.service.defineCampaign(office.admin, {
      ...OURS,
      brand: { ...OURS.brand, displayName: 'Northwind Roofing' },
      messageTypes: ['roofing offers'],
      frequency: 'Up to 9 messages per day',
      consentText: 'I agree to receive texts.',
      pageIndexable: true,
    });
  });
  afterAll(() => office.close());

  const open = async () => {
    const pages = await office.service.publicPages('northwind');
    if (pages === null) throw new Error('There is no page.');
    return pages;
  };

  it('are of one version, the one employees read', async () => {
    const { evidence, privacy, terms } = await open();
    expect(evidence.notice.text).toContain('Message frequency varies');
    expect(evidence.brand.displayName).toBe('Northwind Field Services');
    const glance = JSON.stringify([evidence.glance, evidence.messages, evidence.ways]);
    expect(glance).toContain('Shift, schedule');
    const documents = [privacy, terms].map((one) =>
      one.kind === 'own' ? documentText(one.document) : one.url,
    );
    for (const page of [glance, ...documents])
      expect(page).not.toMatch(/roofing|Up to 9 messages/iu);
  });

  it('stand where the newest campaign puts them', async () => {
    expect((await open()).evidence).toMatchObject({ slug: 'northwind', indexable: true });
  });

  it('follow at once where only what stands beside the text was changed', async () => {
    const brand = { ...OURS.brand, email: 'people@northwindfs.example' };
    await office.service.defineCampaign(office.admin, { ...OURS, brand });
    const { evidence } = await open();
    expect(evidence.notice.campaignVersion).toBeLessThan(4);
    expect(JSON.stringify(evidence.glance)).toContain('people@northwindfs.example');
  });
});
