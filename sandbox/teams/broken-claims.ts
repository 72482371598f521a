import { type BrokenToken, refusedBySdk, type TokenParts } from './broken-token.ts';
import { type Claims, signedToken } from './tokens.ts';

const HOUR = 3600;
/** Just beyond the five minutes by which clocks may differ. */
const BEYOND_SKEW = 6 * 60;

/** Claims that are wrong or missing, signed with the right key. */
export function brokenClaims(parts: TokenParts): BrokenToken[] {
  const { keys, claims } = parts;
  const token = (changed: Claims) => {
    const kept = Object.entries({ ...claims, ...changed }).filter(([, one]) => one !== undefined);
    return `Bearer ${signedToken(keys.teams, Object.fromEntries(kept))}`;
  };
  const all = { ...wrongTimes(), ...wrongAudiences(parts), ...wrongIssuers(parts), ...wrongUrls() };
  const refused = Object.entries(all).map(([name, changed]) => [name, token(changed)] as const);
  return [
    ...refusedBySdk(Object.fromEntries(refused)),
    { name: 'no expiry', authorization: token({ exp: undefined }), sdk: 'accepts' },
    ...entraTokens(parts),
  ];
}

function wrongTimes(): Record<string, Claims> {
  const now = Math.floor(Date.now() / 1000);
  return {
    'expired an hour ago': { nbf: now - 2 * HOUR, exp: now - HOUR },
    'expired just beyond the skew': { exp: now - BEYOND_SKEW },
    'expiry zero': { exp: 0 },
    'expiry before 1970': { exp: -1 },
    'expiry in words': { exp: 'never' },
    'expiry as a text of digits': { exp: String(now + HOUR) },
    'not valid for another hour': { nbf: now + HOUR, exp: now + 2 * HOUR },
    'not valid until just beyond the skew': { nbf: now + BEYOND_SKEW },
    'a start in words': { nbf: 'always' },
  };
}

function wrongAudiences({ appId }: TokenParts): Record<string, Claims> {
  return {
    'for another app': { aud: '00000000-0000-4000-a000-000000000000' },
    'for nobody': { aud: undefined },
    'for an empty name': { aud: '' },
    'for a list of apps': { aud: [appId, '00000000-0000-4000-a000-000000000000'] },
    'for the app id in capitals': { aud: appId.toUpperCase() },
    'for the app id as an address': { aud: `api://${appId}` },
    'for every app': { aud: '*' },
  };
}

function wrongIssuers({ tenantId }: TokenParts): Record<string, Claims> {
  return {
    'from nobody': { iss: undefined },
    'from an empty name': { iss: '' },
    'from a stranger': { iss: 'https://api.botframework.example' },
    'from the issuer with a slash more': { iss: 'https://api.botframework.com/' },
    'from the issuer without encryption': { iss: 'http://api.botframework.com' },
    'from the issuer in capitals': { iss: 'HTTPS://API.BOTFRAMEWORK.COM' },
    'from the issuer of the government cloud': { iss: 'https://api.botframework.us' },
    'from a list of issuers': { iss: ['https://api.botframework.com'] },
    'from Entra, signed with the channel key': {
      iss: `https://sts.windows.net/${tenantId}/`,
      tid: tenantId,
    },
  };
}

function wrongUrls(): Record<string, Claims> {
  return {
    'for another service URL': { serviceurl: 'https://smba.example/teams/' },
    'for no service URL': { serviceurl: undefined },
    'for an empty service URL': { serviceurl: '' },
    'for a list of service URLs': { serviceurl: ['https://smba.trafficmanager.net/teams/'] },
  };
}

/** Tokens of Microsoft Entra, which the SDK lets in as those of the Bot Framework Emulator. */
function entraTokens({ keys, claims, appId, tenantId }: TokenParts): BrokenToken[] {
  const { exp, nbf } = claims;
  const entra = (changed: Claims) =>
    `Bearer ${signedToken(keys.entra, {
      iss: `https://sts.windows.net/${tenantId}/`,
      tid: tenantId,
      aud: 'https://api.botframework.com',
      exp,
      nbf,
      ...changed,
    })}`;
  return [
    ...refusedBySdk({
      'from Entra for another app': entra({ ver: '1.0', appid: tenantId }),
      'from Entra without a version': entra({ appid: appId }),
      'from Entra of an unknown version': entra({ ver: '3.0', appid: appId }),
      "another bot's token, as of a skill": entra({ ver: '1.0', aud: appId, appid: tenantId }),
    }),
    {
      name: "the app's own token for the Bot Connector, sent back to it",
      authorization: entra({ ver: '1.0', appid: appId }),
      sdk: 'accepts',
    },
    {
      name: "the app's own token of version 2, sent back to it",
      authorization: entra({ ver: '2.0', azp: appId }),
      sdk: 'accepts',
    },
  ];
}
