/** What a draft must be before it may become an entry, one rule each. */
import { z } from 'zod';
import { parseAccount } from '../employee.ts';
import { InvalidInputError } from '../errors.ts';
import { type Draft, type Fact, factSchema, PERSONAL_FIELDS, type PersonalFields } from './fact.ts';
import { streamsOf } from './streams.ts';

export const draftSchema = z.strictObject({
  key: z.string().min(1).max(400),
  fact: factSchema,
  personal: z.strictObject(
    Object.fromEntries(
      PERSONAL_FIELDS.map((name) => [name, z.string().min(1).max(2000).optional()]),
    ),
  ),
  streams: z.array(
    z.string().regex(/^(?:(?:employee|phone|campaign|broadcast|person):\S{1,200}|numbers|roles)$/),
  ),
});

const E164 = /^\+[1-9]\d{6,14}$/;

/** NUL has no place in Postgres text, a lone surrogate none in UTF-8; both would change on the way. */
export function checkText(value: unknown, path: string): void {
  if (typeof value === 'string') {
    if (value.includes('\0'))
      throw new InvalidInputError(path, `${path} contains a NUL character; please remove it.`);
    if (/\p{Surrogate}/u.test(value))
      throw new InvalidInputError(path, `${path} contains half a character; please type it again.`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      checkText(name, path);
      checkText(inner, path === 'draft' ? name : `${path}.${name}`);
    }
  }
}

function need(personal: PersonalFields, name: keyof PersonalFields, kind: string): void {
  if (personal[name] === undefined) {
    throw new InvalidInputError(
      name,
      `This cannot be recorded: ${kind} needs the person's ${name}.`,
    );
  }
}

/** CTIA 5.1.2: number and identity always; the address exactly when the medium disclosed it. */
function checkConsent(
  fact: Extract<Fact, { kind: 'ConsentGiven' }>,
  personal: PersonalFields,
): void {
  need(personal, 'phone', fact.kind);
  need(personal, 'name', fact.kind);
  const onPaperOrSpoken = fact.medium === 'paper' || fact.medium === 'verbal';
  if (!onPaperOrSpoken) need(personal, 'account', fact.kind);
  if (onPaperOrSpoken !== (fact.entered !== undefined)) {
    throw new InvalidInputError(
      'entered',
      'This cannot be recorded: who entered it is told exactly for paper and spoken consent.',
    );
  }
  if (!E164.test(personal.phone ?? '')) {
    throw new InvalidInputError(
      'phone',
      'This cannot be recorded: the number is not in international form, like +15125550101.',
    );
  }
  if (fact.experience.tick === null && fact.medium !== 'verbal') {
    throw new InvalidInputError('agree', 'This cannot be recorded: the box was not ticked.');
  }
}

export function checkPersonal(fact: Fact, personal: PersonalFields): void {
  if (fact.kind === 'ConsentGiven') checkConsent(fact, personal);
  if (
    (fact.kind === 'NumberAdded' || fact.kind === 'NumberAssigned') &&
    fact.ownerKind === 'person'
  ) {
    need(personal, 'name', fact.kind);
  }
  if ('ip' in fact && (fact.ip === 'disclosed') !== (personal.ip !== undefined)) {
    throw new InvalidInputError(
      'ip',
      'This cannot be recorded: the address is given exactly when it was disclosed.',
    );
  }
  if (personal.account !== undefined && parseAccount(personal.account) === null) {
    throw new InvalidInputError(
      'account',
      'This cannot be recorded: the account is not of the form platform:tenant:user.',
    );
  }
}

export function checkStreams(draft: Draft): void {
  const missing = streamsOf(draft.fact, draft.personal).find(
    (stream) => !draft.streams.includes(stream),
  );
  if (missing === undefined) return;
  const kind = missing.split(':', 1)[0] ?? missing;
  throw new InvalidInputError(
    'streams',
    `This cannot be recorded: ${draft.fact.kind} must be on its ${kind} stream.`,
  );
}
