/** A filled form as the order it means; the service checks it and names the field that is wrong. */
import type { AddNumber, AssignNumber } from '../numbers/orders.ts';
import type { CampaignDefinition } from '../registration/campaign.ts';
import { kindsOf } from '../registration/consent-level.ts';

/** What a form holds, by field id; an absent or odd value is an empty one. */
export interface FormValues {
  text(id: string): string;
  choice(id: string): string;
}

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
      ...current?.brand,
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
    ...kindsFrom(values.choice('messageKinds'), current),
    ...remindersFrom(values.choice('reminders')),
    ...optional('typicalVolume'),
    ...optional('evidenceUrl'),
    ...optional('consentText'),
  };
}

/** An odd or absent choice keeps what the campaign says; so does one that says no more than it. */
function kindsFrom(
  chosen: string,
  current: CampaignDefinition | null,
): { messageKinds?: string[] } {
  if (current !== null && chosen === kindsOf(current).join(',')) return {};
  const kinds = chosen.split(',').filter((kind) => /^(?:in|con)[a-z]{5,20}$/.test(kind));
  return kinds.length === 0 ? {} : { messageKinds: kinds };
}

const remindersFrom = (chosen: string): { reminders?: number } =>
  /^[0-2]$/.test(chosen) ? { reminders: Number(chosen) } : {};

/** `512-555-0100` as `+15125550100`; anything else as typed, for the service to judge. */
function internationalForm(typed: string): string {
  const digits = typed.replace(/[\s().-]/gu, '');
  if (/^[2-9]\d{9}$/u.test(digits)) return `+1${digits}`;
  if (/^1[2-9]\d{9}$/u.test(digits)) return `+${digits}`;
  return /^\+\d+$/u.test(digits) ? digits : typed;
}

export function numberFrom(values: FormValues): AddNumber {
  return {
    phone: values.text('phone'),
    label: values.text('label').trim(),
    owner: ownerFrom(values),
    kind: values.choice('kind') === 'personal_mobile' ? 'personal_mobile' : 'company_line',
    use: useFrom(values),
    provider: values.text('provider').trim(),
  };
}

export function reassignmentFrom(values: FormValues): Omit<AssignNumber, 'phone'> {
  return { label: values.text('label').trim(), owner: ownerFrom(values), use: useFrom(values) };
}

function ownerFrom(values: FormValues): AddNumber['owner'] {
  const kind = values.choice('owner_kind') === 'person' ? 'person' : 'team';
  return { kind, name: values.text('owner').trim() };
}

function useFrom(values: FormValues): AddNumber['use'] {
  const use = values.choice('use');
  return use === 'sends' || use === 'receives' ? use : 'both';
}
