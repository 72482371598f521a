/** The certificate of one consent: complete, and the same bytes each time. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type Certificate, certificatePdf } from '../../adapters/documents/pdf/certificate-pdf.ts';
import { pictures } from '../../src/command-line/pictures.ts';
import { certificateFor } from '../support/certificate.ts';
import { shownOn } from '../support/shown.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const pagesOf = (pdf: Uint8Array): number =>
  (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\b(?!s)/g) ?? []
  ).length;

const named = (name: string): Certificate => {
  const given = certificateFor();
  return { ...given, items: { ...given.items, identity: { ...given.items.identity, name } } };
};

describe('the certificate of a consent', () => {
  it('is one or two pages, and the same bytes for the same consent', async () => {
    const form = { png: await pictures.draw(shownOn('slack', 'form')) };
    const first = await certificatePdf(certificateFor(), form);
    expect(pagesOf(first)).toBeLessThanOrEqual(2);
    expect(sha256(await certificatePdf(certificateFor(), form))).toBe(sha256(first));
  });

  it('another person is another certificate', async () => {
    const [one, other] = [named('Ana Torres'), named('Bo Lind')];
    expect(sha256(await certificatePdf(one, null))).not.toBe(
      sha256(await certificatePdf(other, null)),
    );
  });

  it('names in every script, and what breaks PDFs elsewhere, break nothing', async () => {
    const names = [
      'Żółć',
      'Νίκος',
      'Ольга',
      'Անի',
      'ნინო',
      'נועה',
      'ليلى حداد',
      'प्रिया',
      'สมชาย',
      '张伟',
      '🦊',
    ];
    for (const name of [...names, '\u0000\ud800', '\u202eabc', 'x'.repeat(3_000)])
      expect(pagesOf(await certificatePdf(named(name), null))).toBeLessThanOrEqual(2);
  });

  it('an erased, a withdrawn and a spoken consent have one too', async () => {
    const given = certificateFor();
    for (const status of ['withdrawn', 'held', 'replaced', 'invalidated'] as const) {
      const record = { ...given.record, status, erasedAt: '2026-12-01T00:00:00.000Z' };
      const pdf = await certificatePdf({ ...given, record, shown: null }, null);
      expect(pagesOf(pdf)).toBeLessThanOrEqual(2);
    }
  });

  it('a picture that cannot be drawn is said, with the reason', async () => {
    const missing = 'There is no font here for Thai.';
    const pdf = await certificatePdf(certificateFor(), { missing });
    expect(sha256(pdf)).not.toBe(sha256(await certificatePdf(certificateFor(), null)));
  });
});
