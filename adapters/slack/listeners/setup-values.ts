/** The campaign form as a definition; the service checks it and names the field that is wrong. */
import type { CampaignDefinition } from '../../../src/registration/campaign.ts';
import type { FormValues } from './form-values.ts';

/** Parts that are set by file only are carried over from the campaign as it stands. */
export function campaignFrom(
  values: FormValues,
  current: CampaignDefinition | null,
): Record<string, unknown> {
  const text = (id: string) => values.text(id).trim();
  const optional = (id: string) => (text(id) === '' ? {} : { [id]: text(id) });
  const { typicalVolume: _volume, evidenceUrl: _url, consentText: _text, ...kept } = current ?? {};
  return {
    ...kept,
    brand: {
      companyName: text('companyName'),
      displayName: text('displayName'),
      email: text('email'),
      phone: internationalForm(text('phone')),
      website: text('website'),
    },
    messageTypes: text('messageTypes')
      .split(/[\n,;]+/u)
      .map((type) => type.trim())
      .filter((type) => type !== ''),
    frequency: text('frequency'),
    privacyPolicyLink: text('privacyPolicyLink'),
    termsAndConditionsLink: text('termsAndConditionsLink'),
    provider: values.choice('provider') || 'ringcentral',
    ...optional('typicalVolume'),
    ...optional('evidenceUrl'),
    ...optional('consentText'),
  };
}

/** `512-555-0100` as `+15125550100`; anything else as typed, for the service to judge. */
function internationalForm(typed: string): string {
  const digits = typed.replace(/[\s().-]/gu, '');
  if (/^[2-9]\d{9}$/u.test(digits)) return `+1${digits}`;
  if (/^1[2-9]\d{9}$/u.test(digits)) return `+${digits}`;
  return /^\+\d+$/u.test(digits) ? digits : typed;
}
