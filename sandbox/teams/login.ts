/** The stand-in for Microsoft Entra: gives the bot tokens for the Bot Connector. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { ASSERTION_TYPE, assertionTrouble } from './client-assertion.ts';

/** Client credentials of the app and the tokens given out for them. */
export interface Login {
  /** An answer to `POST …/oauth2/v2.0/token`. */
  readonly grant: (form: Readonly<Record<string, unknown>>) => { status: number; body: unknown };
  /** True for an `Authorization` header with a token that was given out and has not expired. */
  readonly accepts: (authorization: string | undefined) => boolean;
  /** Every token stops working at once, as when the secret is withdrawn. */
  readonly revokeAll: () => void;
  /** The app's secret and its certificates (PEM), as they stand in its registration now. */
  readonly registration: Registration;
}

export interface Registration {
  appPassword: string;
  readonly certificates: Set<string>;
}

export interface LoginOptions {
  readonly appId: string;
  readonly tenantId: string;
  readonly appPassword: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const LIFE_SECONDS = 3599;
const SCOPE = 'https://api.botframework.com/.default';

export function createLogin({ appId, tenantId, appPassword, now }: LoginOptions): Login {
  const expiresAtMs = new Map<string, number>();
  const registration: Registration = { appPassword, certificates: new Set() };
  const trouble = (form: Readonly<Record<string, unknown>>): string | null => {
    if (form.client_assertion_type !== ASSERTION_TYPE)
      return isSame(String(form.client_secret ?? ''), registration.appPassword)
        ? null
        : 'AADSTS7000215';
    const { certificates } = registration;
    const check = { appId, tenantId, certificates, nowMs: now() };
    return assertionTrouble(String(form.client_assertion ?? ''), check);
  };
  return {
    grant: (form) => {
      if (form.grant_type !== 'client_credentials')
        return refused(400, 'unsupported_grant_type', 'AADSTS70003');
      if (form.client_id !== appId) return refused(400, 'unauthorized_client', 'AADSTS700016');
      const code = trouble(form);
      if (code !== null) return refused(401, 'invalid_client', code);
      if (
        !String(form.scope ?? '')
          .split(' ')
          .includes(SCOPE)
      )
        return refused(400, 'invalid_scope', 'AADSTS70011');
      const token = `sandbox.${randomBytes(24).toString('base64url')}`;
      expiresAtMs.set(token, now() + LIFE_SECONDS * 1000);
      return {
        status: 200,
        body: {
          token_type: 'Bearer',
          expires_in: LIFE_SECONDS,
          ext_expires_in: LIFE_SECONDS,
          access_token: token,
        },
      };
    },
    accepts: (authorization) => {
      const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
      return token !== undefined && (expiresAtMs.get(token) ?? 0) > now();
    },
    revokeAll: () => expiresAtMs.clear(),
    registration,
  };
}

function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function refused(status: number, error: string, code: string): { status: number; body: unknown } {
  return {
    status,
    body: { error, error_description: `${code}: The stand-in refuses this request for a token.` },
  };
}
