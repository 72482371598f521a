import type { RegistrationInput } from './registration.ts';

export interface Finding {
  /** Rule id of the rule table, e.g. CT04. */
  readonly ruleId: string;
  readonly severity: 'error' | 'warning' | 'advice';
  /** Where: `text`, `messageFlow`, `description`, `sample2`, `optinMessage`, `helpKeywords` ... */
  readonly field: string;
  /** The reviewers' codes it would draw: Twilio, Telnyx/DCA, Teams names. */
  readonly codes: readonly string[];
  /** The offending words, where there are some. */
  readonly phrase: string | null;
  readonly message: string;
  readonly fix: string;
}

/** The rules about the consent text (CT01-CT20), errors first. */
export function lintNotice(_input: RegistrationInput): Finding[] {
  return [];
}

/** Every rule of the table, errors first. */
export function lintCampaign(_input: RegistrationInput): Finding[] {
  return [];
}
