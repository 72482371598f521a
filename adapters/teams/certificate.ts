/** The certificate with which the app signs in to Microsoft Entra, checked before it is first used. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError } from '../../src/errors.ts';
import type { AppCertificate } from '../../src/teams-config.ts';

export interface Certificate {
  /** PKCS #8 PEM. */
  readonly privateKey: string;
  /** SHA-256 of the certificate in hex digits; Entra finds the uploaded certificate by it. */
  readonly thumbprintSha256: string;
  readonly endsAtMs: number;
}

const BITS_LEAST = 2048;

/** @throws ConfigError naming what is wrong with the two and how to mend it, never their content */
export function readCertificate(given: AppCertificate, nowMs: number): Certificate {
  const certificate = parse('TEAMS_APP_CERTIFICATE', given.certificate, {
    read: (pem) => new X509Certificate(pem),
    wanted: 'a certificate in PEM form (it begins with -----BEGIN CERTIFICATE-----)',
  });
  const key = parse('TEAMS_APP_CERTIFICATE_KEY', given.key, {
    read: createPrivateKey,
    wanted:
      'a private key in PEM form without a passphrase (it begins with -----BEGIN PRIVATE KEY-----)',
  });
  const endsAtMs = Date.parse(certificate.validTo);
  const problem = problemWith(certificate, key, { endsAtMs, nowMs });
  if (problem !== null) throw new ConfigError([problem]);
  return {
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    thumbprintSha256: certificate.fingerprint256.replaceAll(':', ''),
    endsAtMs,
  };
}

function problemWith(
  certificate: X509Certificate,
  key: KeyObject,
  { endsAtMs, nowMs }: { endsAtMs: number; nowMs: number },
): string | null {
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType !== 'rsa' || bits < BITS_LEAST) {
    return `TEAMS_APP_CERTIFICATE_KEY is no RSA key of ${BITS_LEAST} bits or more, and Microsoft Entra takes no other: make a new certificate.`;
  }
  if (!certificate.checkPrivateKey(key)) {
    return 'TEAMS_APP_CERTIFICATE_KEY does not belong to TEAMS_APP_CERTIFICATE: give the key the certificate was made with.';
  }
  const day = new Date(endsAtMs).toISOString().slice(0, 10);
  return endsAtMs > nowMs
    ? null
    : `TEAMS_APP_CERTIFICATE ended on ${day}: upload a new certificate to the bot registration and give it here.`;
}

interface Parsing<T> {
  readonly read: (pem: string) => T;
  readonly wanted: string;
}

function parse<T>(setting: string, value: string, { read, wanted }: Parsing<T>): T {
  const pem = pemIn(setting, value);
  try {
    return read(pem);
  } catch (cause) {
    throw new ConfigError([`${setting} is not ${wanted}.`], { cause });
  }
}

/** The PEM itself, also with its line ends written as \n, or what the named file holds. */
function pemIn(setting: string, value: string): string {
  if (value.includes('-----BEGIN')) return value.replaceAll('\\n', '\n');
  try {
    return readFileSync(value, 'utf8');
  } catch (cause) {
    throw new ConfigError(
      [`${setting} is neither PEM text nor a file that can be read: give one of the two.`],
      { cause },
    );
  }
}
