/**
 * Broken tokens, each with the expectation that the app refuses it. All but the first group carry
 * a token that differs from a good one in a single thing.
 */
import { brokenActivities } from './broken-activities.ts';
import { brokenClaims } from './broken-claims.ts';
import { brokenHeaders } from './broken-headers.ts';
import { brokenSignatures } from './broken-signatures.ts';
import type { BrokenToken, TokenParts } from './broken-token.ts';
import type { TeamsSandbox } from './teams-sandbox.ts';
import { channelClaims } from './tokens.ts';

/** Every broken token for this sandbox and its app, made now. */
export function brokenTokens({ keys, tenant, serviceUrl }: TeamsSandbox): BrokenToken[] {
  const { appId, id: tenantId } = tenant;
  const claims = channelClaims({ appId, serviceUrl });
  const parts: TokenParts = { keys, appId, tenantId, serviceUrl, claims };
  return [
    ...brokenHeaders(parts),
    ...brokenSignatures(parts),
    ...brokenClaims(parts),
    ...brokenActivities(parts),
  ];
}
