/** `rollcall links`: to a CSV, to a list to print, and by mail. */

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { drawHere } from '../../src/command-line/drawing.ts';
import { deskOf } from '../../src/command-line/house.ts';
import type { Options } from '../../src/command-line/outcome.ts';
import { perform } from '../../src/command-line/perform.ts';
import { readConfig } from '../../src/config.ts';
import { openMailServer } from '../support/mail-server.ts';
import { openPage } from '../support/personal-page.ts';
import { type Office, openReadyOffice } from '../support/service.ts';

const BASE = 'https://consent.northwindfs.example';
const CSV =
  'name,email\nAna Torres,ana@northwindfs.example\nBen Ito,\nCho <b>Park</b>,cho@northwindfs.example\n';

let office: Office;

beforeEach(async () => {
  office = await openReadyOffice();
}, 60_000);

afterEach(() => office.close());

function links(options: Options, env: Record<string, string> = {}) {
  const config = readConfig({ BASE_URL: BASE, ...env });
  const house = {
    ...office,
    drawing: drawHere,
    config,
    storeKind: 'embedded',
    warnings: [],
  } as const;
  const desk = deskOf({ ...house, ready: async () => true });
  const fileBase64 = Buffer.from(CSV).toString('base64');
  return perform(desk, { command: 'links', options: { fileBase64, ...options } });
}

const fileOf = (outcome: Awaited<ReturnType<typeof links>>, name: string): string =>
  Buffer.from(outcome.files?.find(({ path }) => path === name)?.base64 ?? '', 'base64').toString();

const linksIn = (text: string) => [
  ...new Set(text.match(/https:\/\/consent[^"\s<,]+\/answer\/[\w-]{43}/gu)),
];

describe('Handing out links', () => {
  it('writes the same working links to the CSV and to the list to print', async () => {
    const outcome = await links({ csv: 'out.csv', print: 'out.html' });
    expect(outcome.code).toBe(0);
    expect(outcome.text).toContain('3 links are in out.csv and out.html.');
    const [sheet, list] = [fileOf(outcome, 'out.csv'), fileOf(outcome, 'out.html')];
    expect(linksIn(sheet)).toHaveLength(3);
    expect(linksIn(list)).toEqual(linksIn(sheet));
    expect(list.match(/<svg/gu)).toHaveLength(3);
    expect(list).toContain('Cho &lt;b&gt;Park&lt;/b&gt;');
    expect(`${outcome.text}${JSON.stringify(outcome.json)}`).not.toMatch(/answer\//u);
    const page = await openPage(office.service);
    for (const url of linksIn(list)) {
      expect((await page.send('GET', new URL(url).pathname)).status).toBe(200);
    }
    await page.close();
  });

  it('by mail sends one letter to each who has an address, and names the others', async () => {
    const server = await openMailServer((to) => (to.startsWith('cho') ? '550 unknown' : '250 ok'));
    const outcome = await links({ mail: true }, { SMTP_URL: server.url });
    server.close();
    expect(outcome.code).toBe(1);
    expect(outcome.json).toMatchObject({ mailed: { sent: 1 } });
    expect(outcome.text).toContain('1 letter was sent.');
    expect(outcome.text).toContain('No letter for Ben Ito: there is no usable e-mail address');
    expect(outcome.text).toContain(
      'No letter for Cho <b>Park</b>: the mail server refuses this address',
    );
    expect(server.received.map(({ to }) => to)).toEqual(['ana@northwindfs.example']);
    expect(server.received[0]?.raw).toContain(
      'From: Northwind Field Services <hr@northwindfs.example>',
    );
    const [anas = ''] = linksIn(fileOf(outcome, 'links.csv'));
    expect(server.received[0]?.raw.replace(/=\r\n/gu, '')).toContain(anas);
  });

  it('makes no link at all when there is no mail server to send with', async () => {
    const { size } = await office.ports.ledger.head();
    const outcome = await links({ mail: true });
    expect(outcome.text).toContain('Set SMTP_URL');
    expect((await office.ports.ledger.head()).size).toBe(size);
  });
});
