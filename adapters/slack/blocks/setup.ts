/** The campaign form: what an admin says once about the company and its texts. */
import type { ModalView } from '@slack/types';
import type { Campaign, CampaignDefinition } from '../../../src/registration/campaign.ts';
import type { Finding } from '../../../src/registration/lint.ts';
import { findingBlocks } from './findings.ts';
import { modal } from './modal.ts';
import { choice, context, quote, section, type TextField, textInput } from './parts.ts';
import { words } from './text.ts';

const PROVIDERS = [
  { value: 'ringcentral', label: 'RingCentral' },
  { value: 'portable', label: 'Any provider (strictest limits)' },
];

export function setupView(current: CampaignDefinition | null): ModalView {
  return modal({
    title: 'Set up the campaign',
    callback: 'campaign.set',
    submit: 'Save',
    close: 'Cancel',
    blocks: [
      section(
        words`Fill this in once. From it I write the text employees agree to and the registration summary. Every change makes a new version; old answers keep the version they answered.`,
      ),
      ...brandFields(current).map(textInput),
      ...textingFields(current).map(textInput),
      choice(
        { id: 'provider', label: 'Provider', initial: current?.provider ?? 'ringcentral' },
        PROVIDERS,
      ),
      ...(current === null
        ? []
        : [context(words`Texts set by file (samples, replies, keywords) are kept as they are.`)]),
    ],
  });
}

function brandFields(current: CampaignDefinition | null): TextField[] {
  const brand = current?.brand;
  return [
    {
      id: 'companyName',
      label: 'Legal company name',
      hint: 'Letter by letter as on the IRS letter.',
      initial: brand?.companyName,
      max: 100,
    },
    { id: 'displayName', label: 'Name employees know', initial: brand?.displayName, max: 100 },
    {
      id: 'email',
      label: 'Support e-mail',
      hint: 'People who need help write here.',
      initial: brand?.email,
      max: 100,
    },
    {
      id: 'phone',
      label: 'Support phone',
      example: '512-555-0100',
      initial: brand?.phone,
      max: 40,
    },
    {
      id: 'website',
      label: 'Company website',
      example: 'https://',
      initial: brand?.website,
      max: 100,
    },
  ];
}

function textingFields(current: CampaignDefinition | null): TextField[] {
  return [
    {
      id: 'messageTypes',
      label: 'What is texted',
      hint: 'One per line, for example: shift, schedule, job-site, safety updates, replies.',
      initial: current?.messageTypes.join('\n'),
      multiline: true,
      max: 700,
    },
    {
      id: 'frequency',
      label: 'How often',
      hint: 'For example: Message frequency varies',
      initial: current?.frequency ?? 'Message frequency varies',
      max: 120,
    },
    {
      id: 'typicalVolume',
      label: 'Usual volume',
      hint: 'For example: 2 to 10 messages per employee per month',
      optional: true,
      initial: current?.typicalVolume,
      max: 120,
    },
    {
      id: 'privacyPolicyLink',
      label: 'Privacy policy address',
      example: 'https://',
      initial: current?.privacyPolicyLink,
      max: 255,
    },
    {
      id: 'termsAndConditionsLink',
      label: 'Terms address',
      example: 'https://',
      initial: current?.termsAndConditionsLink,
      max: 255,
    },
    {
      id: 'evidenceUrl',
      label: 'Public page with pictures of the opt-in',
      optional: true,
      example: 'https://',
      initial: current?.evidenceUrl,
      max: 255,
    },
    {
      id: 'consentText',
      label: 'Own consent text',
      hint: 'Leave empty to have it written for you. It must keep every required statement.',
      optional: true,
      multiline: true,
      initial: current?.consentText,
      max: 3000,
    },
  ];
}

export interface Saved {
  readonly campaign: Campaign;
  readonly notice: { readonly version: number; readonly text: string };
  readonly findings: readonly Finding[];
}

export function savedView({ campaign, notice, findings }: Saved): ModalView {
  const blocked = findings.some(({ severity }) => severity === 'error');
  return modal({
    title: 'Saved',
    blocks: [
      section(
        words`Saved as campaign version ${campaign.version}. Employees will read this text (wording version ${notice.version}):`,
      ),
      quote(notice.text),
      section(
        blocked
          ? words`*Before you can ask anyone,* fix what is marked “Must be fixed” below.`
          : words`*Next:* check your sending numbers with \`/sms-consent numbers\`, then ask with \`/sms-consent broadcast\`.`,
      ),
      ...findingBlocks(findings),
    ],
  });
}
