/** Proposals for the description, the samples and the brand. */
import { withoutPhrase } from './mends-text.ts';
import type { Registration } from './registration.ts';
import type { Mend, Place } from './rule.ts';
import { FOREIGN_VARIABLE } from './sample-checks.ts';

const MOST_SAMPLES = 5;

const describe: Mend = ({ composed }) => [{ path: 'description', text: composed.description }];

const indexOf = (field: string): number | null => {
  const n = /^sample(\d+)$/.exec(field)?.[1];
  return n === undefined ? null : Number(n) - 1;
};

/** A composed sample that is not there yet; null when all are. */
const fresh = ({ composed, samples }: Registration): string | null =>
  composed.samples.find((one) => !samples.includes(one)) ?? null;

/** Rewrites the sample of the finding, else puts a composed one in its place. */
const resampling =
  (rewrite: (sample: string, registration: Registration, phrase: string) => string): Mend =>
  (registration, { field, phrase }) => {
    const index = indexOf(field) ?? 0;
    const sample = registration.samples[index];
    if (sample === undefined) return [];
    const other = fresh(registration);
    const place = (text: string): Place => ({ path: `samples.${index}`, text });
    return [
      place(rewrite(sample, registration, phrase ?? '').trim()),
      ...(other === null ? [] : [place(other)]),
    ];
  };

/** One sample more, while there is room. */
const another: Mend = (registration) => {
  const text = fresh(registration);
  const { length } = registration.samples;
  return text === null || length >= MOST_SAMPLES ? [] : [{ path: `samples.${length}`, text }];
};

const unfit: Mend = (registration, hit) => {
  const { phrase, field } = hit;
  if (field !== 'description') {
    return resampling((sample, _registration, word) => withoutPhrase(sample, word))(
      registration,
      hit,
    );
  }
  const text = phrase ? withoutPhrase(registration.description, phrase) : '';
  return [{ path: 'description', text }, ...describe(registration, hit)];
};

/** `{{name}}`, `<name>`, `%name%`, `$name` as `[name]`; blanks and X's as `[details]`. */
const bracketed = (sample: string): string => {
  const marks = new RegExp(`\\{+[^{}]{0,60}\\}+|${FOREIGN_VARIABLE.source}`, 'gi');
  return sample.replace(
    marks,
    (mark) =>
      `[${
        mark
          .replace(/[^\p{L}\p{N} ]/gu, ' ')
          .replace(/^X+$/i, '')
          .trim() || 'details'
      }]`,
  );
};

const TYPOGRAPHY: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201a\u2032`\u00b4]/g, "'"],
  [/[\u201c\u201d\u201e\u2033]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/\u2026/g, '...'],
  [/[\u00a0\u2000-\u200a\u202f]/g, ' '],
  [/[\u200b-\u200f\u2060\ufeff]/g, ''],
];

const plain = (sample: string): string =>
  TYPOGRAPHY.reduce((text, [sign, instead]) => text.replace(sign, instead), sample);

/** `US` for `usa`, `TX` for ` tx`, digits only where digits are wanted. */
const brandField: Mend = (_registration, { field, phrase }) => {
  const value = phrase ?? '';
  const text: Readonly<Record<string, string>> = {
    'brand.ein': value.replace(/\D/g, '').replace(/^(\d{2})(\d{7})$/, '$1-$2'),
    'brand.state': value.trim().toUpperCase(),
    'brand.postalCode': value.replace(/[^\d-]/g, ''),
    'brand.country': value
      .trim()
      .toUpperCase()
      .replace(/^(?:USA|U\.S\.A?\.?|UNITED STATES)$/, 'US'),
    'brand.vertical': value
      .trim()
      .toUpperCase()
      .replace(/[\s-]+/g, '_'),
    'brand.entityType': value
      .trim()
      .toUpperCase()
      .replace(/[\s-]+/g, '_'),
  };
  return text[field] === undefined ? [] : [{ path: field, text: text[field] }];
};

export const FIELD_MENDS: Readonly<Record<string, Mend>> = {
  DS01: describe,
  DS02: describe,
  DS03: unfit,
  DS04: (registration) => [
    ...describe(registration, { field: 'description' }),
    {
      path: 'description',
      text: `${registration.description.trimEnd()} A record of each answer is kept.`,
    },
  ],
  SM01: another,
  SM02: resampling(() => ''),
  SM03: resampling((sample, { brand }) => `${brand.displayName}: ${sample}`),
  SM04: resampling((sample) => `${sample.trimEnd()} Reply STOP to opt out.`),
  SM05: resampling((sample, { brand }) => sample.replace(LINKED, () => brand.website)),
  SM06: resampling(bracketed),
  SM08: another,
  SM09: resampling((sample) => sample.replace(/\bYES\b/gi, '1').replace(/\bNO\b/gi, '2')),
  SM10: resampling(() => ''),
  SM11: (registration, { field }) => {
    const index = indexOf(field) ?? 0;
    return [{ path: `samples.${index}`, text: plain(registration.samples[index] ?? '') }];
  },
  SM12: resampling((sample, _registration, phrase) => withoutPhrase(sample, phrase)),
  BR01: brandField,
};

/** A link through a public shortener, whole. */
const LINKED =
  /(?:https?:\/\/)?(?:www\.)?(?:bit\.ly|goo\.gl|tinyurl\.com|tiny\.cc|bc\.vc|budurl\.com|clicky\.me|is\.gd|lc\.chat|soo\.gd|s2r\.co|t\.co|ow\.ly)(?:\/\S*)?/gi;
