/** What the consent text must say: CT01 to CT12. */
import { displayPhone } from '../numbers/phone.ts';
import {
  FIRST_PERSON,
  FREQUENCY,
  HELP,
  hasPhrase,
  OPTIONAL,
  RATES,
  STOP,
  TEXTING,
} from './phrases.ts';
import type { Registration } from './registration.ts';
import { broken, type Hit, namesBrand, type Rule, withoutNames } from './rule.ts';

/** Words that say nothing about what is texted. */
const FILLER = new Set([
  'and',
  'the',
  'with',
  'about',
  'work',
  'text',
  'texts',
  'message',
  'messages',
]);

/** True when the text names at least one telling word of this kind of message. */
function namesType(text: string, type: string): boolean {
  const words = type.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [type.toLowerCase()];
  const telling = words.filter((word) => !FILLER.has(word));
  const read = text.toLowerCase();
  return (telling.length === 0 ? words : telling).some((word) => read.includes(word));
}

function checkTypes({ text, messageTypes }: Registration): readonly Hit[] {
  const missing = messageTypes.filter((type) => !namesType(text, type));
  if (missing.length === messageTypes.length) return [{}];
  return missing.map((type) => ({
    severity: 'warning' as const,
    phrase: type,
    message: `The consent text does not name ${type}, though you text about it.`,
  }));
}

const NUMBER_IN_TEXT = /(?:\+1[ .-]?)?\(?[2-9]\d{2}\)?[ .-]?[2-9]\d{2}[ .-]?\d{4}(?!\d)/g;

function checkNumbers({ text, numbers, brand }: Registration): readonly Hit[] {
  const bare = text.replace(/[^\d+]/g, '');
  const missing = numbers
    .filter((e164) => !bare.includes(e164.startsWith('+1') ? e164.slice(2) : e164))
    .map((e164) => ({
      phrase: displayPhone(e164),
      message: `The consent text does not name ${displayPhone(e164)}, from which texts are sent.`,
    }));
  const known = new Set([...numbers, brand.phone].map((e164) => e164.slice(-10)));
  const foreign = [...text.matchAll(NUMBER_IN_TEXT)]
    .filter(([named]) => !known.has(named.replace(/\D/g, '').slice(-10)))
    .map(([named]) => ({
      phrase: named,
      message: `The consent text names ${named}, which is not one of the sending numbers in use.`,
    }));
  const none =
    numbers.length === 0
      ? [{ message: 'No sending number is in use, so the consent text names none.' }]
      : [];
  return [...none, ...missing, ...foreign];
}

const text = { scope: 'text', severity: 'error', field: 'text' } as const;

export const TEXT_RULES: readonly Rule[] = [
  {
    ...text,
    id: 'CT01',
    codes: ['611', 'CallToAction.MissingBrandName'],
    source: 'Teams; CTIA 5.1.1(3)',
    message: 'The consent text does not say which company sends the texts.',
    fix: 'Name the company as in the brand: display name or legal name.',
    check: (registration) => broken(!namesBrand(registration.text, registration)),
  },
  {
    ...text,
    id: 'CT02',
    codes: ['30551', '30841'],
    source: 'Twilio 30551, 30841',
    message: 'The consent text does not say that these are text messages.',
    fix: 'Write "text messages" or "SMS".',
    check: (registration) => broken(!TEXTING.test(withoutNames(registration.text, registration))),
  },
  {
    ...text,
    id: 'CT03',
    codes: ['30544', 'CallToAction.MissingMessageType'],
    source: 'Twilio 30544; Teams',
    message: 'The consent text does not say what the texts are about.',
    fix: 'Name the kinds of messages, for example (shift, schedule and safety updates).',
    check: checkTypes,
  },
  {
    ...text,
    id: 'CT04',
    codes: ['30545', '611', '806', 'CallToAction.MissingMessageFrequencyDisclosure'],
    source: 'Twilio 30545; Telnyx 611, 806',
    message: 'The consent text does not say how often texts come.',
    fix: 'Add "Message frequency varies." or a number, for example "2 messages per week".',
    check: (registration) => broken(!FREQUENCY.test(registration.text)),
  },
  {
    ...text,
    id: 'CT05',
    codes: ['30569', '611', 'CallToAction.MissingDataRatesDisclosure'],
    source: 'Twilio 30569; Telnyx 611',
    message: 'The consent text does not mention message and data rates.',
    fix: 'Add "Message and data rates may apply."',
    check: (registration) => broken(!RATES.test(registration.text)),
  },
  {
    ...text,
    id: 'CT06',
    codes: ['611', '806', 'CallToAction.MissingStopInstructions'],
    source: 'Teams; Telnyx 806',
    message: 'The consent text does not say how to opt out.',
    fix: 'Add "Reply STOP to opt out".',
    check: (registration) => broken(!STOP.test(registration.text)),
  },
  {
    ...text,
    id: 'CT07',
    codes: ['30570', '611', '806', 'CallToAction.MissingHelpInstructions'],
    source: 'Twilio 30570; Teams',
    message: 'The consent text does not say how to get help.',
    fix: 'Add "Reply HELP for help".',
    check: (registration) => broken(!HELP.test(registration.text)),
  },
  {
    ...text,
    id: 'CT08',
    codes: ['806', 'CallToAction.MissingPrivacyPolicyLink'],
    source: 'Teams; Telnyx 806',
    message: "The consent text does not link to the campaign's privacy policy.",
    fix: 'Add "Privacy Policy:" and the link you gave with the campaign.',
    check: (registration) => broken(!hasPhrase(registration.text, registration.privacyPolicyLink)),
  },
  {
    ...text,
    id: 'CT09',
    codes: ['CallToAction.MissingTermsAndConditions'],
    source: 'Teams',
    message: "The consent text does not link to the campaign's terms.",
    fix: 'Add "Terms:" and the link you gave with the campaign.',
    check: (registration) =>
      broken(!hasPhrase(registration.text, registration.termsAndConditionsLink)),
  },
  {
    ...text,
    id: 'CT10',
    severity: 'warning',
    codes: ['CallToAction.InvalidOrIncomplete'],
    source: 'CTIA 5.1.1(2)',
    message: 'The consent text does not name exactly the sending numbers in use.',
    fix: 'Put {numbers} where the numbers belong, or correct the list of numbers.',
    check: checkNumbers,
  },
  {
    ...text,
    id: 'CT11',
    codes: ['30831', '611', 'CallToAction.MissingExplicitConsent'],
    source: 'Teams; Twilio 30831',
    message: 'The consent text has no words of agreement in the first person.',
    fix: 'Begin with "I agree to receive ...".',
    check: (registration) => broken(!FIRST_PERSON.test(registration.text)),
  },
  {
    ...text,
    id: 'CT12',
    codes: ['CallToAction.ConsentNotOptional'],
    source: 'Teams; OpenSplitTime #1921',
    message: 'The consent text does not say that agreeing is optional.',
    fix: 'Add "Consent is optional and is not a condition of employment."',
    check: (registration) => broken(!OPTIONAL.test(registration.text)),
  },
];
