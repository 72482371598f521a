/** The automatic messages and the keywords: IN, OU, HE and KW. */

import { checkLength } from './check-length.ts';
import { fieldWords } from './field-words.ts';
import {
  ENROLLED,
  FREQUENCY,
  HELP,
  LINK,
  MARKETING,
  NO_MORE,
  PHONE,
  RATES,
  STOP,
  undenied,
} from './phrases.ts';
import type { Registration } from './registration.ts';
import { broken, found, type Hit, namesBrand, type Rule, withoutNames } from './rule.ts';

const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g;
const FURTHER =
  /\b(?:we|you)(?: will|'ll) (?:still |also |continue to |keep )*(?:text|send|message|receive|get)\b(?! no\b)/i;

/** One hit per missing part, each with its own sentence. */
function missing(
  parts: readonly (readonly [name: string, isThere: boolean])[],
  what: string,
): readonly Hit[] {
  return parts
    .filter(([, isThere]) => !isThere)
    .map(([name]) => ({ message: `The ${what} does not have ${name}.` }));
}

function checkOptin(registration: Registration): readonly Hit[] {
  const text = registration.optinMessage;
  return missing(
    [
      ['the company name', namesBrand(text, registration)],
      ['words that say the person is opted in', ENROLLED.test(text)],
      ['how often texts come', FREQUENCY.test(text)],
      ['"Msg & data rates may apply"', RATES.test(text)],
      ['HELP', HELP.test(text)],
      ['STOP', STOP.test(text)],
    ],
    'opt-in message',
  );
}

function checkOptout(registration: Registration): readonly Hit[] {
  const text = registration.optoutMessage;
  const parts = [
    ['the company name', namesBrand(text, registration)],
    ['words that say no more texts come', NO_MORE.test(text)],
  ] as const;
  return [
    ...checkLength('optoutMessage', text, registration),
    ...missing(parts, 'opt-out message'),
  ];
}

function checkHelp(registration: Registration): readonly Hit[] {
  const text = registration.helpMessage;
  const contact = /@/.test(text) || PHONE.test(text) || LINK.test(text);
  const parts = [
    ['the company name', namesBrand(text, registration)],
    ['a way to reach somebody', contact],
  ] as const;
  return [...checkLength('helpMessage', text, registration), ...missing(parts, 'help message')];
}

function checkHelpEmail({ helpMessage, brand }: Registration): readonly Hit[] {
  const named = helpMessage.match(EMAIL) ?? [];
  const wrong = named.find((email) => email.toLowerCase() !== brand.email.toLowerCase());
  if (wrong !== undefined) return [{ phrase: wrong }];
  return broken(named.length === 0);
}

const KEYWORD_FIELDS = ['optinKeywords', 'optoutKeywords', 'helpKeywords'] as const;
const listed = (keywords: string) => keywords.split(',').filter((word) => word !== '');

function checkForm(registration: Registration): readonly Hit[] {
  return KEYWORD_FIELDS.flatMap((field) => {
    const keywords = registration[field];
    const strange = /[^A-Za-z0-9,]/.exec(keywords)?.[0];
    const empty = /^,|,,|,$/.test(keywords) || keywords === '';
    const shape = strange === undefined && !empty ? [] : [{ field, phrase: strange ?? null }];
    return [
      ...shape,
      ...checkLength(field, keywords, registration).map((hit) => ({ ...hit, field })),
    ];
  });
}

const REQUIRED_STOPS = ['STOP', 'END', 'CANCEL', 'UNSUBSCRIBE', 'QUIT'];
const ADVISED_STOPS = ['STOPALL', 'REVOKE', 'OPTOUT'];

function checkStops({ optoutKeywords }: Registration): readonly Hit[] {
  const words = new Set(listed(optoutKeywords.toUpperCase()).map((word) => word.trim()));
  const lacking = (wanted: readonly string[]) =>
    wanted.filter((word) => !words.has(word)).join(', ');
  const [required, advised] = [lacking(REQUIRED_STOPS), lacking(ADVISED_STOPS)];
  return [
    ...(required === '' ? [] : [{ message: `The opt-out keywords lack ${required}.` }]),
    ...(advised === ''
      ? []
      : [
          {
            severity: 'warning' as const,
            message: `The opt-out keywords lack ${advised}, which the FCC and providers also count.`,
          },
        ]),
  ];
}

function checkDisjoint(registration: Registration): readonly Hit[] {
  const seen = new Map<string, string>();
  return KEYWORD_FIELDS.flatMap((field) =>
    [...new Set(listed(registration[field].toUpperCase()))].flatMap((word) => {
      const other = seen.get(word);
      seen.set(word, field);
      return other === undefined
        ? []
        : [
            {
              field,
              phrase: word,
              message: `${word} stands in ${fieldWords(other)} and in ${fieldWords(field)}.`,
            },
          ];
    }),
  );
}

const optin = { scope: 'opt-in message', severity: 'error', field: 'optinMessage' } as const;
const optout = { scope: 'opt-out message', severity: 'error', field: 'optoutMessage' } as const;
const help = { scope: 'help message', severity: 'error', field: 'helpMessage' } as const;
const keywords = { scope: 'keywords', severity: 'error', field: 'optoutKeywords' } as const;

export const MESSAGE_RULES: readonly Rule[] = [
  {
    ...optin,
    id: 'IN01',
    codes: ['21728'],
    source: 'Sinch, AWS (255); Twilio, Telnyx (320)',
    message: 'The opt-in message is too short or too long.',
    fix: 'Keep it within 20 to 255 characters.',
    check: (registration) => checkLength('optinMessage', registration.optinMessage, registration),
  },
  {
    ...optin,
    id: 'IN02',
    codes: [
      '30540',
      '611',
      'OptInMessage.MissingBrandName',
      'OptInMessage.MissingDataRatesDisclosure',
      'OptInMessage.MissingHelpInstructions',
      'OptInMessage.MissingMessageFrequency',
      'OptInMessage.MissingOptOutInstructions',
    ],
    source: 'Teams; Twilio 30540; Sinch; CTIA 5.1.2.1',
    message: 'The opt-in message lacks a required part.',
    fix: 'Name the company, say the person is opted in, how often texts come, that msg & data rates may apply, HELP and STOP.',
    check: checkOptin,
  },
  {
    ...optout,
    id: 'OU01',
    codes: ['OptOutMessage.MissingBrandName', 'OptOutMessage.MissingConfirmation'],
    source: 'Teams; Sinch',
    message: 'The opt-out message lacks a required part.',
    fix: 'Name the company and say that no more texts come, within 20 to 255 characters.',
    check: checkOptout,
  },
  {
    ...optout,
    id: 'OU02',
    codes: [],
    source: '47 CFR 64.1200(a)(12)',
    message: 'The opt-out message advertises something or announces further texts.',
    fix: 'Confirm the opt-out in one message and say nothing else.',
    check: (registration) => {
      const text = withoutNames(registration.optoutMessage, registration);
      return found(undenied(text, MARKETING) ?? FURTHER.exec(text)?.[0] ?? null);
    },
  },
  {
    ...help,
    id: 'HE01',
    codes: ['HelpMessage.MissingBrandName', 'HelpMessage.MissingSupportContact'],
    source: 'Teams; Sinch',
    message: 'The help message lacks a required part.',
    fix: 'Name the company and the support contact, within 20 to 255 characters.',
    check: checkHelp,
  },
  {
    ...help,
    id: 'HE02',
    codes: ['HelpMessage.NotMatchingBrandSupportContactEmail'],
    source: 'Teams',
    message: "The help message does not give the brand's support e-mail.",
    fix: 'Use the same support e-mail in the brand and in the help message.',
    check: checkHelpEmail,
  },
  {
    ...keywords,
    id: 'KW01',
    codes: ['21728'],
    source: 'Twilio, Telnyx, Sinch',
    message: 'Keywords are letters and digits, separated by commas without spaces.',
    fix: 'Write them like STOP,END,QUIT and keep the list within 255 characters.',
    check: checkForm,
  },
  {
    ...keywords,
    id: 'KW02',
    codes: [],
    source: 'CTIA 5.1.3; FCC 64.1200(a)(10)',
    message: 'The opt-out keywords are incomplete.',
    fix: 'Use STOP,STOPALL,UNSUBSCRIBE,CANCEL,END,QUIT,REVOKE,OPTOUT.',
    check: checkStops,
  },
  {
    ...keywords,
    id: 'KW03',
    codes: [],
    source: 'our own: a word can only mean one thing',
    message: 'A keyword stands in two lists.',
    fix: 'Keep each keyword in one list only.',
    check: checkDisjoint,
  },
];
