/** Links by mail: each person one letter, once, with nothing in it that counts or loads. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { type Letter, openMail } from '../../adapters/mail/mail.ts';
import { invitation } from '../../adapters/web/pages/invitation.ts';
import { type MailServer, type Manners, openMailServer } from '../support/mail-server.ts';

const FROM = { name: 'Northwind Field Services', address: 'hr@northwindfs.example' };
const URL_OF = (n: number) => `https://consent.northwindfs.example/answer/${'t'.repeat(42)}${n}`;

const letterTo = (address: string, n = 1, name = 'Ana Torres'): Letter => ({
  to: { name, address },
  ...invitation({
    brand: 'Northwind Field Services',
    supportEmail: 'hr@northwindfs.example',
    name,
    url: URL_OF(n),
    expiresAt: '2026-12-08T12:00:00.000Z',
  }),
});

let server: MailServer | null = null;

afterEach(() => server?.close());

async function sendTo(letters: readonly Letter[], manners?: Manners) {
  server = await openMailServer(manners);
  const mail = openMail({ smtpUrl: server.url, from: FROM });
  const posted = await mail.send(letters);
  mail.close();
  return { posted, received: server.received, begun: server.begun() };
}

describe('A link by mail', () => {
  it('reaches each person once, in plain text and HTML, with nobody else on the letter', async () => {
    const { posted, received } = await sendTo([
      letterTo('ana@northwindfs.example', 1),
      letterTo('ben@northwindfs.example', 2),
    ]);
    expect(posted).toEqual([{ kind: 'sent' }, { kind: 'sent' }]);
    expect(received.map(({ to }) => to)).toEqual([
      'ana@northwindfs.example',
      'ben@northwindfs.example',
    ]);
    const [first] = received;
    const unfolded = first?.raw.replace(/=\r\n/gu, '').replaceAll('=3D', '=') ?? '';
    expect(unfolded.match(/Content-Type: text\/(plain|html)/gu)).toHaveLength(2);
    expect(unfolded.split(URL_OF(1))).toHaveLength(4);
    expect(unfolded).not.toContain(URL_OF(2));
    expect(unfolded).toContain('Auto-Submitted: auto-generated');
    expect(unfolded).not.toMatch(/<img|<script|bcc:|x-mailer/iu);
    expect([...unfolded.matchAll(/https?:\/\/[^/\s"<]+/gu)].map(([host]) => host)).toEqual(
      Array.from({ length: 3 }, () => 'https://consent.northwindfs.example'),
    );
  });

  it('that one person cannot get does not keep the others from theirs', async () => {
    const { posted, received } = await sendTo(
      [
        letterTo('gone@northwindfs.example'),
        letterTo('full@northwindfs.example'),
        letterTo('ana@northwindfs.example'),
      ],
      (address) =>
        address.startsWith('gone')
          ? '550 unknown'
          : address.startsWith('full')
            ? '452 full'
            : '250 ok',
    );
    expect(posted).toEqual([
      { kind: 'failed', reason: 'refused' },
      { kind: 'failed', reason: 'later' },
      { kind: 'sent' },
    ]);
    expect(received).toHaveLength(1);
  });

  it('is never sent twice when the line breaks after the letter', async () => {
    const { posted, received, begun } = await sendTo(
      [letterTo('ana@northwindfs.example')],
      () => 'drop',
    );
    expect(posted).toEqual([{ kind: 'failed', reason: 'in_doubt' }]);
    expect([received.length, begun]).toEqual([1, 1]);
  });

  it.each([
    '',
    'ana',
    'a@b@c',
    'ana@x.example, eve@evil.example',
    'Ana <ana@x.example>',
    'ana@x.example\r\nBcc: eve@evil.example',
  ])('is not sent to %j, which is not one address', async (address) => {
    const { posted, begun } = await sendTo([letterTo(address)]);
    expect([posted, begun]).toEqual([[{ kind: 'failed', reason: 'no_address' }], 0]);
  });

  it('stops at the first letter when the mail server is not there', async () => {
    server = await openMailServer();
    server.close();
    const mail = openMail({ smtpUrl: server.url, from: FROM });
    const posted = await mail.send([
      letterTo('ana@northwindfs.example'),
      letterTo('ben@northwindfs.example'),
    ]);
    expect(posted).toEqual(
      Array.from({ length: 2 }, () => ({ kind: 'failed', reason: 'unreachable' })),
    );
  });

  it('does not travel in the clear beyond this machine', async () => {
    server = await openMailServer();
    const elsewhere = server.url.replace('127.0.0.1', '0.0.0.0');
    const posted = await openMail({ smtpUrl: elsewhere, from: FROM }).send([
      letterTo('ana@northwindfs.example'),
    ]);
    expect([posted, server.received]).toEqual([[{ kind: 'failed', reason: 'not_encrypted' }], []]);
    const allowed = `${elsewhere}?requireTLS=false`;
    const again = await openMail({ smtpUrl: allowed, from: FROM }).send([
      letterTo('ana@northwindfs.example'),
    ]);
    expect(again).toEqual([{ kind: 'sent' }]);
  });

  it('keeps a hostile name from adding a line, a recipient or markup', async () => {
    const name = 'Eve\r\nBcc: eve@evil.example\r\n\r\n<b onclick="x">\u202egnp</b>';
    const { posted, received } = await sendTo([letterTo('ana@northwindfs.example', 1, name)]);
    expect(posted).toEqual([{ kind: 'sent' }]);
    expect(received.map(({ to }) => to)).toEqual(['ana@northwindfs.example']);
    expect(received[0]?.raw).not.toMatch(/^bcc:/imu);
    const { text, html } = letterTo('ana@northwindfs.example', 1, name);
    expect(text.split('\n\n')[0]).toBe('Hello Eve Bcc: eve@evil.example <b onclick="x">gnp</b>,');
    expect(html).not.toContain('<b ');
  });
});
