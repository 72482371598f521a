/** What the wording checks found, in the order of weight. */
import type { Finding } from '../registration/lint.ts';
import { tellReviewers } from '../registration/reviewers.ts';
import { findingSentence } from '../registration/tell-finding.ts';
import { type Part, text } from './page.ts';
import { join, type Rich, say } from './rich.ts';

const WEIGHT = { error: 0, warning: 1, advice: 2 } as const;
const TITLE = { error: 'Must be fixed', warning: 'Worth fixing', advice: 'Advice' } as const;

/** At most `most` findings, five to a part; an empty list gives none. */
export function findingParts(findings: readonly Finding[], most = 10): Part[] {
  const sorted = [...findings].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
  const shown = sorted.slice(0, most).map(findingLine);
  const rest = sorted.length - shown.length;
  if (rest > 0) shown.push(say`… and ${rest} more.`);
  const parts: Part[] = [];
  for (let at = 0; at < shown.length; at += 5) parts.push(text(join(shown.slice(at, at + 5))));
  return parts;
}

function findingLine(finding: Finding): Rich {
  const { severity, phrase, fix, codes } = finding;
  const where = phrase === null ? [] : say` (“${phrase.trim() === '' ? 'a space' : phrase}”)`;
  const reviewers = codes.length === 0 ? [] : say` Reviewers' codes: ${tellReviewers(codes)}.`;
  const title: Rich = [{ text: TITLE[severity] }];
  return say`*${title}:* ${findingSentence(finding)}${where} ${fix}${reviewers}`;
}
