/** The checks behind the rules about samples. */
import { SEGMENT_SEPTETS, septetsOf } from './gsm.ts';
import { isWithin, limitOf } from './limits.ts';
import { LINK, PHONE, sentencesOf } from './phrases.ts';
import type { Registration } from './registration.ts';
import { broken, type Hit, withoutNames } from './rule.ts';

/** Words of the trades carriers refuse (SHAFT and relatives); tools that only sound like it are left out. */
export const REFUSED =
  /\b(?:sex(?:ual|y)?|porn\w*|alcohol|beer|wine|liquor|vodka|whiske?y|firearms?|handguns?|shotguns?|rifles?|ammo|ammunition|(?<!(?:nail|glue|heat|spray|caulk|grease|radar|staple|paint) )guns?|tobacco|cigarettes?|cigars?|vap(?:e|es|ing)|cannabis|marijuana|cbd|thc|kratom|casinos?|gambling|betting|sportsbooks?|lotter(?:y|ies)|poker|payday loans?|debt relief)\b/gi;
export const FOREIGN_VARIABLE =
  /\{[^{}]{0,60}\}|<[a-z][^>]*>|%[a-z_]+%|\$\{?[a-z_]+\}?|_{3,}|\bX{3,}\b/i;

/** Asks for a reply that the provider would take as opting in or out. */
export function accidentalKeyword(sample: string, registration: Registration): string | null {
  const words = `YES,${registration.optinKeywords},${registration.optoutKeywords}`
    .split(',')
    .filter((word) => word !== '' && word !== 'STOP');
  const asks = new RegExp(
    `\\b(?:reply|text|send|respond|answer)\\b(?:[^.!?]*?\\b(${words.join('|')})\\b)`,
  );
  const afterVerb = new RegExp(
    `\\b(?:reply|respond|answer)(?: with)? ["“']?(${words.join('|')})\\b`,
    'i',
  );
  const lowerVerbs = sample.replace(/\b(?:Reply|Text|Send|Respond|Answer)\b/g, (verb) =>
    verb.toLowerCase(),
  );
  return asks.exec(lowerVerbs)?.[1] ?? afterVerb.exec(sample)?.[1] ?? null;
}

/** Nothing is left once the brand and the standing phrases are taken away. */
export function isSystemText(sample: string, registration: Registration): boolean {
  const rest = sentencesOf(withoutNames(sample, registration))
    .filter(
      (sentence) =>
        !/\b(?:opt(?:ed)?[ -](?:in|out)|subscribed|enrolled|rates may apply|frequency)\b/i.test(
          sentence,
        ),
    )
    .join(' ')
    .replace(/the company:?/g, '');
  return rest.replace(/\P{L}/gu, '').length < 12;
}

type SampleCheck = (sample: string, registration: Registration) => Hit | null;

export const eachSample =
  (check: SampleCheck) =>
  (registration: Registration): readonly Hit[] =>
    registration.samples.flatMap((sample, index) => {
      const hit = check(sample, registration);
      return hit === null ? [] : [{ field: `sample${index + 1}`, ...hit }];
    });

export const phraseHit = (phrase: string | null): Hit | null =>
  phrase === null ? null : { phrase };

/** Nowhere is an error; missing from some is advice. */
export function inSome(
  registration: Registration,
  holds: (sample: string) => boolean,
  what: string,
): readonly Hit[] {
  if (!registration.samples.some(holds)) return [{}];
  return eachSample((sample) =>
    holds(sample)
      ? null
      : {
          severity: 'advice',
          message: `This sample has no ${what}; carriers like it in every one.`,
        },
  )(registration);
}

export function checkCount({ provider, samples }: Registration): readonly Hit[] {
  const limit = limitOf(provider, 'samples');
  if (isWithin(limit, samples.length)) return [];
  return [
    {
      message: `The number of samples is ${samples.length}; the form takes ${limit.min} to ${limit.max}.`,
    },
  ];
}

const disagree = (says: boolean, what: string, shows: string): string =>
  `The form says that the texts have ${says ? '' : 'no '}${what}, but ${shows}.`;

export function checkFlags({ samples, embeddedLink, embeddedPhone }: Registration): readonly Hit[] {
  const hasLink = samples.some((sample) => LINK.test(sample));
  const hasPhone = samples.some((sample) => PHONE.test(sample));
  return [
    ...broken(embeddedLink !== hasLink).map(() => ({
      field: 'embeddedLink',
      message: disagree(embeddedLink, 'links', hasLink ? 'a sample has one' : 'no sample has one'),
    })),
    ...broken(embeddedPhone !== hasPhone).map(() => ({
      field: 'embeddedPhone',
      message: disagree(
        embeddedPhone,
        'phone numbers',
        hasPhone ? 'a sample has one' : 'no sample has one',
      ),
    })),
  ];
}

export function checkSegment(sample: string): Hit | null {
  const { septets, strange } = septetsOf(sample);
  if (strange !== null) {
    return {
      severity: 'warning',
      phrase: strange,
      message:
        'This sample has a character outside the plain SMS alphabet, which more than doubles its cost.',
    };
  }
  return septets <= SEGMENT_SEPTETS
    ? null
    : { message: `This sample takes ${septets} of ${SEGMENT_SEPTETS} places of one text.` };
}
