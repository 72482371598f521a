/** The personal page on the real service and store: what ends up in the ledger, also when fifty press at once. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openLimits } from '../../adapters/web/answer/limits.ts';
import type { Disclosure } from '../../src/ledger/entry.ts';
import { openPage, type PersonalPage } from '../support/personal-page.ts';
import { type Office, openReadyOffice } from '../support/service.ts';

let office: Office;
let page: PersonalPage;

beforeEach(async () => {
  office = await openReadyOffice();
  // Nothing is held back, so that every press of a race reaches the service.
  const many = { looksPerLink: 1_000, actsPerLink: 1_000, looksPerIp: 1_000, actsPerIp: 1_000 };
  page = await openPage(office.service, { trustedProxyHops: 1, limits: openLimits(many) });
}, 60_000);

afterEach(async () => {
  await page.close();
  await office.close();
});

async function linkFor(name: string): Promise<string> {
  const row = { line: 2, name, email: null, employeeNumber: null };
  const { links } = await office.service.handOutLinks(office.admin, { rows: [row] });
  return `/answer/${links[0]?.token}`;
}

/** The fields as the page itself carries them. */
async function filledIn(path: string, phone: string): Promise<Record<string, string>> {
  const { body } = await page.send('GET', path);
  const notice = /name="notice" value="([0-9a-f]{64})"/u.exec(body)?.[1] ?? '';
  return { notice, phone, agree: 'yes', act: 'agree' };
}

async function entries() {
  const { size } = await office.ports.ledger.head();
  const found = [];
  for await (const entry of office.ports.ledger.entries(0, size)) found.push(entry);
  return found;
}

const count = async (kind: string) =>
  (await entries()).filter(({ fact }) => fact.kind === kind).length;

const disclosed = (disclosures: readonly Disclosure[], name: string) =>
  disclosures.find((one) => one.name === name)?.value;

describe('An answer by personal link', () => {
  it('is recorded as `web`, with the address behind the proxy and the browser as disclosures', async () => {
    const path = await linkFor('Ana Torres');
    const headers = { 'x-forwarded-for': '6.6.6.6, 203.0.113.9', 'user-agent': 'Phone/1' };
    const { status, body } = await page.post(path, await filledIn(path, '512 555 0142'), headers);
    expect([status, body.includes('Ana Torres')]).toEqual([200, true]);
    const given = (await entries()).find(({ fact }) => fact.kind === 'ConsentGiven');
    expect(given?.fact).toMatchObject({
      medium: 'web',
      ip: 'disclosed',
      experience: { renderer: 'web/1', tick: { ticked: true, preTicked: false } },
    });
    const disclosures = await office.ports.ledger.disclosures([given?.seq ?? -1]);
    expect(disclosed(disclosures, 'ip')).toBe('203.0.113.9');
    expect(disclosed(disclosures, 'userAgent')).toBe('Phone/1');
    expect(disclosed(disclosures, 'phone')).toBe('+15125550142');
    expect(await office.service.mayText('+15125550142')).toBe(true);
    const verification = await office.service.verify();
    expect(verification.ok).toBe(true);
  });

  it('is one answer when fifty press at once, whichever they press', async () => {
    const path = await linkFor('Ana Torres');
    const agree = await filledIn(path, '512-555-0142');
    const presses = Array.from({ length: 50 }, (_, n) =>
      page.post(path, n % 2 === 0 ? agree : { ...agree, act: 'decline' }, {
        'x-forwarded-for': `203.0.113.${n}`,
      }),
    );
    const statuses = (await Promise.all(presses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.every((status) => [200, 404].includes(status))).toBe(true);
    expect((await count('ConsentGiven')) + (await count('ConsentRefused'))).toBe(1);
  });

  it('survives a scanner and a mistake, and stops by the link on its receipt', async () => {
    const path = await linkFor('Ana Torres');
    const size = (await entries()).length;
    for (let n = 0; n < 50; n += 1) await page.send(n % 2 === 0 ? 'GET' : 'HEAD', path);
    const fields = await filledIn(path, '512-555-0101');
    const own = await page.post(path, fields);
    expect([own.status, own.body.includes('one the company sends texts from')]).toEqual([
      422,
      true,
    ]);
    expect((await entries()).length).toBe(size);
    const { body } = await page.post(path, { ...fields, phone: '512-555-0142' });
    const stop =
      /href="https:\/\/consent\.northwindfs\.example(\/withdraw\/[\w-]{43})"/u.exec(body)?.[1] ??
      '';
    expect((await page.send('GET', stop.replace('withdraw', 'answer'))).status).toBe(404);
    const [gone, done] = [await page.send('GET', path), await page.post(stop, { act: 'withdraw' })];
    expect([gone.status, done.status]).toEqual([404, 200]);
    expect(done.body).toContain('<h1>No more work texts</h1>');
    expect(await count('ConsentWithdrawn')).toBe(1);
    expect(await office.service.mayText('+15125550142')).toBe(false);
  });

  it('is gone when its time is over, with the same bytes as a link that never was', async () => {
    const path = await linkFor('Ana Torres');
    const fields = await filledIn(path, '512-555-0142');
    office.clock.advance(15 * 24 * 60 * 60 * 1000);
    const late = [await page.send('GET', path), await page.post(path, fields)];
    const never = await page.send('GET', `/answer/${'A'.repeat(43)}`);
    expect(late.map(({ status, body }) => [status, body === never.body])).toEqual([
      [404, true],
      [404, true],
    ]);
    expect(await count('ConsentGiven')).toBe(0);
  });

  it('leaves no token, name or number in the log', async () => {
    const path = await linkFor('Ana Torres');
    await page.post(path, { ...(await filledIn(path, '512-555-0142')) });
    await page.send('GET', path);
    const lines = JSON.stringify([page.logged, office.logged]);
    expect(lines).not.toMatch(/Torres|5550142|555-0142/u);
    expect(lines).not.toContain(path.slice('/answer/'.length));
    expect(page.logged.map(({ fields }) => fields.reason)).toEqual(['not_forwarded']);
  });
});
