/** Proposals for the automatic messages and the keywords. */

import { withoutPhrase } from './mends-text.ts';
import { MARKETING } from './phrases.ts';
import type { Registration } from './registration.ts';
import type { Mend } from './rule.ts';

type MessageField = 'optinMessage' | 'optoutMessage' | 'helpMessage';
type KeywordField = 'optinKeywords' | 'optoutKeywords' | 'helpKeywords';

/** The admin's own message with what it lacks, else the composed one. */
const completing =
  (field: MessageField, complete: (text: string, registration: Registration) => string): Mend =>
  (registration) => [
    { path: field, text: complete(registration[field].trim(), registration) },
    { path: field, text: registration.composed[field] },
  ];

const named = (text: string, { brand }: Registration) =>
  text.toLowerCase().includes(brand.displayName.toLowerCase())
    ? text
    : `${brand.displayName}: ${text}`;

const asWritten = (text: string) => text;

const keywordsAt = (field: string): KeywordField =>
  field === 'optinKeywords' || field === 'helpKeywords' ? field : 'optoutKeywords';

const listed = (keywords: string): string[] => [
  ...new Set(
    keywords
      .toUpperCase()
      .split(/[,;\s]+/)
      .map((word) => word.replace(/[^A-Z0-9]/g, ''))
      .filter((word) => word !== ''),
  ),
];

const ALL_STOPS = ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'];

export const MESSAGE_MENDS: Readonly<Record<string, Mend>> = {
  IN01: completing('optinMessage', asWritten),
  IN02: completing('optinMessage', named),
  OU01: completing('optoutMessage', (text, registration) =>
    /\bno more\b/i.test(text)
      ? named(text, registration)
      : `${named(text, registration)} You will get no more work texts.`,
  ),
  OU02: (registration, { phrase }) =>
    [
      ...(phrase
        ? [
            {
              path: 'optoutMessage',
              text: withoutPhrase(registration.optoutMessage, phrase),
            },
          ]
        : []),
      { path: 'optoutMessage', text: registration.composed.optoutMessage },
    ].filter(({ text }) => !new RegExp(MARKETING.source, 'i').test(text)),
  HE01: completing('helpMessage', (text, registration) =>
    text.includes('@')
      ? named(text, registration)
      : `${named(text, registration)} Write to ${registration.brand.email}.`,
  ),
  HE02: (registration, { phrase }) => [
    {
      path: 'helpMessage',
      text: phrase
        ? registration.helpMessage.replaceAll(phrase, () => registration.brand.email)
        : `${registration.helpMessage.trim()} Write to ${registration.brand.email}.`,
    },
    { path: 'helpMessage', text: registration.composed.helpMessage },
  ],
  KW01: (registration, { field }) => {
    const path = keywordsAt(field);
    return [
      { path, text: listed(registration[path]).join(',') },
      { path, text: registration.composed[path] },
    ];
  },
  KW02: (registration) => {
    const own = listed(registration.optoutKeywords);
    const missing = ALL_STOPS.filter((word) => !own.includes(word));
    return [
      { path: 'optoutKeywords', text: [...own, ...missing].join(',') },
      { path: 'optoutKeywords', text: registration.composed.optoutKeywords },
    ];
  },
  KW03: (registration, { field, phrase }) => {
    const path = keywordsAt(field);
    const rest = listed(registration[path]).filter((word) => word !== phrase);
    return [
      { path, text: rest.join(',') },
      { path, text: registration.composed[path] },
    ];
  },
};
