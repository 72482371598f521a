/** Texts proposed for findings, each with a button that puts it into the campaign. */
import { fieldWords } from '../registration/field-words.ts';
import type { Finding } from '../registration/lint.ts';
import { shorten } from './clean.ts';
import { buttons, type Part, quote, text } from './page.ts';
import { say } from './rich.ts';

/** An accepted text replaces the one that was composed, so it is not called “own” yet. */
const placeWords = (path: string): string => fieldWords(path === 'consentText' ? 'text' : path);

/** A whole message flow is shown; what is longer is cut in the view only, so that a card keeps its size. */
const MOST_SHOWN = 2_100;

/** One offer per place, the gravest finding's first: accepting one changes what the others would say. */
export function offerParts(findings: readonly Finding[], most = 3): Part[] {
  const offered = new Set<string>();
  const offers = findings.flatMap(({ replacement }) => {
    if (replacement === null || offered.has(replacement.path)) return [];
    offered.add(replacement.path);
    return [replacement];
  });
  return offers
    .slice(0, most)
    .flatMap(({ path, text: words, id }) => [
      text(say`*Proposed* for ${[{ text: placeWords(path) }]}:`),
      quote(shorten(words, MOST_SHOWN)),
      buttons({ label: 'Use this text', act: 'finding.accept', id }),
    ]);
}
