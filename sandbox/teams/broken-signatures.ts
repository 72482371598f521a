import { constants, createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { type BrokenToken, refusedBySdk, type TokenParts } from './broken-token.ts';
import { type Claims, encoded, rsaToken, signedToken, unsigned } from './tokens.ts';

/** Good claims under a wrong algorithm, a wrong key or a wrong signature. */
export function brokenSignatures(parts: TokenParts): BrokenToken[] {
  const { keys, claims } = parts;
  return [
    ...refusedBySdk({ ...wrongAlgorithms(parts), ...wrongSignatures(parts), ...wrongKeys(parts) }),
    {
      name: 'a published key that is endorsed for no channel',
      authorization: `Bearer ${signedToken(keys.unendorsed, claims)}`,
      sdk: 'accepts',
    },
  ];
}

function wrongAlgorithms({ keys, claims, appId }: TokenParts): Record<string, string> {
  const { kid, privateKey } = keys.teams;
  const goodSignature = signedToken(keys.teams, claims).split('.')[2];
  const publicPem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' });
  const none = (alg: string) => `Bearer ${unsigned({ alg, kid, typ: 'JWT' }, claims)}`;
  const secret = (key: string) => `Bearer ${hmacToken({ alg: 'HS256', kid }, claims, key)}`;
  const rsa = (header: Claims) => `Bearer ${rsaToken({ kid, ...header }, claims, privateKey)}`;
  return {
    'algorithm none, no signature': `${none('none')}.`,
    'algorithm none in odd letters': `${none('nOnE')}.`,
    'algorithm none with a good signature': `${none('none')}.${goodSignature}`,
    'HS256 with the public key as the secret': secret(String(publicPem)),
    'HS256 with the app id as the secret': secret(appId),
    'HS256 with an empty secret': secret(''),
    'HS256 named over an RSA signature': rsa({ alg: 'HS256' }),
    'RS512 named over an RS256 signature': rsa({ alg: 'RS512' }),
    'no algorithm named': rsa({}),
    'an unknown algorithm': rsa({ alg: 'RS257' }),
    'a list of algorithms': rsa({ alg: ['RS256'] }),
    'PS256 with the right key': `Bearer ${pssToken(kid, claims, privateKey)}`,
    'ES256 with a key of its own': `Bearer ${ecToken(kid, claims)}`,
  };
}

function wrongSignatures({ keys, claims, serviceUrl }: TokenParts): Record<string, string> {
  const good = signedToken(keys.teams, claims);
  const [header = '', payload = '', signature = ''] = good.split('.');
  const bytes = Buffer.from(signature, 'base64url');
  const flipped = Buffer.from(bytes);
  flipped.writeUInt8(bytes.readUInt8(100) ^ 1, 100);
  const laterClaims = { ...claims, exp: Number(claims.exp) + 1 };
  const ofOther = signedToken(keys.teams, { ...claims, jti: serviceUrl }).split('.')[2];
  return {
    'one bit of the signature turned': `Bearer ${header}.${payload}.${flipped.toString('base64url')}`,
    'a signature of zeros': `Bearer ${header}.${payload}.${Buffer.alloc(256).toString('base64url')}`,
    'half a signature': `Bearer ${header}.${payload}.${bytes.subarray(0, 128).toString('base64url')}`,
    'the signature of another token': `Bearer ${header}.${payload}.${ofOther}`,
    'claims changed after signing': `Bearer ${header}.${encoded(laterClaims)}.${signature}`,
    'a header changed after signing': `Bearer ${encoded({ alg: 'RS256', kid: keys.teams.kid })}.${payload}.${signature}`,
    'a padded signature': `Bearer ${good}==`,
  };
}

function wrongKeys({ keys, claims, serviceUrl }: TokenParts): Record<string, string> {
  const { kid, privateKey } = keys.teams;
  const { stranger } = keys;
  const rsa = (header: Claims, key = privateKey) =>
    `Bearer ${rsaToken({ alg: 'RS256', typ: 'JWT', ...header }, claims, key)}`;
  return {
    "a stranger's key under the right key id": rsa({ kid }, stranger.privateKey),
    "a stranger's key, brought along in the header": rsa(
      { kid: 'mine', jwk: stranger.jwk },
      stranger.privateKey,
    ),
    "a stranger's key, brought along under the right key id": rsa(
      { kid, jwk: stranger.jwk },
      stranger.privateKey,
    ),
    "a stranger's key at an address in the header": rsa(
      { kid: 'mine', jku: `${serviceUrl}openid/mine` },
      stranger.privateKey,
    ),
    "a stranger's certificate in the header": rsa(
      { kid, x5c: [stranger.jwk.n] },
      stranger.privateKey,
    ),
    'an unknown key id': rsa({ kid: 'never-published' }),
    'no key id': rsa({}),
    'an empty key id': rsa({ kid: '' }),
    'a key id that is a number': rsa({ kid: 1 }),
    'a key id that is a path': rsa({ kid: '../keys' }),
    "the key id of Entra's key": rsa({ kid: keys.entra.kid }),
    "Entra's key": `Bearer ${signedToken(keys.entra, claims)}`,
    'a key endorsed for another channel': `Bearer ${signedToken(keys.otherChannel, claims)}`,
  };
}

function hmacToken(header: Claims, claims: Claims, secret: string): string {
  const body = unsigned(header, claims);
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}

function pssToken(kid: string, claims: Claims, key: Parameters<typeof createPublicKey>[0]): string {
  const body = unsigned({ alg: 'PS256', kid }, claims);
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  const signature = sign('sha256', Buffer.from(body), {
    key: key as never,
    padding,
    saltLength: 32,
  });
  return `${body}.${signature.toString('base64url')}`;
}

function ecToken(kid: string, claims: Claims): string {
  const body = unsigned({ alg: 'ES256', kid }, claims);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
  return `${body}.${sign('sha256', Buffer.from(body), key).toString('base64url')}`;
}
