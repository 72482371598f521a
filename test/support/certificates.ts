/** Certificates as a company makes them for its bot registration. */
import { generate } from 'selfsigned';

export interface MadeCertificate {
  readonly certificate: string;
  readonly key: string;
}

export interface Wish {
  readonly kind?: 'rsa' | 'ec';
  readonly bits?: number;
  /** Days from now until it ends; 365. */
  readonly days?: number;
}

export async function makeCertificate(wish: Wish = {}): Promise<MadeCertificate> {
  const { kind = 'rsa', bits = 2048, days = 365 } = wish;
  const endsAtMs = Date.now() + days * 86_400_000;
  const made = await generate([{ name: 'commonName', value: 'rollcall.northwindfs.example' }], {
    algorithm: 'sha256',
    keyType: kind,
    keySize: bits,
    notBeforeDate: new Date(Math.min(Date.now(), endsAtMs) - 86_400_000),
    notAfterDate: new Date(endsAtMs),
  });
  return { certificate: made.cert, key: made.private };
}
