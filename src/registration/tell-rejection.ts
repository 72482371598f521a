/** What a reviewer's code means and cures, in plain words, for every surface. */
import { listInWords } from '../consent/notice.ts';
import type { Cure, RejectionAnswer } from './rejected.ts';
import { tellDifference, tellSubmission } from './tell-drift.ts';
import { tellFinding } from './tell-finding.ts';

export interface CureWords {
  readonly title: string;
  readonly where: string;
  readonly rule: string;
  readonly fix: string;
  /** What our own rules find in the form of today; one sentence when they find nothing. */
  readonly now: readonly string[];
  readonly source: string;
}

const MARKS = {
  V: 'read in the source',
  Q: 'quoted by others, not read in the source',
  U: 'not verified',
} as const;

const MOST = 3;

export function tellCure(cure: Cure): CureWords {
  const { code, by, meaning, where, checks, fix, findings, mark, source } = cure;
  return {
    title: `${code} (${by}): ${meaning}`,
    where: where.length === 0 ? 'no field of the form' : listInWords(where),
    rule:
      checks.length === 0
        ? 'no rule of ours can see it; a person has to look'
        : checks.map(({ ruleId, message }) => `${message} (${ruleId})`).join(' '),
    fix,
    now: nowLines(cure, findings.length),
    source: `Source: ${source}, ${MARKS[mark]}.`,
  };
}

function nowLines({ findings, checks }: Cure, count: number): string[] {
  if (checks.length === 0) return [];
  if (count === 0) return ['these rules find nothing in the form as it is now.'];
  return findings.slice(0, MOST).map(tellFinding);
}

/** The honest answer where a code is not known, or was only guessed from words. */
export function tellUnknown({ by, unknown, cures }: RejectionAnswer): string[] {
  if (by === 'words') {
    const named = unknown.length === 0 ? '' : `We do not know the code ${listInWords(unknown)}. `;
    return [
      `${named}No known code is named; by its words it may be ${cures.length === 1 ? 'this' : 'one of these'}:`,
    ];
  }
  if (by === 'code') {
    return unknown.length === 0
      ? []
      : [
          `We do not know the code ${listInWords(unknown)}: ask the provider what it means. What we know:`,
        ];
  }
  const what = unknown.length === 0 ? 'these words' : `the code ${listInWords(unknown)}`;
  return [
    `We do not know ${what}. Ask the provider what the reviewer wrote and paste all of it here; until then, look at the findings of the summary and change nothing at random.`,
  ];
}

/** What was done about an earlier no: the last two attempts held against each other. */
export function tellAttempts({ difference }: RejectionAnswer): string[] {
  if (difference === null) return [];
  const { from, to, differences } = difference;
  const lines = differences.length === 0 ? ['Nothing changed.'] : differences.map(tellDifference);
  return [`Changed from ${from} to ${to}:`, ...lines];
}

/** Whether it was kept, and with which attempt. */
export function tellRecorded({ recorded }: RejectionAnswer, explainOnly: boolean): string[] {
  if (recorded !== null) {
    return [
      `On record. ${tellSubmission(recorded)}`,
      'When it is corrected and handed in again, the difference between the attempts is kept too.',
    ];
  }
  return explainOnly
    ? ['Nothing was recorded.']
    : ['Nothing was recorded, since no form is on record as handed in yet.'];
}
