import { type BrokenToken, refusedBySdk, type TokenParts } from './broken-token.ts';
import { encoded, signedToken } from './tokens.ts';

/** Headers without a whole token in them, and tokens that are not three clean parts. */
export function brokenHeaders({ keys, claims }: TokenParts): BrokenToken[] {
  const good = signedToken(keys.teams, claims);
  const [header = '', payload = '', signature = ''] = good.split('.');
  return refusedBySdk({
    'no header at all': null,
    'an empty header': '',
    'the word Bearer alone': 'Bearer',
    'the scheme Basic': `Basic ${good}`,
    'the scheme in small letters': `bearer ${good}`,
    'a token without a scheme': good,
    'two spaces after the scheme': `Bearer  ${good}`,
    'the token twice': `Bearer ${good} ${good}`,
    'the word null': 'Bearer null',
    'the word undefined': 'Bearer undefined',
    'an empty JSON object': 'Bearer {}',
    'a token in quotes': `Bearer "${good}"`,
    'a token with text behind it': `Bearer ${good}.more`,
    'a token cut in half': `Bearer ${good.slice(0, good.length / 2)}`,
    'a header part alone': `Bearer ${header}`,
    'no signature part': `Bearer ${header}.${payload}`,
    'an empty signature': `Bearer ${header}.${payload}.`,
    'an empty payload': `Bearer ${header}..${signature}`,
    'an empty header part': `Bearer .${payload}.${signature}`,
    'five parts, as of an encrypted token': `Bearer ${good}.${payload}.${signature}`,
    'a header part that is no JSON': `Bearer ${text('RS256')}.${payload}.${signature}`,
    'a payload that is no JSON': `Bearer ${header}.${text('claims')}.${signature}`,
    'a payload that is a list': `Bearer ${header}.${encoded([claims])}.${signature}`,
    'a payload that is null': `Bearer ${header}.${encoded(null)}.${signature}`,
    'a header part that is null': `Bearer ${encoded(null)}.${payload}.${signature}`,
  });
}

function text(words: string): string {
  return Buffer.from(words).toString('base64url');
}
