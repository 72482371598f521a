/** What our own policy pages say, read as a reviewer's tool reads it, and judged by our own rules. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pageText } from '../../adapters/website/page-text.ts';
import type { CampaignDefinition } from '../../src/registration/campaign.ts';
import { lintRegistration } from '../../src/registration/lint.ts';
import { judgePages } from '../../src/registration/pages-check.ts';
import { documentText } from '../../src/registration/pages-open.ts';
import { composePrivacyStatement } from '../../src/registration/pages-privacy.ts';
import { composeSmsTerms } from '../../src/registration/pages-terms.ts';
import { composeRegistration } from '../../src/registration/registration.ts';
import { CAMPAIGN, NOTICE } from '../support/links-at-hand.ts';
import { openPublicSite, ownPages, type PublicSite } from '../support/public-pages.ts';

const { brand } = CAMPAIGN.definition;
const COMPANIES: readonly (readonly [string, Partial<CampaignDefinition>])[] = [
  ['Northwind', {}],
  [
    'a company whose legal name is another',
    { brand: { ...brand, companyName: 'NFS Holdings, Inc.' } },
  ],
  [
    'a company named after sales',
    { brand: { ...brand, displayName: 'Best Deal Partners & Sons' } },
  ],
  [
    'another frequency',
    { frequency: 'Up to 4 messages per week', typicalVolume: '2 to 3 a week.' },
  ],
  ['other texts', { messageTypes: ['route changes'] }],
  ['signs that HTML knows', { brand: { ...brand, displayName: 'A <b>&amp;</b> "C" Movers' } }],
];

let site: PublicSite;
beforeAll(async () => {
  site = await openPublicSite();
});
afterAll(() => site.close());

const served = async (path: string) => pageText((await site.send('GET', path)).body);

describe.each(COMPANIES)('the pages of %s', (_what, change) => {
  const read = async () => {
    site.campaign = ownPages(change);
    const pages = {
      privacyPolicy: await served('/privacy/northwind'),
      terms: await served('/sms-terms/northwind'),
    };
    const registration = composeRegistration({
      campaign: site.campaign.definition,
      text: NOTICE.text,
      numbers: NOTICE.numbers,
      pages,
    });
    return { pages, registration };
  };

  it('satisfy every rule about the privacy policy and the terms', async () => {
    const { registration } = await read();
    const findings = lintRegistration(registration).filter(({ ruleId }) =>
      /^(?:PP|TC)/u.test(ruleId),
    );
    expect(findings).toEqual([]);
  });

  it('are judged by the very words that are served', async () => {
    const { pages } = await read();
    const asOneLine = (text: string) => text.replace(/\s+/gu, ' ');
    const privacy = asOneLine(documentText(composePrivacyStatement(site.campaign, 5)));
    const terms = asOneLine(documentText(composeSmsTerms(site.campaign, NOTICE.numbers)));
    expect(asOneLine(pages.privacyPolicy)).toBe(privacy);
    expect(asOneLine(pages.terms)).toBe(terms);
  });

  it('show the text in force where the opt-in is shown', async () => {
    const { registration } = await read();
    const text = await served('/evidence/northwind');
    const page = {
      page: 'evidence',
      url: 'https://consent.northwindfs.example/evidence/northwind',
    } as const;
    const judged = (words: string) =>
      judgePages(registration, [{ ...page, read: { kind: 'read', url: page.url, text: words } }]);
    expect(judged(text)).toEqual([]);
    const another = text.replaceAll('Message and data rates may apply', 'Rates apply');
    expect(judged(another).map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
      ['EV02', 'error'],
    ]);
  });
});

describe('a rule that objects', () => {
  it('would be heard: a page without its sentence is found out', async () => {
    site.campaign = ownPages();
    const whole = await served('/privacy/northwind');
    const terms = await served('/sms-terms/northwind');
    const without = (text: string, part: RegExp) =>
      text
        .split('\n')
        .filter((line) => !part.test(line))
        .join('\n');
    const registration = composeRegistration({
      campaign: site.campaign.definition,
      numbers: NOTICE.numbers,
      pages: {
        privacyPolicy: without(whole, /third part|not shared/iu),
        terms: without(terms, /STOP/u),
      },
    });
    const ids = lintRegistration(registration).map(({ ruleId }) => ruleId);
    expect(ids).toContain('PP01');
    expect(ids).toContain('TC01');
  });
});
