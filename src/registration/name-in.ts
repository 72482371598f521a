/** A name on record within a text; pure, as rules are. */
import type { Registration } from './registration.ts';

/** The brand may bear a person's name. */
export const withoutBrand = (text: string, { brand }: Pick<Registration, 'brand'>): string =>
  [brand.companyName, brand.displayName]
    .filter((name) => name.length > 2)
    .reduce((rest, name) => rest.replaceAll(name, ' | '), text);

/** The first name of somebody on record that stands in the text, as it is written there. */
export function nameIn(
  text: string,
  registration: Pick<Registration, 'brand' | 'names'>,
): string | null {
  const read = withoutBrand(text.normalize('NFC'), registration);
  for (const name of registration.names) {
    const words = name.split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])${words.join('\\s+')}(?![\\p{L}\\p{N}])`, 'iu');
    const [found] = whole.exec(read) ?? [];
    if (found !== undefined) return found;
  }
  return null;
}
