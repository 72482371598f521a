/** The providers as an admin chooses or names them. */
import { InvalidInputError } from '../errors.ts';
import { PROVIDERS, type Provider } from '../registration/campaign.ts';
import { PROFILES } from '../registration/providers/profiles.ts';
import type { Choice } from './field.ts';

/** The one for whoever has none of the others stands last. */
export const PROVIDER_CHOICES: readonly Choice[] = [
  ...PROVIDERS.filter((provider) => provider !== 'portable'),
  'portable' as const,
].map((provider) => ({ value: provider, label: PROFILES[provider].label }));

/** @throws InvalidInputError('provider') that lists them all */
export function providerNamed(word: string): Provider {
  const provider = PROVIDERS.find((one) => one === word.trim().toLowerCase());
  if (provider !== undefined) return provider;
  throw new InvalidInputError(
    'provider',
    `Please name one of these providers: ${PROVIDERS.join(', ')}.`,
  );
}
