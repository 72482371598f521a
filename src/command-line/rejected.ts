/** `rollcall rejected <code or the reviewer's text>`: what to correct, and where. */
import { InvalidInputError } from '../errors.ts';
import type { Cure, RejectionAnswer } from '../registration/rejected.ts';
import {
  tellAttempts,
  tellCure,
  tellRecorded,
  tellUnknown,
} from '../registration/tell-rejection.ts';
import { type Command, OPERATOR, option } from './outcome.ts';
import { whose } from './submit.ts';

export const rejected: Command = async ({ service }, options) => {
  const said = option(options, 'said')?.trim() ?? '';
  if (said === '') {
    throw new InvalidInputError(
      'said',
      'The code is missing: give the reviewer’s code, or paste what was written.',
    );
  }
  const explainOnly = options.explain === true;
  const answer = await service.rejected(OPERATOR, { said, ...whose(options), explainOnly });
  const lines = [...tellUnknown(answer), ...answer.cures.flatMap(cureLines)];
  return {
    code: answer.cures.length === 0 ? 1 : 0,
    json: answer,
    text: [...lines, ...attemptLines(answer), '', ...tellRecorded(answer, explainOnly)]
      .join('\n')
      .trim(),
  };
};

function attemptLines(answer: RejectionAnswer): string[] {
  const [head, ...changes] = tellAttempts(answer);
  return head === undefined ? [] : ['', head, ...changes.map((one) => `- ${one}`)];
}

function cureLines(cure: Cure): string[] {
  const { title, where, rule, fix, now, source } = tellCure(cure);
  return [
    '',
    title,
    `  Where: ${where}`,
    `  Rule:  ${rule}`,
    `  Fix:   ${fix}`,
    ...now.map((one) => `  Now:   ${one}`),
    `  ${source}`,
  ];
}
