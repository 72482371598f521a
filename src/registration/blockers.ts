/** What stands in the way of handing a registration in, each as a sentence that says what to do. */
import type { Notice } from '../consent/notice.ts';
import type { ConsentLevel } from './consent-level.ts';
import { fieldLabel } from './field-words.ts';
import { findForeignChoices, type SummaryField } from './form.ts';
import { isWithin } from './limits.ts';
import type { Finding } from './lint.ts';
import { mediumWords } from './medium-words.ts';
import { PROFILES } from './providers/profiles.ts';
import type { Registration } from './registration.ts';
import { tellFinding } from './tell-finding.ts';
import { POOL_FROM } from './values.ts';

export interface Standing {
  readonly registration: Registration;
  readonly consentLevel: ConsentLevel;
  /** The campaign's consent text is not the one in force. */
  readonly pending: boolean;
  readonly notice: Notice | null;
  /** Somebody has been asked. */
  readonly asked: boolean;
  /** Media of consents that the message flow cannot tell of. */
  readonly undescribed: readonly string[];
  readonly fields: readonly SummaryField[];
  readonly findings: readonly Finding[];
}

function ofNumbers({ numbers, numberPoolReason, provider }: Registration): string[] {
  if (numbers.length === 0) return ['No sending number is in use: add the numbers you text from.'];
  const { label, limits, takesPool } = PROFILES[provider];
  if (takesPool === false && !isWithin(limits.numbers ?? null, numbers.length)) {
    return [
      `${numbers.length} numbers send: ${label} takes at most ${limits.numbers?.max} in its one campaign. Retire those that are not needed, or have ${label} agree to more first.`,
    ];
  }
  if (numbers.length < POOL_FROM || numberPoolReason !== null) return [];
  return [
    `${numbers.length} numbers send: from ${POOL_FROM} on the form wants a number pool and a reason in your own words. Have it written into the campaign file (numberPoolReason).`,
  ];
}

function ofNotice({ notice, registration, pending }: Standing): string[] {
  if (notice === null) {
    return [
      'No wording is in force: press “Change the campaign”, correct what must be fixed and save it.',
    ];
  }
  if (registration.numbers.join() !== [...notice.numbers].sort().join()) {
    return [
      'The wording in force does not name exactly the numbers that send: press “Change the campaign”, save it again, then press “Ask for consent”.',
    ];
  }
  return pending
    ? [
        "The campaign's consent text is not the one in force: settle its findings and save the campaign again, so that employees see it.",
      ]
    : [];
}

function ofConsent({ asked, undescribed, consentLevel }: Standing): string[] {
  const { refused, conclusion, kinds } = consentLevel;
  return [
    ...(asked
      ? []
      : [
          'Nobody has been asked yet: launch a broadcast, since the registration tells what was done.',
        ]),
    ...undescribed.map(
      (medium) =>
        `Consents came ${mediumWords(medium)}, which the message flow does not describe: a registration must tell every way people agreed, so it cannot be handed in.`,
    ),
    ...(refused === null ? [] : [refused]),
    ...(refused === null && kinds.some(({ enough }) => !enough) ? [conclusion] : []),
  ];
}

function ofLengths({ fields, findings }: Standing): string[] {
  const told = new Set(
    findings.filter(({ severity }) => severity === 'error').map(({ field }) => field),
  );
  return fields
    .filter(({ name, withinLimit }) => !withinLimit && !told.has(name))
    .map(({ name, value, length, limit }) => {
      const unit = typeof value === 'string' ? 'characters' : 'entries';
      return `${fieldLabel(name)} has ${length} ${unit}; the form takes ${limit?.min} to ${limit?.max}.`;
    });
}

export function findBlockers(standing: Standing): string[] {
  return [
    ...ofNumbers(standing.registration),
    ...ofNotice(standing),
    ...ofConsent(standing),
    ...findForeignChoices(standing.registration),
    ...ofLengths(standing),
    ...standing.findings.filter(({ severity }) => severity === 'error').map(tellFinding),
  ];
}
