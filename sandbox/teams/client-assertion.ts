/**
 * A client's proof that it holds the private key of a certificate, as Microsoft Entra checks it.
 * @see https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 * @see RFC 7523, section 3
 */
import { constants, verify, X509Certificate } from 'node:crypto';
import { isRecord } from '../record.ts';

export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export interface AssertionCheck {
  readonly appId: string;
  readonly tenantId: string;
  /** Certificates of the app registration, PEM. */
  readonly certificates: Iterable<string>;
  readonly nowMs: number;
}

const TOLERANCE_SECONDS = 300;

/** Entra's error code for an assertion that is not good; null for one that is. */
export function assertionTrouble(assertion: string, check: AssertionCheck): string | null {
  const [head = '', body = '', signature = '', ...more] = assertion.split('.');
  const header = decoded(head);
  const claims = decoded(body);
  if (header === null || claims === null || more.length > 0) return 'AADSTS50027';
  const certificate = [...check.certificates]
    .map((pem) => new X509Certificate(pem))
    .find((one) => isNamedBy(header, one));
  if (certificate === undefined || !isCurrent(certificate, check.nowMs)) return 'AADSTS700027';
  const key = { key: certificate.publicKey, ...paddingOf(header) };
  const signed = Buffer.from(`${head}.${body}`);
  if (!verify('sha256', signed, key, Buffer.from(signature, 'base64url'))) return 'AADSTS700027';
  return claimTrouble(claims, check);
}

/** By SHA-256, or by the older SHA-1. */
function isNamedBy(header: Readonly<Record<string, unknown>>, certificate: X509Certificate) {
  const { alg, x5t } = header;
  if (alg === 'PS256') return header['x5t#S256'] === inBase64Url(certificate.fingerprint256);
  return alg === 'RS256' && x5t === inBase64Url(certificate.fingerprint);
}

const inBase64Url = (fingerprint: string): string =>
  Buffer.from(fingerprint.replaceAll(':', ''), 'hex').toString('base64url');

const isCurrent = ({ validFrom, validTo }: X509Certificate, nowMs: number): boolean =>
  Date.parse(validFrom) <= nowMs && nowMs < Date.parse(validTo);

const paddingOf = ({ alg }: Readonly<Record<string, unknown>>) =>
  alg === 'PS256'
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    : { padding: constants.RSA_PKCS1_PADDING };

function claimTrouble(
  claims: Readonly<Record<string, unknown>>,
  { appId, tenantId, nowMs }: AssertionCheck,
): string | null {
  const { iss, sub, aud, exp, nbf, jti } = claims;
  const now = nowMs / 1000;
  if (iss !== appId || sub !== appId) return 'AADSTS700021';
  if (aud !== `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`)
    return 'AADSTS700023';
  if (typeof exp !== 'number' || exp < now - TOLERANCE_SECONDS) return 'AADSTS700024';
  if (typeof nbf !== 'number' || nbf > now + TOLERANCE_SECONDS) return 'AADSTS700024';
  return typeof jti === 'string' && jti !== '' ? null : 'AADSTS50027';
}

function decoded(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
