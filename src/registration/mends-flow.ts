/** Proposals for a message flow of the admin's own: a sentence more, or the composed flow. */
import { withoutPhrase } from './mends-text.ts';
import type { Registration } from './registration.ts';
import type { Mend, Place } from './rule.ts';

const at = (text: string): Place => ({ path: 'messageFlow', text });
const composed = ({ composed: { messageFlow } }: Registration) => at(messageFlow);

const adding =
  (sentence: (registration: Registration) => string): Mend =>
  (registration) => [
    at(`${registration.messageFlow.trimEnd()} ${sentence(registration)}`),
    composed(registration),
  ];

const rewriting: Mend = (registration) => [composed(registration)];

/** A field other than the flow may hold somebody's data, too. */
const withoutPersonal: Mend = (registration, { field, phrase }) => {
  if (!phrase) return [];
  const other = /\d/u.test(phrase) ? '[number]' : '[first name]';
  const instead = phrase.includes('@') ? '[contact]' : other;
  const sample = /^sample(\d)$/.exec(field);
  if (sample !== null) {
    const index = Number(sample[1]) - 1;
    const text = registration.samples[index] ?? '';
    return [
      {
        path: `samples.${index}`,
        text: text.replaceAll(phrase, instead),
      },
    ];
  }
  const text = registration[field as 'description'];
  const own = registration.composed[field as 'description'];
  return [
    { path: field, text: withoutPhrase(text, phrase) },
    ...(own === undefined ? [] : [{ path: field, text: own }]),
    { path: field, text: text.replaceAll(phrase, instead) },
  ];
};

export const FLOW_MENDS: Readonly<Record<string, Mend>> = {
  FL01: rewriting,
  FL02: rewriting,
  FL03: rewriting,
  FL04: (registration) =>
    registration.evidenceUrl === null
      ? []
      : adding(
          ({ evidenceUrl }) => `Pictures of the whole opt-in form are public at ${evidenceUrl}.`,
        )(registration, { field: 'messageFlow' }),
  FL05: rewriting,
  FL06: adding(() => 'Our public website is not used to collect opt-in.'),
  FL07: adding(
    () => 'The announcement only invites employees to answer and no one is enrolled by it.',
  ),
  FL08: adding(() => 'After opting in the employee receives the opt-in confirmation message.'),
  FL09: withoutPersonal,
  FL10: adding(
    () =>
      'Mobile numbers and consent are not sold or shared with third parties or affiliates for marketing.',
  ),
  FL11: rewriting,
};
