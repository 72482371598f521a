/** The campaign form: what an admin says once about the company and its texts. */
import type { Campaign, CampaignDefinition } from '../registration/campaign.ts';
import { fieldLabel } from '../registration/field-words.ts';
import type { Finding } from '../registration/lint.ts';
import type { Field, TextField } from './field.ts';
import { findingParts } from './findings.ts';
import { offerParts } from './offers.ts';
import { type Page, quote, text } from './page.ts';
import { PROVIDER_CHOICES } from './providers.ts';
import { type Rich, say } from './rich.ts';
import type { Surface } from './surface.ts';

/** The kinds of messages, asked in words that need no law: notices, replies to them, or replies only. */
const WHO_WRITES = [
  { value: 'informational,conversational', label: 'We text employees, and they may reply' },
  { value: 'informational', label: 'We text employees, and nobody reads replies' },
  { value: 'conversational', label: 'Employees text us first, and we only answer' },
];

const REMINDERS = [
  { value: '0', label: 'None' },
  { value: '1', label: 'One' },
  { value: '2', label: 'Two' },
];

export const SETUP_INTRO: Rich = say`Fill this in once. From it I write the text employees agree to and the registration summary. Every change makes a new version; old answers keep the version they answered.`;

export const SETUP_KEEPS: Rich = say`Tax id, address, samples and replies have a form of their own, “Company and texts”; keywords are set by file. All of them are kept as they are.`;

export const setupFields = (current: CampaignDefinition | null): Field[] => [
  ...brandFields(current),
  ...textingFields(current),
  {
    kind: 'choice',
    id: 'messageKinds',
    label: fieldLabel('messageKinds'),
    initial: kindsIn(current),
    choices: WHO_WRITES,
  },
  {
    kind: 'choice',
    id: 'reminders',
    label: fieldLabel('reminders'),
    initial: String(current?.reminders ?? 2),
    choices: REMINDERS,
  },
  {
    kind: 'choice',
    id: 'provider',
    label: fieldLabel('provider'),
    initial: current?.provider ?? 'ringcentral',
    choices: PROVIDER_CHOICES,
  },
];

const kindsIn = (current: CampaignDefinition | null): string =>
  WHO_WRITES.find(({ value }) => value === current?.messageKinds?.join(','))?.value ??
  'informational,conversational';

function brandFields(current: CampaignDefinition | null): TextField[] {
  const brand = current?.brand;
  return [
    {
      kind: 'text',
      id: 'companyName',
      label: fieldLabel('companyName'),
      hint: 'Letter by letter as on the IRS letter.',
      initial: brand?.companyName,
      max: 100,
    },
    {
      kind: 'text',
      id: 'displayName',
      label: fieldLabel('displayName'),
      initial: brand?.displayName,
      max: 100,
    },
    {
      kind: 'text',
      id: 'email',
      label: fieldLabel('email'),
      hint: 'People who need help write here.',
      initial: brand?.email,
      max: 100,
    },
    {
      kind: 'text',
      id: 'phone',
      label: fieldLabel('phone'),
      example: '512-555-0100',
      initial: brand?.phone,
      max: 40,
    },
    {
      kind: 'text',
      id: 'website',
      label: fieldLabel('website'),
      example: 'https://',
      initial: brand?.website,
      max: 100,
    },
  ];
}

function textingFields(current: CampaignDefinition | null): TextField[] {
  return [
    {
      kind: 'text',
      id: 'messageTypes',
      label: fieldLabel('messageTypes'),
      hint: 'One per line, for example: shift, schedule, job-site, safety updates, replies.',
      initial: current?.messageTypes.join('\n'),
      multiline: true,
      max: 700,
    },
    {
      kind: 'text',
      id: 'frequency',
      label: fieldLabel('frequency'),
      hint: 'For example: Message frequency varies',
      initial: current?.frequency ?? 'Message frequency varies',
      max: 120,
    },
    {
      kind: 'text',
      id: 'typicalVolume',
      label: fieldLabel('typicalVolume'),
      hint: 'For example: 2 to 10 messages per employee per month',
      optional: true,
      initial: current?.typicalVolume,
      max: 120,
    },
    ...linkFields(current),
    {
      kind: 'text',
      id: 'consentText',
      label: fieldLabel('consentText'),
      hint: 'Leave empty to have it written for you. It must keep every required statement.',
      optional: true,
      multiline: true,
      initial: current?.consentText,
      max: 3000,
    },
  ];
}

function linkFields(current: CampaignDefinition | null): TextField[] {
  return [
    {
      kind: 'text',
      id: 'privacyPolicyLink',
      label: fieldLabel('privacyPolicyLink'),
      hint: 'Leave empty if you have none: then I serve one.',
      optional: true,
      example: 'https://',
      initial: current?.privacyPolicyLink,
      max: 255,
    },
    {
      kind: 'text',
      id: 'termsAndConditionsLink',
      label: fieldLabel('termsAndConditionsLink'),
      hint: 'Leave empty if you have none: then I serve them.',
      optional: true,
      example: 'https://',
      initial: current?.termsAndConditionsLink,
      max: 255,
    },
    {
      kind: 'text',
      id: 'evidenceUrl',
      label: fieldLabel('evidenceUrl'),
      hint: 'Leave empty to use mine.',
      optional: true,
      example: 'https://',
      initial: current?.evidenceUrl,
      max: 255,
    },
  ];
}

export interface Saved {
  readonly campaign: Campaign;
  readonly notice: { readonly version: number; readonly text: string };
  readonly findings: readonly Finding[];
}

export function savedPage({ campaign, notice, findings }: Saved, surface: Surface): Page {
  const blocked = findings.some(({ severity }) => severity === 'error');
  const code = (words: string): Rich => [{ text: surface.command(words), code: true }];
  return {
    brief: say`Saved as campaign version ${campaign.version}.`,
    parts: [
      text(
        say`Saved as campaign version ${campaign.version}. Employees will read this text (wording version ${notice.version}):`,
      ),
      quote(notice.text),
      text(
        blocked
          ? say`*Before you can ask anyone,* fix what is marked “Must be fixed” below.`
          : say`*Next:* check your sending numbers with ${code('numbers')}, then ask with ${code('broadcast')}.`,
      ),
      ...findingParts(findings),
      ...offerParts(findings),
    ],
  };
}
