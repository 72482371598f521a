/** Whose address goes on record: never what a client claims, always what our own proxies saw. */
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { originOf } from '../../adapters/web/answer/origin.ts';
import { linksAtHand, NOTICE } from '../support/links-at-hand.ts';
import { ask, FORM, openPage, type PersonalPage } from '../support/personal-page.ts';

const PEER = '198.51.100.7';

const seen = (forwarded: string | undefined, hops: number, peer = PEER) => {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  const { ip, reason } = originOf(
    { headers, socket: { remoteAddress: peer } } as IncomingMessage,
    hops,
  );
  return [ip, reason];
};

describe('The address of an act', () => {
  it.each([
    [0, '203.0.113.9', PEER, null],
    [0, undefined, PEER, null],
    [1, '203.0.113.9', '203.0.113.9', null],
    [1, '6.6.6.6, 203.0.113.9', '203.0.113.9', null],
    [2, '203.0.113.9, 10.0.0.1', '203.0.113.9', null],
    [2, '6.6.6.6, 203.0.113.9, 10.0.0.1', '203.0.113.9', null],
    [2, '6.6.6.6,7.7.7.7 ,203.0.113.9,10.0.0.1', '203.0.113.9', null],
    [2, '203.0.113.9', PEER, 'too_few_hops'],
    [1, undefined, PEER, 'not_forwarded'],
    [1, '', PEER, 'not_forwarded'],
    [1, 'unknown', PEER, 'malformed'],
    [1, '203.0.113.9, ', PEER, 'malformed'],
    [1, '203.0.113.999', PEER, 'malformed'],
    [1, '203.0.113.9 10.0.0.1', PEER, 'malformed'],
    [2, '<script>, 10.0.0.1', PEER, 'malformed'],
    [1, '203.0.113.9:52114', '203.0.113.9', null],
    [1, '[2001:DB8::9]:52114', '2001:db8::9', null],
    [1, '2001:db8::9', '2001:db8::9', null],
    [1, '::ffff:203.0.113.9', '203.0.113.9', null],
  ])('with %i trusted proxies and the chain %p is %s (%s)', (hops, chain, ...expected) => {
    expect(seen(chain, hops)).toEqual(expected);
  });

  it('is never moved by anything a client puts in front of the chain', () => {
    const claim = fc.array(
      fc.oneof(fc.ipV4(), fc.ipV6(), fc.string({ maxLength: 20 }), fc.constant('')),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(
        fc.tuple(claim, fc.ipV4(), fc.ipV4(), fc.integer({ min: 1, max: 2 })),
        (drawn) => {
          const [claimed, client, inner, hops] = drawn;
          const trusted = hops === 1 ? [client] : [client, inner];
          const chain = [...claimed, ...trusted].join(',');
          expect(seen(chain, hops)).toEqual([client, null]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is plain whether the socket speaks IPv4 or IPv6', () => {
    expect(seen(undefined, 0, '::ffff:198.51.100.7')).toEqual([PEER, null]);
    expect(seen(undefined, 0, 'fe80::1%eth0')).toEqual(['fe80::1', null]);
    expect(seen(undefined, 0, '')).toEqual([null, null]);
  });

  it('comes with the browser, cut to 300 characters, or with none', () => {
    const agent = (value: string | undefined) =>
      originOf({ headers: { 'user-agent': value }, socket: {} } as IncomingMessage, 0).userAgent;
    expect(agent('x'.repeat(301))).toHaveLength(300);
    expect(agent(' Mozilla/5.0 \u0007(Phone)\u00e9 ')).toBe('Mozilla/5.0 (Phone)');
    expect(agent('')).toBeNull();
    expect(agent(undefined)).toBeNull();
  });
});

describe('Behind two real proxies', () => {
  const open: { close(): unknown }[] = [];
  let page: PersonalPage;

  afterEach(async () => {
    for (const one of open.splice(0)) one.close();
    await page.close();
  });

  /** Appends the address it was reached from, as every proxy does; `from` makes its peer distinct. */
  function proxyTo(port: number, from: string): Promise<Server> {
    const server = createServer((incoming, outgoing) => {
      const before = incoming.headers['x-forwarded-for'];
      const peer = incoming.socket.remoteAddress?.replace('::ffff:', '') ?? '';
      const chain = before === undefined ? peer : `${before}, ${peer}`;
      const headers = { ...incoming.headers, 'x-forwarded-for': chain };
      const onward = request(
        {
          port,
          host: '127.0.0.1',
          localAddress: from,
          method: incoming.method,
          path: incoming.url,
          headers,
        },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        },
      );
      incoming.pipe(onward);
    });
    open.push(server);
    return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
  }

  const portOf = (server: Server) => (server.address() as AddressInfo).port;

  it.each([
    [0, undefined, '127.0.0.4', []],
    [1, undefined, '127.0.0.3', []],
    [2, undefined, '127.0.0.1', []],
    [2, '6.6.6.6', '127.0.0.1', []],
    [3, undefined, '127.0.0.4', ['too_few_hops']],
    [3, '6.6.6.6', '6.6.6.6', []],
  ])('%i configured and %p claimed puts %s on record', async (hops, claim, ...expected) => {
    const links = linksAtHand();
    page = await openPage(links, { trustedProxyHops: hops });
    const inner = await proxyTo(page.port, '127.0.0.4');
    const outer = await proxyTo(portOf(inner), '127.0.0.3');
    const { status } = await ask(
      `http://127.0.0.1:${portOf(outer)}/answer/${links.give()}`,
      'POST',
      {
        headers: {
          ...FORM,
          origin: 'https://consent.northwindfs.example',
          ...(claim === undefined ? {} : { 'x-forwarded-for': claim }),
        },
        body: new URLSearchParams({ act: 'decline', notice: NOTICE.digest }).toString(),
      },
    );
    expect(status).toBe(200);
    const [act] = links.acts;
    expect([act?.origin.ip, page.logged.map(({ fields }) => fields.reason)]).toEqual(expected);
  });
});
