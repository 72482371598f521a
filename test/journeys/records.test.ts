/** Records that leave the house: to the person, to an auditor, to other programs; and a person who is erased. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { eventually } from '../../sandbox/slack/eventually.ts';
import { type Company, journey } from '../support/company.ts';
import { PATIENCE_MS } from '../support/worker.ts';

const BUSY_MS = 120_000;
const PNG = /^.PNG/u;

/** The files of a zip by path; text as text. */
const unzip = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, inner]) => [path, strFromU8(inner)]),
  );
const fileOf = ({ files }: Awaited<ReturnType<Company['rollcall']>>): Uint8Array =>
  Buffer.from(files?.[0]?.base64 ?? '', 'base64');

/** A person's own zip holds their data and nobody else's. */
function isOwn(zip: Uint8Array, own: string, others: readonly string[]): void {
  const files = unzip(zip);
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining([
      'evidence/record.txt',
      'evidence/verify.py',
      'receipt-1.json',
      'certificate-1.pdf',
      'saw-1-request.png',
      'saw-1-form.png',
      'saw-1-receipt.png',
    ]),
  );
  for (const path of ['saw-1-request.png', 'saw-1-form.png', 'saw-1-receipt.png']) {
    expect(files[path]).toMatch(PNG);
    expect(files['README.txt']).toContain(path);
  }
  const everything = Object.values(files).join('\n');
  const disclosed = [...(files['evidence/evidence.json'] ?? '').matchAll(/"([\w-]{40,})"/g)]
    .map(([, encoded = '']) => Buffer.from(encoded, 'base64url').toString())
    .join('\n');
  expect(everything + disclosed).toContain(own);
  for (const other of others) expect(everything + disclosed).not.toContain(other);
}

journey(
  'records that leave the house',
  (northwind) => {
    const olivia = () => northwind.person('Olivia Grant');
    const ben = () => northwind.person('Ben Whitaker');
    const nia = () => northwind.colleague('Nia Bekele');

    beforeAll(async () => {
      await northwind.isSetUp();
      await northwind.asks('Olivia Grant', 'Ben Whitaker');
      await northwind.asksInTeams('Nia Bekele');
      await olivia().agrees();
      await ben().agrees();
      await nia().agrees();
    }, BUSY_MS);

    it(
      'in Slack, from the Home tab, and only one’s own',
      async () => {
        await olivia().opensHome();
        await olivia().readsAtHome('Your work text messages');
        await olivia().presses('Download my record');
        const file = await eventually(() => olivia().files().at(-1), PATIENCE_MS);
        expect(file.name).toBe('my-consent-record.zip');
        isOwn(file.bytes, olivia().mobile, [ben().mobile, nia().mobile]);
        expect(ben().files()).toEqual([]);
      },
      BUSY_MS,
    );

    it(
      'in Slack by command, as people say it',
      async () => {
        await ben().types('/sms-consent my record');
        const file = await eventually(() => ben().files().at(-1), PATIENCE_MS);
        isOwn(file.bytes, ben().mobile, [olivia().mobile, nia().mobile]);
      },
      BUSY_MS,
    );

    it(
      'in Teams by command and on the receipt, as a file to accept',
      async () => {
        for (const asks of [
          () => nia().writes('my record'),
          () => nia().presses('Download my record'),
        ]) {
          const before = nia().files().length;
          await asks();
          await eventually(async () => {
            await nia()
              .acceptsFile()
              .catch(() => undefined);
            return nia().files().length > before;
          }, PATIENCE_MS);
          const file = nia().files().at(-1);
          isOwn(file?.bytes ?? new Uint8Array(), nia().mobile, [olivia().mobile, ben().mobile]);
        }
      },
      BUSY_MS,
    );

    it('nothing is recorded by looking', async () => {
      const kinds = (await northwind.entries()).map(({ fact }) => fact.kind as string);
      expect(kinds.filter((kind) => kind === 'ConsentGiven')).toHaveLength(3);
      expect(kinds.at(-1)).toBe('ConsentGiven');
    });

    describe('by the command line', () => {
      it(
        'an audit: the same people for the same seed, whose numbers are the same again',
        async () => {
          const draw = () => northwind.rollcall('audit', { sample: '2', seed: 'ref 17' });
          const [one, again] = [await draw(), await draw()];
          expect(one.code).toBe(0);
          expect(again.json).toMatchObject({ people: (one.json as { people: string[] }).people });
          const files = unzip(fileOf(one));
          expect(files['verification.txt']).toContain('RESULT: everything verifies');
          expect(files['README.txt']).toContain('drawn with the seed "ref 17"');
          for (const id of (one.json as { people: string[] }).people)
            expect(files[`people/${id}/saw-1-receipt.png`]).toMatch(PNG);
          expect(files['README.txt']).toContain('saw-1-receipt.png');
          const refused = await northwind.rollcall('audit', { sample: '2' });
          expect([refused.code, refused.text]).toEqual([2, expect.stringContaining('--seed')]);
        },
        BUSY_MS,
      );

      it(
        'evidence: events, exact text, proofs, pictures and a plain page in one file',
        async () => {
          const given = await northwind.rollcall('evidence', { employee: olivia().account });
          const files = unzip(fileOf(given));
          expect(Object.keys(files)).toEqual(
            expect.arrayContaining([
              ...['evidence.json', 'notice-1.txt', 'checkpoint.txt', 'record.txt'],
              ...['certificate-1.pdf', 'saw-1-request.png', 'saw-1-form.png'],
              ...['saw-1-receipt.png', 'what-they-saw.txt', 'manifest.txt'],
            ]),
          );
          expect(given.json).toMatchObject({ contents: Object.keys(files) });
          expect(files['saw-1-receipt.png']).toMatch(PNG);
          expect(files['README.txt']).toContain('saw-1-receipt.png');
        },
        BUSY_MS,
      );

      it(
        'exports: masked, whole on demand, and no formula in a table',
        async () => {
          const masked = await northwind.rollcall('export', { format: 'csv' });
          expect(strFromU8(fileOf(masked))).not.toContain(olivia().mobile);
          const whole = await northwind.rollcall('export', { format: 'csv', fullNumbers: true });
          expect(strFromU8(fileOf(whole))).toContain(`"'${olivia().mobile}"`);
          const wrong = await northwind.rollcall('export', { format: 'xls' });
          expect([wrong.code, wrong.text]).toEqual([2, expect.stringContaining('kantara')]);
          const line = northwind.running.lines.find((one) => one.includes('whole phone numbers'));
          expect(line).toBeDefined();
          expect(line).not.toContain(olivia().mobile);
        },
        BUSY_MS,
      );

      it(
        'erases one person, and everything else goes on',
        async () => {
          const order = { employee: olivia().account, reason: 'Asked for it' };
          const early = await northwind.rollcall('erase', order);
          expect([early.code, early.text]).toEqual([
            2,
            expect.stringContaining('must be kept until'),
          ]);
          const erased = await northwind.rollcall('erase', { ...order, legalBasis: 'A state act' });
          expect(erased.code).toBe(0);
          expect((await northwind.rollcall('verify')).code).toBe(0);
          expect((await northwind.rollcall('check', { phone: olivia().mobile })).code).toBe(1);
          expect((await northwind.rollcall('check', { phone: ben().mobile })).code).toBe(0);
          const audit = await northwind.rollcall('audit', { sample: '9', seed: 'all' });
          const everything = Object.values(unzip(fileOf(audit))).join('\n');
          expect(audit.code).toBe(0);
          expect(everything).not.toContain(olivia().mobile);
          expect(everything).toContain('Reason: Asked for it');
        },
        BUSY_MS,
      );
    });
  },
  { teams: true },
);
