/** Opening the company's public pages: over https, without login, and never inside a network. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generate } from 'selfsigned';
import { isPublic } from '../../adapters/website/public-lookup.ts';
import { openWebsite, type WebsiteOptions } from '../../adapters/website/read-page.ts';

const HOUSE = 'Privacy at Northwind. We do not share mobile numbers.';
const PAGES: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/privacy': (response) => page(response, `<title>x</title><main><p>${HOUSE}</p></main>`),
  '/moved': (response) => response.writeHead(301, { location: '/privacy' }).end(),
  '/circle': (response) => response.writeHead(302, { location: '/circle' }).end(),
  '/inside': (response) => response.writeHead(302, { location: 'https://10.0.0.8/admin' }).end(),
  '/plain': (response) => response.writeHead(302, { location: 'http://localhost/' }).end(),
  '/login': (response) => response.writeHead(401).end('Please log in to read this page.'),
  '/file': (response) => response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF'),
  '/script': (response) =>
    page(response, '<div id="root"></div><script>draw("a page of words")</script>'),
  '/large': (response) => page(response, 'word '.repeat(50_000)),
  '/endless': (response) =>
    void response.writeHead(200, { 'content-type': 'text/html' }).write('<p>'),
  '/latin': (response) =>
    response
      .writeHead(200, { 'content-type': 'text/html; charset=iso-8859-1' })
      .end(Buffer.from('<p>Caf\xe9 Northwind, our policy</p>', 'latin1')),
};

function page(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body);
}

let server: Server;
let base: string;
let ca: string;
const asked: IncomingMessage[] = [];
const read = (path: string, options: WebsiteOptions = {}) =>
  openWebsite({
    isAllowed: (address) => address === '127.0.0.1' || address === '::1',
    ca,
    ...options,
  }).read(`${base}${path}`);

beforeAll(async () => {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    algorithm: 'sha256',
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  ca = made.cert;
  server = createServer({ cert: made.cert, key: made.private }, (request, response) => {
    asked.push(request);
    const answer = PAGES[request.url ?? ''];
    if (answer === undefined) response.writeHead(404).end();
    else answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  base = `https://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('a page that is there', () => {
  it('is read as words, without a login, a cookie or a referrer', async () => {
    expect(await read('/privacy')).toEqual({ kind: 'read', url: `${base}/privacy`, text: HOUSE });
    const { headers, method } = asked.at(-1) ?? {};
    expect(method).toBe('GET');
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('authorization');
  });

  it('is found where it moved to', async () => {
    expect(await read('/moved')).toMatchObject({ kind: 'read', url: `${base}/privacy` });
  });

  it('is read in its own character set', async () => {
    expect(await read('/latin')).toMatchObject({ text: 'Café Northwind, our policy' });
  });
});

describe('a page that reviewers could not read', () => {
  it.each([
    ['/nowhere', { reason: 'status', status: 404 }],
    ['/login', { reason: 'status', status: 401 }],
    ['/circle', { reason: 'too_many_redirects' }],
    ['/file', { reason: 'not_a_page' }],
    ['/script', { reason: 'no_words' }],
  ])('%s is told from the others', async (path, why) => {
    expect(await read(path)).toMatchObject({ kind: 'unread', ...why });
  });

  it('is given up when it is too large or takes too long', async () => {
    expect(await read('/large', { bytesMax: 10_000 })).toMatchObject({ reason: 'too_large' });
    expect(await read('/endless', { patienceMs: 300 })).toMatchObject({ reason: 'too_slow' });
  });

  it('has a certificate nobody vouches for, a host nobody knows, or no server', async () => {
    const plain = openWebsite({ isAllowed: () => true });
    expect(await plain.read(`${base}/privacy`)).toMatchObject({ reason: 'certificate' });
    expect(await plain.read('https://nobody.invalid/')).toMatchObject({ reason: 'unknown_host' });
    expect(await plain.read('https://localhost:1/')).toMatchObject({ reason: 'no_connection' });
  });
});

describe('nothing inside a network is ever opened', () => {
  it('refuses whatever is not https', async () => {
    for (const url of ['http://localhost/', 'file:///etc/passwd', 'ftp://x.example/', 'no address'])
      expect(await openWebsite().read(url)).toMatchObject({ reason: 'not_https' });
    expect(await read('/plain')).toMatchObject({ reason: 'not_https' });
  });

  it('refuses names and numbers that lead there, before anything is sent', async () => {
    const before = asked.length;
    const port = new URL(base).port;
    const ways = ['localhost', '127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1'];
    for (const host of ways) {
      const answer = await openWebsite({ ca }).read(`https://${host}:${port}/privacy`);
      expect([host, answer]).toMatchObject([host, { reason: 'private_address' }]);
    }
    expect(asked.length).toBe(before);
  });

  it('refuses a redirect that leads there', async () => {
    expect(await read('/inside')).toMatchObject({ reason: 'private_address' });
  });

  it.each([
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '127.0.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '198.18.0.1',
    '::',
    '::1',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001::1',
    'not an address',
  ])('%s is not public', (address) => {
    expect(isPublic(address)).toBe(false);
  });

  it.each(['93.184.215.14', '8.8.8.8', '2606:2800:21f:cb07::1', '::ffff:8.8.8.8'])(
    '%s is',
    (address) => {
      expect(isPublic(address)).toBe(true);
    },
  );
});
