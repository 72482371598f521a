import { describe, expect, it } from '@jest/globals';
import { digestWording } from '../../../src/consent/notice.ts';
import { LedgerBrokenError } from '../../../src/errors.ts';
import type { Campaign } from '../../../src/registration/campaign.ts';
import { campaignDefinitionSchema } from '../../../src/registration/campaign.ts';
import {
  isOwnPage,
  isPublicAddress,
  slugOf,
  withOwnPages,
} from '../../../src/registration/pages.ts';
import { judgePages, type ReadPage } from '../../../src/registration/pages-check.ts';
import { composeEvidencePage } from '../../../src/registration/pages-evidence.ts';
import { NOTICE } from './summary-input.ts';
import { CAMPAIGN, REGISTRATION } from './worked-example.ts';

const campaign = (change: Partial<Campaign['definition']> = {}): Campaign => ({
  campaignId: 'cmp_northwind',
  version: 1,
  definition: { ...CAMPAIGN, ...change },
  definedAt: '2026-08-01T09:00:00.000Z',
});

describe('a public address', () => {
  it.each(['https://consent.northwindfs.example', 'https://a.b.c.example:8443'])(
    '%s is one',
    (url) => {
      expect(isPublicAddress(url)).toBe(true);
    },
  );

  it.each([
    'http://consent.northwindfs.example',
    'https://localhost',
    'https://rollcall',
    'https://10.0.0.8',
    'https://[::1]',
    'https://rollcall.local',
    'https://hr.internal',
    'nowhere',
    '',
  ])('%s is none', (url) => {
    expect(isPublicAddress(url)).toBe(false);
  });
});

describe('links that a campaign leaves out', () => {
  const place = { baseUrl: 'https://consent.northwindfs.example', campaignId: 'cmp_1' };
  const { privacyPolicyLink: _p, termsAndConditionsLink: _t, evidenceUrl: _e, ...bare } = CAMPAIGN;

  it('are filled with our own pages, under the slug it chose', () => {
    const filled = campaignDefinitionSchema.parse(
      withOwnPages({ ...bare, pageSlug: 'north' }, place),
    );
    expect(filled.privacyPolicyLink).toBe(`${place.baseUrl}/privacy/north`);
    expect(filled.termsAndConditionsLink).toBe(`${place.baseUrl}/sms-terms/north`);
    expect(filled.evidenceUrl).toBe(`${place.baseUrl}/evidence/north`);
  });

  it('are filled one by one, also when a form sent them empty', () => {
    const given = { ...CAMPAIGN, privacyPolicyLink: '', evidenceUrl: null };
    const filled = campaignDefinitionSchema.parse(withOwnPages(given, place));
    expect(filled.privacyPolicyLink).toBe(`${place.baseUrl}/privacy/cmp_1`);
    expect(filled.termsAndConditionsLink).toBe(CAMPAIGN.termsAndConditionsLink);
  });

  it('stay out where nobody outside could open them', () => {
    const local = { ...place, baseUrl: 'http://localhost:3000' };
    expect(withOwnPages(bare, local)).toEqual(bare);
    expect(withOwnPages('no campaign', place)).toBe('no campaign');
  });

  it('leave a definition of before as it was', () => {
    expect(withOwnPages(CAMPAIGN, place)).toEqual(CAMPAIGN);
    expect(slugOf(campaign())).toBe('cmp_northwind');
  });
});

describe('a page of our own', () => {
  it('is known by its path, whatever the host', () => {
    const ours = campaign({ pageSlug: 'north' });
    for (const slug of ['north', 'cmp_northwind'])
      expect(isOwnPage(`https://old.example/privacy/${slug}`, 'privacy', ours)).toBe(true);
    for (const path of ['/privacy', '/privacy/south', '/sms-terms/north', '/privacy/north/x'])
      expect(isOwnPage(`https://old.example${path}`, 'privacy', ours)).toBe(false);
    expect(isOwnPage('', 'privacy', ours)).toBe(false);
  });
});

describe('the evidence page', () => {
  it('is not composed from a text that is not the one on record (requirement 50)', () => {
    const compose = (text: string) =>
      composeEvidencePage({ campaign: campaign(), notice: { ...NOTICE, text }, media: ['slack'] });
    expect(compose(NOTICE.text).notice.digest).toBe(digestWording(NOTICE));
    expect(() => compose(`${NOTICE.text} `)).toThrow(LedgerBrokenError);
  });
});

describe('what was found at an address', () => {
  const judge = (
    page: ReadPage['page'],
    read: ReadPage['read'],
    url: string | null = 'https://x.example/y',
  ) => judgePages(REGISTRATION, [{ page, url, read }]);
  const read = (text: string) => ({ kind: 'read', url: 'https://x.example/y', text }) as const;

  it.each(['evidence', 'privacy', 'terms'] as const)(
    'blocks when the %s page does not open',
    (page) => {
      const [finding] = judge(page, { kind: 'unread', reason: 'status', status: 404 });
      expect(finding?.severity).toBe('error');
      expect(finding?.message).toContain(
        'could not be opened: the server does not show it (HTTP 404)',
      );
    },
  );

  it('blocks when the opt-in is shown with another text', () => {
    const other = REGISTRATION.text.replace('Message frequency varies', 'Up to 4 messages a week');
    const page = read(`Northwind Field Services. ${other}`);
    expect(judge('evidence', page)).toMatchObject([{ ruleId: 'EV02', severity: 'error' }]);
  });

  it('says openly what it could not compare', () => {
    const pictures = read('Northwind Field Services. Press "I agree" in the picture below.');
    expect(judge('evidence', pictures)).toMatchObject([{ ruleId: 'EV02', severity: 'warning' }]);
  });

  it('wants the company named', () => {
    const text = REGISTRATION.text.replaceAll('Northwind Field Services', 'Southwind');
    const ids = judge('evidence', read(text)).map(({ ruleId }) => ruleId);
    expect(ids).toContain('EV03');
  });

  it('finds nothing in the text in force, however it is broken into lines', () => {
    const page = read(`Northwind Field Services\n${REGISTRATION.text.replaceAll('. ', '.\n')}`);
    expect(judge('evidence', page)).toEqual([]);
    expect(judge('evidence', null, null)).toEqual([]);
  });
});
