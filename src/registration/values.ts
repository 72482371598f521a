/** A registration as values by TCR's field names; flags are computed, never typed. */
import { LINK } from './phrases.ts';
import type { Value, Values } from './providers/profile.ts';
import type { Registration } from './registration.ts';

/** From 50 numbers on TCR wants a pool with a reason (requirement 43). */
export const POOL_FROM = 50;

/** What TCR demands and no admin can say no to (requirement 41). */
const ALWAYS = { subscriberOptin: true, subscriberOptout: true, subscriberHelp: true } as const;

/** What texts to employees never are. */
const NEVER = { affiliateMarketing: false, ageGated: false, directLending: false } as const;

function brandValues({ brand }: Registration): Record<string, Value | undefined> {
  return {
    ...brand,
    einIssuingCountry: brand.ein === undefined ? undefined : (brand.country ?? 'US'),
  };
}

function poolValues({ numbers, numberPoolReason }: Registration) {
  const numberPool = numbers.length >= POOL_FROM;
  return { numberPool, numberPoolReason: numberPool ? (numberPoolReason ?? undefined) : undefined };
}

/** Every value there is; what is not known is absent. */
export function valuesOf(registration: Registration): Values {
  const { samples } = registration;
  const link = samples.map((sample) => LINK.exec(sample)?.[0]).find((one) => one !== undefined);
  const all: Record<string, Value | undefined> = {
    ...brandValues(registration),
    usecase: registration.usecase,
    subUsecases: registration.subUsecases,
    description: registration.description,
    messageFlow: registration.messageFlow,
    ...Object.fromEntries(samples.map((sample, index) => [`sample${index + 1}`, sample])),
    optinKeywords: registration.optinKeywords,
    optinMessage: registration.optinMessage,
    optoutKeywords: registration.optoutKeywords,
    optoutMessage: registration.optoutMessage,
    helpKeywords: registration.helpKeywords,
    helpMessage: registration.helpMessage,
    privacyPolicyLink: registration.privacyPolicyLink,
    termsAndConditionsLink: registration.termsAndConditionsLink,
    ...ALWAYS,
    embeddedLink: registration.embeddedLink,
    embeddedLinkSample: link,
    embeddedPhone: registration.embeddedPhone,
    ...poolValues(registration),
    ...NEVER,
    autoRenewal: true,
  };
  const known = Object.entries(all).filter(
    (entry): entry is [string, Value] => entry[1] !== undefined,
  );
  return Object.fromEntries(known);
}
