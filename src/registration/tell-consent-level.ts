/** The consent level in plain sentences: for the summary, the command line and the admin's page. */
import type { ConsentLevel, KindRule } from './consent-level.ts';

/** One kind of message, as short paragraphs without markup. */
function tellKind({ kind, means, level, when, ...rule }: KindRule): string[] {
  return [
    `${kind} - needs ${level} consent. ${means} ${when}`,
    `Satisfied by: ${rule.satisfiedBy.join('; ')}.`,
    `Does not permit: ${rule.doesNotPermit.join('; ')}. (${rule.source})`,
  ];
}

/** Everything: what each kind needs, what is in use, and why that is enough. */
export function tellConsentLevel(level: ConsentLevel): string[] {
  return [
    ...level.kinds.flatMap(tellKind),
    ...level.collected.map(({ level: reached, how }) => `In use, ${reached} consent: ${how}.`),
    level.conclusion,
    ...(level.refused === null ? [] : [level.refused]),
  ];
}
