/** What reviewers see without a login, while a company is at work. */
import { createHash } from 'node:crypto';
import { beforeAll, expect, it } from '@jest/globals';
import { pageText } from '../../adapters/website/page-text.ts';
import { OPERATOR } from '../../src/command-line/outcome.ts';
import type { Website } from '../../src/registration/page-read.ts';
import { type Company, journey, LINES } from '../support/company.ts';
import { wordsIn, wordsOf } from '../support/public-pages.ts';
import { DEFINITION } from '../support/service.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

async function visit({ station }: Company, path: string) {
  const url = `http://127.0.0.1:${station.web.port}${path}`;
  const response = await fetch(url, { redirect: 'manual' });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/** The digest and the text an employee's form shows at this moment. */
async function live({ station, person }: Company) {
  const form = await station.service.openForm(person('Olivia Grant').account, null);
  if (form.kind !== 'form') throw new Error(`There is no form: ${form.kind}`);
  return form.notice;
}

const defineAs = ({ station }: Company, change: Record<string, unknown> = {}) =>
  station.service.defineCampaign(OPERATOR, {
    ...DEFINITION,
    provider: 'ringcentral',
    pageSlug: 'northwind',
    ...change,
  });

journey('a reviewer opens the public page', (northwind) => {
  it('finds nothing before there is anything to show', async () => {
    expect((await visit(northwind, '/evidence/northwind')).status).toBe(404);
  }, 60_000);

  it('reads the whole opt-in without a login, once the wording is in force', async () => {
    await northwind.isSetUp();
    await defineAs(northwind);
    const { status, body, headers } = await visit(northwind, '/evidence/northwind');
    expect(status).toBe(200);
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
    const words = wordsOf(body);
    for (const needed of ['In Slack', '512-555-0101 and 512-555-0102', 'Reply STOP', 'Reply HELP'])
      expect(words).toContain(needed);
  }, 60_000);

  it('reads the very text employees read, also right after every change', async () => {
    await northwind.asks('Olivia Grant', 'Grace Okafor');
    const changes = [
      () => defineAs(northwind, { frequency: 'Up to 4 messages per week' }),
      () => northwind.station.service.retireNumber(OPERATOR, LINES[1]),
      () => defineAs(northwind, { messageTypes: ['route changes', 'safety notices'] }),
      () => defineAs(northwind),
    ];
    const seen = new Set<string>();
    for (const change of changes) {
      await change();
      const notice = await live(northwind);
      const { body } = await visit(northwind, '/evidence/northwind');
      expect(wordsIn(body, 'consent-text')).toBe(notice.text);
      expect(wordsIn(body, 'text-sha256')).toBe(sha256(notice.text));
      expect(wordsIn(body, 'notice-digest')).toBe(notice.digest);
      seen.add(notice.digest);
    }
    // A number that is retired leaves the wording when it is next published.
    expect(seen.size).toBe(changes.length - 1);
  }, 120_000);

  it('is shown nobody and no count, whoever has answered', async () => {
    const before = (await visit(northwind, '/evidence/northwind')).body;
    const olivia = northwind.person('Olivia Grant');
    await olivia.agrees();
    const { body } = await visit(northwind, '/evidence/northwind');
    expect(body).toBe(before);
    for (const entry of await northwind.entries()) {
      const { name, phone, email } = entry.personal as Record<string, string | undefined>;
      for (const value of [name, phone, email]) {
        if (typeof value === 'string' && value !== '') expect(body).not.toContain(value);
      }
    }
  }, 120_000);

  it('sees each step as a picture', async () => {
    const { body } = await visit(northwind, '/evidence/northwind');
    const [, src = ''] = /<img src="([^"]+slack-form\.png)"/u.exec(body) ?? [];
    const url = `http://127.0.0.1:${northwind.station.web.port}${src}`;
    const response = await fetch(url);
    expect(response.headers.get('content-type')).toBe('image/png');
    const bytes = (await response.arrayBuffer()).byteLength;
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThanOrEqual(500 * 1024);
  }, 120_000);

  it('is led to the company’s own policy, which is the only one', async () => {
    const { status, headers } = await visit(northwind, '/privacy/northwind');
    expect([status, headers.get('location')]).toEqual([302, DEFINITION.privacyPolicyLink]);
  }, 60_000);

  it('is where the admin’s overview says', async () => {
    const overview = await northwind.station.service.overview(OPERATOR);
    const { baseUrl } = northwind.station.house.config;
    expect(overview.publicPage).toEqual({
      url: `${baseUrl}/evidence/northwind`,
      isPublic: false,
    });
    const { json, text } = await northwind.rollcall('pages list');
    expect(text).toContain('/evidence/northwind');
    expect(json).toMatchObject({ indexable: false });
  }, 60_000);
});

/** Reads what would be reached under the public address. */
const outside: Website & { opens: (path: string) => Promise<{ body: string } | null> } = {
  opens: async () => null,
  async read(url) {
    const page = await outside.opens(new URL(url).pathname);
    if (page === null) return { kind: 'unread', reason: 'status', status: 404 };
    return { kind: 'read', url, text: pageText(page.body) };
  },
};

journey(
  'a company without pages of its own',
  (northwind) => {
    const {
      privacyPolicyLink: _p,
      termsAndConditionsLink: _t,
      evidenceUrl: _e,
      ...bare
    } = DEFINITION;
    const HOUSE = 'https://consent.northwindfs.example';

    beforeAll(() => northwind.isSetUp(), 60_000);

    it('may leave the links out: ours are filled in, and they open', async () => {
      const { campaign, notice, findings } = await northwind.station.service.defineCampaign(
        OPERATOR,
        { ...bare, provider: 'ringcentral' },
      );
      const { privacyPolicyLink, termsAndConditionsLink, evidenceUrl } = campaign.definition;
      expect(privacyPolicyLink).toBe(`${HOUSE}/privacy/${campaign.campaignId}`);
      expect(termsAndConditionsLink).toBe(`${HOUSE}/sms-terms/${campaign.campaignId}`);
      expect(evidenceUrl).toBe(`${HOUSE}/evidence/${campaign.campaignId}`);
      expect(notice.text).toContain(privacyPolicyLink);
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      for (const link of [privacyPolicyLink, termsAndConditionsLink, String(evidenceUrl)]) {
        const { status, body } = await visit(northwind, new URL(link).pathname);
        expect(status).toBe(200);
        expect(wordsOf(body)).toContain('Northwind Field Services');
      }
    }, 60_000);

    it('is judged by those pages in the summary, without opening anything', async () => {
      const { json } = await northwind.rollcall('summary', { provider: 'ringcentral' });
      const { findings, fields, caveats } = json as {
        findings: { ruleId: string }[];
        fields: { name: string; value: unknown }[];
        caveats: string[];
      };
      expect(findings.filter(({ ruleId }) => /^(?:PP|TC|EV)/u.test(ruleId))).toEqual([]);
      expect(caveats.join(' ')).not.toContain('Not opened by this program');
      const flow = String(fields.find(({ name }) => name === 'messageFlow')?.value);
      expect(flow).toContain(`${HOUSE}/evidence/`);
      const notice = await northwind.station.house.ports.views.noticeInForce();
      expect(flow).toContain(notice?.text);
      expect(flow).toMatch(/login required/u);
      expect(flow).toContain('public website is not used');
    }, 60_000);

    it('keeps an address that was given away, under a new slug too', async () => {
      const before = (await northwind.station.service.overview(OPERATOR)).campaign;
      await northwind.station.service.defineCampaign(OPERATOR, { ...bare, pageSlug: 'northwind' });
      for (const slug of [before?.campaignId, 'northwind'])
        expect((await visit(northwind, `/privacy/${slug}`)).status).toBe(200);
    }, 60_000);

    it('finds nothing to settle when its pages are opened, and a summary says so', async () => {
      outside.opens = (path) => visit(northwind, path);
      const check = await northwind.rollcall('pages check');
      expect(check.json).toMatchObject({ ok: true, findings: [] });
      expect(check.text.match(/ opens\./gu)).toHaveLength(3);
      const { json } = await northwind.rollcall('summary', { checkPages: true });
      const { findings } = json as { findings: { ruleId: string }[] };
      expect(findings.filter(({ ruleId }) => /^(?:PP|TC|EV)/u.test(ruleId))).toEqual([]);
    }, 60_000);

    it('is stopped when a page shows another text than the one in force', async () => {
      outside.opens = async (path) => {
        const page = await visit(northwind, path);
        return { ...page, body: page.body.replaceAll('Message and data rates', 'Fees') };
      };
      const check = await northwind.rollcall('pages check');
      expect(check.code).toBe(1);
      expect(check.text).toContain(
        'ERROR EV02: The page with the opt-in shows another consent text',
      );
      const { json } = await northwind.rollcall('summary', { checkPages: true });
      const { ready, blockers } = json as { ready: boolean; blockers: string[] };
      expect(ready).toBe(false);
      expect(blockers.join('\n')).toContain('shows another consent text');
    }, 60_000);

    it('is told when a page does not open, and its summary is not ready', async () => {
      outside.opens = async () => null;
      const check = await northwind.rollcall('pages check');
      expect(check.code).toBe(1);
      expect(check.text.match(/DOES NOT OPEN/gu)).toHaveLength(3);
      const { json } = await northwind.rollcall('summary', { checkPages: true });
      const { ready, blockers } = json as { ready: boolean; blockers: string[] };
      expect(ready).toBe(false);
      expect(blockers.join('\n')).toContain(
        'could not be opened: the server does not show it (HTTP 404)',
      );
    }, 60_000);
  },
  { baseUrl: 'https://consent.northwindfs.example', website: outside },
);

journey('a company whose service has no public address', (northwind) => {
  it('is asked for the links it left out', async () => {
    const { privacyPolicyLink: _link, ...rest } = DEFINITION;
    await expect(northwind.station.service.defineCampaign(OPERATOR, rest)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      field: 'privacyPolicyLink',
    });
  }, 60_000);
});
