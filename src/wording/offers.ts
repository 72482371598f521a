/** Texts proposed for findings, each with a button that puts it into the campaign. */
import type { Finding } from '../registration/lint.ts';
import { shorten } from './clean.ts';
import { buttons, type Part, quote, text } from './page.ts';
import { say } from './rich.ts';

const NAMES: Readonly<Record<string, string>> = {
  consentText: 'the consent text',
  messageFlow: 'the message flow',
  description: 'the description',
  optinMessage: 'the opt-in message',
  optoutMessage: 'the opt-out message',
  helpMessage: 'the help message',
  optinKeywords: 'the opt-in keywords',
  optoutKeywords: 'the opt-out keywords',
  helpKeywords: 'the help keywords',
};

function nameOf(path: string): string {
  const [head = '', rest = ''] = path.split('.');
  if (head === 'samples') return `sample ${Number(rest) + 1}`;
  return head === 'brand' ? `the brand's ${rest}` : (NAMES[path] ?? path);
}

/** A whole message flow is shown; what is longer is cut in the view only, so that a card keeps its size. */
const MOST_SHOWN = 2_100;

/** One offer per place, the gravest finding's first: accepting one changes what the others would say. */
export function offerParts(findings: readonly Finding[], most = 3): Part[] {
  const offered = new Set<string>();
  const offers = findings.flatMap(({ ruleId, replacement }) => {
    if (replacement === null || offered.has(replacement.path)) return [];
    offered.add(replacement.path);
    return [{ ruleId, ...replacement }];
  });
  return offers
    .slice(0, most)
    .flatMap(({ ruleId, path, text: words, id }) => [
      text(say`*Proposed* for ${[{ text: nameOf(path) }]} (${ruleId}):`),
      quote(shorten(words, MOST_SHOWN)),
      buttons({ label: 'Use this text', act: 'finding.accept', id }),
    ]);
}
