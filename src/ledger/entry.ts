/** An entry: a fact as the ledger keeps it, as the exact bytes that are hashed. */
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { InvalidInputError, LedgerBrokenError } from '../errors.ts';
import { type Disclosure, digestOf, disclose, newSalt, openDisclosure } from './disclosure.ts';
import { checkPersonal, checkStreams, checkText, draftSchema } from './draft.ts';
import { type Draft, type Fact, factSchema, PERSONAL_FIELDS, type PersonalFields } from './fact.ts';

export type { Disclosure } from './disclosure.ts';

/**
 * The body of an entry, RFC 8785 canonical JSON. `_sd` holds the digests of the personal
 * fields in the disclosure format of RFC 9901, sorted, so that their order says nothing.
 */
export interface EntryBody {
  readonly v: 1;
  /** The ledger's origin line, the same as in its checkpoints. */
  readonly origin: string;
  /** 0-based place in the log = leaf index in the tree. Gapless. */
  readonly seq: number;
  /** When the service recorded it, RFC 3339 UTC with milliseconds. */
  readonly at: string;
  readonly key: string;
  readonly fact: Fact;
  readonly _sd_alg: 'sha-256';
  readonly _sd: readonly string[];
}

export interface Entry {
  readonly seq: number;
  readonly at: string;
  readonly key: string;
  readonly fact: Fact;
  /** What was committed to and is still held; erased fields are absent. */
  readonly personal: PersonalFields;
  /** The exact bytes, as hashed. */
  readonly bytes: Uint8Array;
}

const digest = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const bodySchema = z.strictObject({
  v: z.literal(1),
  origin: z.string().min(1),
  seq: z.number().int().nonnegative(),
  at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
  key: z.string().min(1),
  fact: factSchema,
  _sd_alg: z.literal('sha-256'),
  _sd: z.array(digest),
});

/**
 * Refuses what must never be written: a fact its schema does not know, NUL or half a
 * character (RFC 8785 has no form for it), a missing personal field, a missing stream.
 * @throws InvalidInputError naming the field.
 */
export function checkDraft(draft: Draft): void {
  checkText(draft, 'draft');
  const parsed = draftSchema.safeParse(draft);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = issue === undefined || issue.path.length === 0 ? 'draft' : issue.path.join('.');
    throw new InvalidInputError(
      field,
      `This cannot be recorded: ${field}: ${issue?.message ?? 'not valid'}.`,
    );
  }
  if (canonicalize(parsed.data.fact) !== canonicalize(draft.fact)) {
    throw new InvalidInputError(
      'fact',
      'This cannot be recorded: the fact has spaces at an edge or lacks a default value.',
    );
  }
  checkPersonal(draft.fact, draft.personal);
  checkStreams(draft);
}

/** Where and when an entry takes its place. `at` is RFC 3339 UTC with milliseconds. */
export interface Place {
  readonly origin: string;
  readonly seq: number;
  readonly at: string;
}

/**
 * The entry a draft becomes at this place, and the disclosures to keep beside it.
 * The draft must have passed `checkDraft`. `salt` gives at least 16 random bytes per call.
 */
export function composeEntry(
  place: Place,
  draft: Draft,
  salt: () => Uint8Array = newSalt,
): { entry: Entry; disclosures: readonly Disclosure[] } {
  const { origin, seq, at } = place;
  const { key, fact } = draft;
  const disclosures = PERSONAL_FIELDS.flatMap((name) => {
    const value = draft.personal[name];
    return value === undefined ? [] : [disclose(seq, [name, value], salt())];
  });
  const _sd = disclosures.map((disclosure) => disclosure.digest).sort();
  const body: EntryBody = { v: 1, origin, seq, at, key, fact, _sd_alg: 'sha-256', _sd };
  return {
    entry: { seq, at, key, fact, personal: personalOf(disclosures), bytes: canonicalBytes(body) },
    disclosures,
  };
}

/** RFC 8785 canonical JSON, UTF-8. */
export function canonicalBytes(value: unknown): Uint8Array {
  return Buffer.from(canonicalize(value) as string, 'utf8');
}

/**
 * An entry read back from its bytes, with the disclosures still held.
 * @throws LedgerBrokenError naming the seq when bytes or a disclosure are not what was committed to.
 */
export function readEntry(bytes: Uint8Array, disclosures: readonly Disclosure[]): Entry {
  const { seq, at, key, fact, _sd } = readBody(bytes);
  for (const disclosure of disclosures) {
    if (disclosureFault(disclosure, _sd) !== null) {
      throw new LedgerBrokenError(
        seq,
        `The personal field ${disclosure.name} of entry ${seq} is not the one that was recorded.`,
      );
    }
  }
  return { seq, at, key, fact, personal: personalOf(disclosures), bytes };
}

/**
 * The body of an entry, checked against its schema.
 * @throws LedgerBrokenError (seq -1 when not even that can be read).
 */
export function readBody(bytes: Uint8Array): EntryBody {
  const parsed = bodySchema.safeParse(parseJson(bytes));
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new LedgerBrokenError(
    -1,
    `The entry's bytes are not an entry: ${where === '' ? 'not an object' : where}.`,
  );
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'),
    );
  } catch (error) {
    throw new LedgerBrokenError(-1, `The entry's bytes are not JSON: ${(error as Error).name}.`);
  }
}

/** Why a stored disclosure is not the one the entry committed to; null when it is. */
export function disclosureFault(
  disclosure: Disclosure,
  committed: readonly string[],
): string | null {
  const { encoded, digest } = disclosure;
  if (digestOf(encoded) !== digest) return 'its digest is not that of the encoded disclosure';
  if (!committed.includes(digest)) return 'the entry never committed to it';
  try {
    const { name, value } = openDisclosure(encoded);
    if (name !== disclosure.name) return 'its name is not the one that was recorded';
    return value === disclosure.value ? null : 'its value is not the one that was recorded';
  } catch (error) {
    return (error as Error).message.replace(/\.$/, '');
  }
}

export const personalOf = (disclosures: readonly Disclosure[]): PersonalFields =>
  Object.fromEntries(disclosures.map(({ name, value }) => [name, value]));
