/** Reads the fields of a posted form; every field at most once, nothing guessed. */
import type { LinkAnswer } from '../../../src/links/link.ts';
import type { Held } from './show.ts';

export interface Posted {
  readonly act: LinkAnswer['act'];
  /** As typed, without the spaces around it. */
  readonly phone: string;
  readonly ticked: boolean;
  /** Digest of the wording the page showed. */
  readonly noticeDigest: string;
}

const ACTS: Readonly<Record<Held['purpose'], readonly Posted['act'][]>> = {
  answer: ['agree', 'decline'],
  withdraw: ['withdraw'],
  change: ['agree'],
  record: [],
};
const PHONE_MAX = 40;

/** Null when it is not what our page sends for this purpose. */
export function readPosted(body: unknown, purpose: Held['purpose']): Posted | null {
  if (typeof body !== 'object' || body === null) return null;
  const fields = new Map<string, unknown>(Object.entries(body));
  const act = ACTS[purpose].find((one) => one === fields.get('act'));
  const phone = fields.get('phone') ?? '';
  const noticeDigest = fields.get('notice') ?? '';
  const agree = fields.get('agree');
  if (act === undefined || typeof phone !== 'string' || typeof noticeDigest !== 'string')
    return null;
  if (agree !== undefined && agree !== 'yes') return null;
  if (act === 'agree' && !/^[0-9a-f]{64}$/u.test(noticeDigest)) return null;
  return { act, phone: phone.trim().slice(0, PHONE_MAX), ticked: agree === 'yes', noticeDigest };
}
