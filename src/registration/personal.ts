/** Finds what looks like personal data in a text that goes to reviewers (FL09, requirement 49). */
import type { Registration } from './registration.ts';

/** Whose numbers and addresses belong in the form. */
type Own = Pick<Registration, 'brand' | 'numbers'>;

const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g;
const PHONE =
  /(?<![\w./-])(?:\+\d[\d .()-]{8,17}\d|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|\d{10,11})(?![\w/-])/g;
const TAX_ID = /(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])/g;
/** A member, workspace or conversation id of Slack, a mention, an account of ours. */
const CHAT_ID =
  /<[@#!][^>]+>|(?<!\w)(?:slack|teams):[\w.-]+:[\w.-]+|(?<!\w)[UW](?=[A-Z0-9]*\d)[A-Z0-9]{8,10}(?!\w)|(?<!\w)emp_[\w-]{6,}/g;

const digits = (text: string) => text.replace(/\D/g, '');

/** True for the company's own numbers and links, which belong in the form. */
function isAllowed(phrase: string, registration: Own): boolean {
  const { brand, numbers } = registration;
  if (phrase.toLowerCase() === brand.email.toLowerCase()) return true;
  if (!/\d{4}/.test(phrase) || /[@<]/.test(phrase)) return false;
  return [...numbers, brand.phone].some((e164) => digits(e164).endsWith(digits(phrase).slice(-10)));
}

/** The first phrase that looks like somebody's data; null when there is none. */
export function personalDataIn(text: string, registration: Own): string | null {
  for (const pattern of [EMAIL, PHONE, TAX_ID, CHAT_ID]) {
    for (const [phrase] of text.matchAll(pattern)) {
      if (!isAllowed(phrase, registration)) return phrase;
    }
  }
  return null;
}

/** The text with each such phrase replaced, so that it may be kept for good. */
export function withoutPersonalData(text: string, own: Own): string {
  let rest = text;
  for (;;) {
    const phrase = personalDataIn(rest, own);
    if (phrase === null) return rest;
    rest = rest.replaceAll(phrase, '[left out]');
  }
}

/** Every text of the form by its field name. */
export function textsOf(
  registration: Registration,
): readonly (readonly [field: string, text: string])[] {
  const { samples, description, messageFlow, optinMessage, optoutMessage, helpMessage } =
    registration;
  const { numberPoolReason } = registration;
  return [
    ['description', description],
    ['messageFlow', messageFlow],
    ...samples.map((sample, index) => [`sample${index + 1}`, sample] as const),
    ['optinMessage', optinMessage],
    ['optoutMessage', optoutMessage],
    ['helpMessage', helpMessage],
    ...(numberPoolReason === null ? [] : ([['numberPoolReason', numberPoolReason]] as const)),
  ];
}
