/** Names of people on record in a text that goes to reviewers (FL09, requirement 49). */
import type { Ports } from '../ports.ts';
import type { CampaignDefinition } from './campaign.ts';
import { withoutBrand } from './name-in.ts';

/** A single word may be a name and is most often none; longer names than this are found by their parts. */
const FEWEST_WORDS = 2;
const MOST_WORDS = 5;

/** What an admin wrote, and what is composed from it; the brand may bear a person's name. */
function written(definition: CampaignDefinition): readonly string[] {
  const {
    brand,
    privacyPolicyLink: _privacy,
    termsAndConditionsLink: _terms,
    ...rest
  } = definition;
  const texts = Object.values(rest).flatMap((value) => value ?? []);
  return texts
    .filter((value) => typeof value === 'string')
    .map((text) => withoutBrand(text, { brand }));
}

const EDGES = /^[^\p{L}\p{N}|]+|[^\p{L}\p{N}|]+$/gu;

/** Every run of two to five words, small, one space between. */
export function phrasesOf(text: string): ReadonlySet<string> {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .split(/\s+/u)
    .map((word) => word.replace(EDGES, ''))
    .filter((word) => word !== '');
  const phrases = new Set<string>();
  for (let from = 0; from < words.length; from += 1) {
    for (let count = FEWEST_WORDS; count <= MOST_WORDS && from + count <= words.length; count += 1)
      phrases.add(words.slice(from, from + count).join(' '));
  }
  return phrases;
}

/**
 * The names on record, of employees and of persons who own a number, that stand in what the
 * campaign says. The store is asked for the phrases of the text, so the names of thousands stay there.
 */
export async function namesWritten(
  { views }: Pick<Ports, 'views'>,
  definition: CampaignDefinition,
): Promise<readonly string[]> {
  const phrases = new Set(written(definition).flatMap((text) => [...phrasesOf(text)]));
  const [employees, numbers] = await Promise.all([views.namesAmong([...phrases]), views.numbers()]);
  const owners = numbers
    .filter(({ owner }) => owner.kind === 'person')
    .map(({ owner }) => plain(owner.name))
    .filter((name) => phrases.has(name));
  return [...new Set([...employees.map(plain), ...owners])].sort();
}

const plain = (name: string): string =>
  name.normalize('NFC').trim().toLowerCase().replace(/\s+/gu, ' ');
