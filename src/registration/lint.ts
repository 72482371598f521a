/** Runs the rule table over a registration. */
import { proposeReplacement, type Replacement } from './mend.ts';
import { composeRegistration, type Registration, type RegistrationInput } from './registration.ts';
import type { Rule } from './rule.ts';
import { BRAND_RULES } from './rules-brand.ts';
import { DESCRIPTION_RULES } from './rules-description.ts';
import { FLOW_RULES } from './rules-flow.ts';
import { MESSAGE_RULES } from './rules-messages.ts';
import { PAGE_RULES } from './rules-pages.ts';
import { SAMPLE_RULES } from './rules-samples.ts';
import { TEXT_RULES } from './rules-text.ts';
import { WORDING_RULES } from './rules-wording.ts';
import { settleWhole } from './settle-whole.ts';

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
  /** The text that would settle it; null when nobody but the admin can write it. */
  readonly replacement: Replacement | null;
}

const NOTICE_RULES: readonly Rule[] = [...TEXT_RULES, ...WORDING_RULES];

/** Every rule, in the order of the table. */
export const RULES: readonly Rule[] = [
  ...NOTICE_RULES,
  ...FLOW_RULES,
  ...DESCRIPTION_RULES,
  ...SAMPLE_RULES,
  ...MESSAGE_RULES,
  ...PAGE_RULES,
  ...BRAND_RULES,
];

const RANK = { error: 0, warning: 1, advice: 2 } as const;

/** Errors before warnings before advice. */
export const byWeight = (one: Finding, other: Finding): number =>
  RANK[one.severity] - RANK[other.severity];

function run(rules: readonly Rule[], registration: Registration): Finding[] {
  const found = find(rules, registration);
  const whole = new Map<string, Replacement>();
  return found.map((finding) => {
    const { replacement } = finding;
    if (replacement === null) return finding;
    const known = whole.get(replacement.path) ?? settleWhole(replacement, registration, rules);
    whole.set(replacement.path, known);
    return { ...finding, replacement: known };
  });
}

function find(rules: readonly Rule[], registration: Registration): Finding[] {
  return rules
    .flatMap((rule) =>
      rule.check(registration).map((hit) => ({
        ruleId: rule.id,
        severity: hit.severity ?? rule.severity,
        field: hit.field ?? rule.field,
        codes: rule.codes,
        phrase: hit.phrase ?? null,
        message: hit.message ?? rule.message,
        fix: hit.fix ?? rule.fix,
        replacement: proposeReplacement(rule, hit, registration),
      })),
    )
    .sort(byWeight);
}

/** The rules about the consent text (CT01 to CT20), errors first, else in the order of the table. */
export function lintNotice(input: RegistrationInput): Finding[] {
  return lintWording(composeRegistration(input));
}

/** The same over a registration. */
export function lintWording(registration: Registration): Finding[] {
  return run(NOTICE_RULES, registration);
}

/** Every rule over a registration as it would be handed in. */
export function lintRegistration(registration: Registration): Finding[] {
  return run(RULES, registration);
}

/** Every rule over what would be handed in for this campaign today; texts left out are composed first. */
export function lintCampaign(input: RegistrationInput): Finding[] {
  return lintRegistration(composeRegistration(input));
}
