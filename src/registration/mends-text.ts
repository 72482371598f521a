/** Proposals for the consent text: a sentence more, a sentence less, or the composed text. */
import { sentencesOf } from './phrases.ts';
import type { Registration } from './registration.ts';
import type { Mend, Place } from './rule.ts';

const at = (text: string): Place => ({ path: 'consentText', text });

/** As Rollcall would write it. */
const composed = (registration: Registration) => at(registration.composed.consentText);

/** A sentence more, before the links that end the text. */
function withSentence(text: string, sentence: string): string {
  const end = text.search(/\s*\b(?:Privacy(?: Policy)?|Terms(?: and Conditions)?): ?https:/i);
  return end < 0
    ? `${text.trimEnd()} ${sentence}`
    : `${text.slice(0, end).trimEnd()} ${sentence} ${text.slice(end).trimStart()}`;
}

const adding =
  (sentence: (registration: Registration) => string): Mend =>
  (registration) => [
    at(withSentence(registration.text, sentence(registration))),
    composed(registration),
  ];

/** Without the sentences that hold the phrase. */
export function withoutPhrase(text: string, phrase: string): string {
  const unwanted = phrase.toLowerCase();
  return sentencesOf(text)
    .filter((sentence) => !sentence.toLowerCase().includes(unwanted))
    .join(' ');
}

const dropping: Mend = (registration, { phrase }) => [
  ...(phrase ? [at(withoutPhrase(registration.text, phrase))] : []),
  composed(registration),
];

const rewriting: Mend = (registration) => [composed(registration)];

export const TEXT_MENDS: Readonly<Record<string, Mend>> = {
  CT01: adding(({ brand }) => `These text messages come from ${brand.displayName}.`),
  CT02: adding(() => 'These are text messages.'),
  CT03: adding(({ messageTypes }) => `The text messages are about ${messageTypes.join(', ')}.`),
  CT04: adding(() => 'Message frequency varies.'),
  CT05: adding(() => 'Message and data rates may apply.'),
  CT06: adding(() => 'Reply STOP to opt out.'),
  CT07: adding(() => 'Reply HELP for help.'),
  CT08: (registration) => [
    at(`${registration.text.trimEnd()} Privacy Policy: ${registration.privacyPolicyLink}`),
    composed(registration),
  ],
  CT09: (registration) => [
    at(`${registration.text.trimEnd()} Terms: ${registration.termsAndConditionsLink}`),
    composed(registration),
  ],
  CT10: (registration, { phrase }) => [
    at(withSentence(registration.text, 'The text messages are sent from {numbers}.')),
    ...(phrase ? [at(withoutPhrase(registration.text, phrase))] : []),
    composed(registration),
  ],
  CT11: (registration) => [
    at(`I agree to receive these text messages. ${registration.text}`),
    composed(registration),
  ],
  CT12: adding(() => 'Consent is optional and is not a condition of employment.'),
  CT13: dropping,
  CT14: dropping,
  CT15: dropping,
  CT17: dropping,
  CT18: dropping,
  CT20: rewriting,
};
