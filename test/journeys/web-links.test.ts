/** Personal links: handed out as a CSV, on paper and by mail, and everything people and machines do wrong with them. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { journey } from '../support/company.ts';
import { openMailServer } from '../support/mail-server.ts';
import { BASE_URL, leadsTo, outsideChat, readable } from '../support/outside-chat.ts';

const mail = await openMailServer();
afterAll(() => mail.close());

const DAY_MS = 24 * 60 * 60 * 1000;

journey(
  'links are handed out and used',
  (northwind) => {
    const web = outsideChat(northwind);
    let count = 0;
    const newLink = async (): Promise<string> => {
      count += 1;
      const [path = ''] = await web.links(['name,employee number', `Crew ${count},k${count}`]);
      return path;
    };
    beforeAll(() => northwind.isSetUp(), 60_000);

    it('by CSV, to print and by mail, each person their own', async () => {
      const before = mail.received.length;
      const lines = ['name,email', 'Ana Torres,ana@field.example', 'Wes Harlan,wes@field.example'];
      const outcome = await northwind.rollcall('links', {
        fileBase64: Buffer.from(lines.join('\n')).toString('base64'),
        ...{ csv: 'links.csv', print: 'links.html', mail: true },
      });
      expect(outcome).toMatchObject({ code: 0, json: { links: 2, mailed: { sent: 2 } } });
      const texts = (outcome.files ?? []).map(({ path, base64 }) => ({
        path,
        text: Buffer.from(base64, 'base64').toString('utf8'),
      }));
      expect(texts.map(({ path }) => path)).toEqual(['links.csv', 'links.html']);
      const urls = [...(texts[0]?.text.matchAll(/https:\/\/\S+?\/answer\/[\w-]{43}/g) ?? [])].map(
        ([url]) => url,
      );
      expect(new Set(urls).size).toBe(2);
      for (const url of urls) expect(texts[1]?.text).toContain(url);
      expect(texts[1]?.text.match(/<svg/g)).toHaveLength(2);
      const letters = mail.received.slice(before);
      expect(letters.map(({ to }) => to)).toEqual(['ana@field.example', 'wes@field.example']);
      const letter = letters[0]?.raw.replace(/=\r\n/g, '').replaceAll('=3D', '=') ?? '';
      expect(letter).toContain(urls[0]);
      expect(letter).not.toContain(urls[1]);
      expect((await web.agrees(new URL(urls[0] ?? '').pathname, '210-555-0160')).status).toBe(200);
    }, 60_000);

    it('opened 50 times by scanners, a link records nothing and still works', async () => {
      const path = await newLink();
      const before = await northwind.size();
      const looks = await Promise.all(Array.from({ length: 50 }, () => web.looks(path)));
      expect(new Set(looks.map(({ status }) => status))).toEqual(new Set([200]));
      expect(await northwind.size()).toBe(before);
      expect((await web.agrees(path, '210-555-0161')).status).toBe(200);
    }, 60_000);

    it('pressed 50 times at once, it records one answer', async () => {
      const path = await newLink();
      const before = await northwind.size();
      // From as many places: one address may not press so often.
      const presses = Array.from({ length: 50 }, (_, n) =>
        web.agrees(path, '210-555-0162', { 'x-forwarded-for': `203.0.113.${n + 1}` }),
      );
      const statuses = (await Promise.all(presses)).map(({ status }) => status);
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      expect(statuses.filter((status) => ![200, 404, 429].includes(status))).toEqual([]);
      expect((await northwind.size()) - before).toBe(1);
    }, 60_000);

    it('expired, used, altered, unknown or on another page, it is gone, always in the same words', async () => {
      const used = await newLink();
      const receipt = await web.agrees(used, '210-555-0163');
      const old = await newLink();
      const fresh = await newLink();
      const stop = leadsTo(receipt.body, 'Withdraw').replace('/withdraw/', '/answer/');
      const last = fresh.at(-1) === 'A' ? 'B' : 'A';
      const before = await northwind.size();
      const gone = [
        used,
        stop,
        fresh.replace('/answer/', '/withdraw/'),
        fresh.replace('/answer/', '/change/'),
        `${fresh.slice(0, -2)}${last}${last}`,
        '/answer/short',
        `/answer/${'x'.repeat(43)}`,
      ];
      const pages = await Promise.all(gone.map((path) => web.looks(path)));
      expect(pages.map(({ status }) => status)).toEqual(gone.map(() => 404));
      expect(new Set(pages.map(({ body }) => body)).size).toBe(1);
      const posted = await web.posts(stop, { act: 'agree', phone: '1', notice: 'a'.repeat(64) });
      expect(posted.status).toBe(404);
      northwind.running.clock.advance(15 * DAY_MS);
      expect((await web.looks(old)).body).toBe(pages[0]?.body);
      expect(await northwind.size()).toBe(before);
    }, 60_000);

    it.each([
      ['a foreign page', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
      ['a foreign origin alone', { origin: 'https://evil.example' }],
      ['no page at all', { origin: 'null', 'sec-fetch-site': 'none' }],
    ])(
      'an answer from %s is refused',
      async (_what, headers) => {
        const path = await newLink();
        const before = await northwind.size();
        expect((await web.agrees(path, '210-555-0164', headers)).status).toBe(403);
        expect(await northwind.size()).toBe(before);
      },
      60_000,
    );

    describe('behind one proxy of our own', () => {
      it('the address that it saw goes on record, never what the sender claims', async () => {
        const path = await newLink();
        const forwarded = '198.51.100.66, 203.0.113.9';
        await web.agrees(path, '210-555-0165', { 'x-forwarded-for': forwarded });
        const given = await web.newest('ConsentGiven');
        expect([given?.fact, given?.personal.ip]).toEqual([
          expect.objectContaining({ ip: 'disclosed' }),
          '203.0.113.9',
        ]);
      }, 60_000);
    });

    it('one who is known already by e-mail keeps their record; the new link ends the old one', async () => {
      const row = ['name,email', 'Rosa Lind,rosa.lind@northwindfs.example'];
      const [first = ''] = await web.links(row);
      const [second = ''] = await web.links(row);
      expect((await web.looks(first)).status).toBe(404);
      expect((await web.agrees(second, '210-555-0166')).status).toBe(200);
      expect(await web.links(row)).toEqual([]);
      const joined = (await northwind.entries()).filter(
        ({ fact, personal }) => fact.kind === 'EmployeeJoined' && personal.name === 'Rosa Lind',
      );
      expect(joined).toHaveLength(1);
    }, 60_000);

    it('an e-mail that two employees share joins nobody', async () => {
      const shared = 'depot@northwindfs.example';
      const paths = await web.links([
        'name,email,employee number',
        `Ida Moss,${shared},d1`,
        `Kim Roe,${shared},d2`,
      ]);
      const people = await Promise.all(
        paths.map(async (path) => readable((await web.looks(path)).body)),
      );
      expect(people[0]).toContain('This page is for Ida Moss');
      expect(people[1]).toContain('This page is for Kim Roe');
    }, 60_000);

    it('and consent on paper needs what shows it, one person at a time', async () => {
      const form = {
        medium: 'paper',
        name: 'Pat Field',
        phone: '210-555-0167',
        date: '2026-11-20',
      };
      const before = await northwind.size();
      const missing = await northwind.rollcall('consent enter', form);
      expect(missing).toMatchObject({ code: 2, json: { error: { field: 'evidence' } } });
      const spoken = await northwind.rollcall('consent enter', { ...form, medium: 'verbal' });
      expect(spoken).toMatchObject({ code: 2, json: { error: { field: 'evidence' } } });
      const many = await northwind.rollcall('consent enter', {
        ...form,
        ...{ name: 'Pat Field', employee: 'emp_x', evidenceSha256: 'a'.repeat(64) },
      });
      expect(many).toMatchObject({ code: 2, json: { error: { field: 'employee' } } });
      expect(await northwind.size()).toBe(before);
    }, 60_000);

    it('leaves a ledger that verifies, and no token or number in any log', async () => {
      expect((await northwind.rollcall('verify')).code).toBe(0);
      const log = northwind.running.lines.join('\n');
      expect(log).not.toMatch(/\/answer\/[\w-]{43}|2105550|210-555|[\w-]{43}"/u);
    }, 60_000);
  },
  { baseUrl: BASE_URL, web: { trustedProxyHops: 1, smtpUrl: mail.url } },
);
