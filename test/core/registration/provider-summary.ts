/** The tour's company with every brand field, as a summary for any provider. */
import type { Provider } from '../../../src/registration/campaign.ts';
import { composeSummary, type Summary } from '../../../src/registration/summarize.ts';
import { SUMMARY_INPUT } from './summary-input.ts';
import { CAMPAIGN } from './worked-example.ts';

export const BRAND = {
  ...CAMPAIGN.brand,
  entityType: 'PRIVATE_PROFIT',
  ein: '12-3456789',
  vertical: 'CONSTRUCTION',
  street: '1 Elm St',
  city: 'Austin',
  state: 'TX',
  postalCode: '78701',
  country: 'US',
};

export const summaryFor = (
  provider: Provider,
  change: Partial<typeof CAMPAIGN> = {},
  input: Partial<typeof SUMMARY_INPUT> = {},
): Summary =>
  composeSummary({
    ...SUMMARY_INPUT,
    ...input,
    provider,
    campaign: {
      ...SUMMARY_INPUT.campaign,
      definition: { ...CAMPAIGN, brand: BRAND, ...change },
    },
  });

/** Values by the provider's own names. */
export const own = (summary: Summary): Readonly<Record<string, unknown>> =>
  Object.fromEntries(summary.fields.map((field) => [field.own, field.value]));

export const bodyOf = (summary: Summary): Readonly<Record<string, unknown>> =>
  summary.form.payload?.body ?? {};
