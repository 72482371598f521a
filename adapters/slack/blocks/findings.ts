/** What the wording checks found, in the order of weight. */
import type { KnownBlock } from '@slack/types';
import type { Finding } from '../../../src/registration/lint.ts';
import { section } from './parts.ts';
import { join, type Markup, words } from './text.ts';

const WEIGHT = { error: 0, warning: 1, advice: 2 } as const;
const TITLE = { error: 'Must be fixed', warning: 'Worth fixing', advice: 'Advice' } as const;

/** At most `most` findings, five to a block; an empty list gives no block. */
export function findingBlocks(findings: readonly Finding[], most = 10): KnownBlock[] {
  const sorted = [...findings].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
  const shown = sorted.slice(0, most).map(findingLine);
  const rest = sorted.length - shown.length;
  if (rest > 0) shown.push(words`… and ${rest} more.`);
  const blocks: KnownBlock[] = [];
  for (let at = 0; at < shown.length; at += 5) blocks.push(section(join(shown.slice(at, at + 5))));
  return blocks;
}

function findingLine({ severity, ruleId, message, phrase, fix, codes }: Finding): Markup {
  const where = phrase === null ? '' : words` (“${phrase}”)`;
  const reviewers = codes.length === 0 ? '' : words` Reviewers' codes: ${codes.join(', ')}.`;
  return words`*${TITLE[severity]}* ${ruleId}: ${message}${where} ${fix}${reviewers}`;
}
