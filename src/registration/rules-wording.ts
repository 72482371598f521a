/** What the consent text must not say, how it must be asked, and how it reads: CT13 to CT20. */
import { COERCION, MARKETING, OTHER_CHANNELS, SHARING, sentencesOf, undenied } from './phrases.ts';
import type { Registration } from './registration.ts';
import { broken, found, type Hit, type Rule, withoutNames } from './rule.ts';

const ONLY_WAY =
  /\b(?:only|sole|exclusive) (?:\w+ ){0,3}?(?:way|means|method|option)\b|\b(?:only|solely|exclusively) (?:by|via|through|with|if you) [^.]*?\bSTOP\b|\bSTOP only\b/i;

const LONG_SENTENCE_WORDS = 30;
const LONG_TEXT = 600;

function checkReading({ text }: Registration): readonly Hit[] {
  const long = sentencesOf(text)
    .slice(1)
    .filter((sentence) => sentence.split(/\s+/).length > LONG_SENTENCE_WORDS)
    .map((phrase) => ({
      phrase,
      message: `A sentence has more than ${LONG_SENTENCE_WORDS} words.`,
    }));
  const whole =
    text.length > LONG_TEXT
      ? [
          {
            message: `The consent text has ${text.length} characters; up to ${LONG_TEXT} are read well on a phone.`,
          },
        ]
      : [];
  return [...long, ...whole];
}

/** Letters that English does not use, or hardly any of its commonest words. */
function looksForeign(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const foreign = letters.filter((letter) => !/[a-zà-ÿ]/i.test(letter)).length;
  const common = text.match(/\b(?:the|to|and|from|of|is|for|may|not|a|I)\b/g) ?? [];
  return foreign > letters.length / 10 || (letters.length > 120 && common.length < 4);
}

function checkEnglish({ locale, text, englishText }: Registration): readonly Hit[] {
  const original = /^en\b/i.test(locale) ? text : englishText;
  if (original === null || original.trim() === '') {
    return [
      { message: `The text is in ${locale} and its English original is not kept beside it.` },
    ];
  }
  return broken(looksForeign(original));
}

const text = { scope: 'text', severity: 'error', field: 'text' } as const;

export const WORDING_RULES: readonly Rule[] = [
  {
    ...text,
    id: 'CT13',
    codes: ['CallToAction.ConsentNotOptional'],
    source: 'Teams; TCR text on bundled conditions',
    message: 'The consent text makes agreeing sound like a duty.',
    fix: 'Leave these words out: agreeing has to be free.',
    check: (registration) =>
      found(undenied(withoutNames(registration.text, registration), COERCION)),
  },
  {
    ...text,
    id: 'CT14',
    codes: ['30556'],
    source: 'Twilio 30556; RingCentral support',
    message: 'The consent text speaks of something other than text messages.',
    fix: 'Leave calls, e-mail and other channels out: this consent is for texts only.',
    check: (registration) =>
      found(withoutNames(registration.text, registration).match(OTHER_CHANNELS)?.[0] ?? null),
  },
  {
    ...text,
    id: 'CT15',
    severity: 'warning',
    codes: [],
    source: '47 CFR 64.1200(a)(10)',
    message: 'The consent text calls STOP the only way to opt out.',
    fix: 'Leave "only" out: any reasonable way to say stop counts.',
    check: (registration) => found(ONLY_WAY.exec(registration.text)?.[0] ?? null),
  },
  {
    ...text,
    id: 'CT16',
    scope: 'form',
    field: 'form',
    codes: ['611', '30556'],
    source: 'Telnyx 10684260',
    message: 'The box is ticked in advance, or the form asks for something else as well.',
    fix: 'Leave the box empty and ask for nothing but texts in this form.',
    check: ({ form }) => broken(form.preTicked || !form.separate),
  },
  {
    ...text,
    id: 'CT17',
    codes: ['CallToAction.MissingExpressWrittenConsent'],
    source: 'CTIA consent tiers; 47 CFR 64.1200(f)(9)',
    message: 'The consent text has a marketing word.',
    fix: 'Leave it out: marketing needs another kind of consent and another registration.',
    check: (registration) =>
      found(withoutNames(registration.text, registration).match(MARKETING)?.[0] ?? null),
  },
  {
    ...text,
    id: 'CT18',
    codes: ['805', 'PrivacyPolicy.DataSharingIssue'],
    source: 'Telnyx 805; Teams',
    message: 'The consent text says that numbers or answers may be passed on.',
    fix: 'Leave it out, or say plainly that nothing is shared.',
    check: (registration) =>
      found(undenied(withoutNames(registration.text, registration), SHARING)),
  },
  {
    ...text,
    id: 'CT19',
    severity: 'advice',
    codes: [],
    source: 'our own reading ease',
    message: 'The consent text is hard to read.',
    fix: 'Shorten it.',
    check: checkReading,
  },
  {
    ...text,
    id: 'CT20',
    codes: ['506'],
    source: 'Telnyx 506; Twilio on translations',
    message: 'The registered consent text is not in English.',
    fix: 'Keep the English original and register it; show people the translation.',
    check: checkEnglish,
  },
];
