import type { Activity } from './activity.ts';
import type { KeyRing } from './signing-keys.ts';
import type { Claims } from './tokens.ts';

/** An `Authorization` header, and sometimes an activity, that an app must refuse. */
export interface BrokenToken {
  /** What is wrong, e.g. `signed by a stranger's key under the right key id`. */
  readonly name: string;
  /** The whole header; null leaves it out. */
  readonly authorization: string | null;
  /** Fields that replace those of the activity. */
  readonly activity?: Activity;
  /**
   * How the Bot Framework SDK 4.23 takes it by itself. What it `accepts`, the app has to refuse in
   * front of it; for `asks-the-internet` it would ask Microsoft's own servers about the keys.
   */
  readonly sdk: 'refuses' | 'accepts' | 'asks-the-internet';
}

/** What broken tokens are made from. */
export interface TokenParts {
  readonly keys: KeyRing;
  readonly appId: string;
  readonly tenantId: string;
  readonly serviceUrl: string;
  /** Claims of a good token. */
  readonly claims: Claims;
}

/** Names and headers; the SDK refuses them all by itself. */
export function refusedBySdk(headers: Readonly<Record<string, string | null>>): BrokenToken[] {
  return Object.entries(headers).map(([name, authorization]) => ({
    name,
    authorization,
    sdk: 'refuses',
  }));
}
