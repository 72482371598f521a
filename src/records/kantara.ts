/**
 * Kantara Consent Receipt Specification v1.1.0. It has no place for an IP address, the exact
 * wording or the number itself, so the seven items stand beside its fields as an extension.
 */
import type { CampaignDefinition } from '../registration/campaign.ts';
import { type ConsentRecord, newestEvent, recordUuid } from './record.ts';
import { type SevenItems, sevenItems } from './seven-items.ts';

/** How the export shows what must not be shown to everybody, and how long records are kept. */
export interface Showing {
  readonly number: (e164: string) => string;
  /** Years after the last event. */
  readonly retentionYears: number;
}

export interface KantaraReceipt {
  readonly version: 'KI-CR-v1.1.0';
  readonly jurisdiction: string;
  /** Seconds since 1970, UTC. */
  readonly consentTimestamp: number;
  readonly collectionMethod: string;
  readonly consentReceiptID: string;
  readonly language: string;
  readonly piiPrincipalId: string;
  readonly piiControllers: readonly object[];
  readonly policyUrl: string;
  readonly services: readonly object[];
  readonly sensitive: false;
  readonly spiCat: readonly string[];
  /** Not of the standard. */
  readonly x_ctia_5_1_2: SevenItems;
  readonly x_status: { readonly status: string; readonly at: string };
}

const METHOD = {
  slack: 'Form in Slack: a box that was not ticked before, then a button',
  teams: 'Form in Microsoft Teams: a box that was not ticked before, then a button',
  web: 'Web page behind a personal link: a box that was not ticked before, then a button',
  paper: 'Signed paper, entered by an administrator',
  verbal: 'Spoken consent after a script was read, entered by an administrator',
  admin: 'Entered by an administrator',
} as const;

export const collectionMethod = ({ given }: ConsentRecord): string => METHOD[given.medium];

/** One receipt per consent; valid by the schema that was published with v1.1.0. */
export function kantaraReceipt(record: ConsentRecord, showing: Showing): KantaraReceipt {
  const { given, campaign } = record;
  const definition = campaign?.definition ?? null;
  const newest = newestEvent(record);
  return {
    version: 'KI-CR-v1.1.0',
    jurisdiction: jurisdictionOf(definition),
    consentTimestamp: Math.floor(Date.parse(record.recordedAt) / 1000),
    collectionMethod: collectionMethod(record),
    consentReceiptID: recordUuid(record),
    language: given.experience.locale,
    piiPrincipalId: record.employeeId,
    piiControllers: [controllerOf(definition)],
    policyUrl: definition?.privacyPolicyLink ?? '',
    services: [serviceOf(record, showing)],
    sensitive: false,
    spiCat: [],
    x_ctia_5_1_2: sevenItems(record, showing.number),
    x_status: { status: newest.status, at: newest.at },
  };
}

export const jurisdictionOf = (definition: CampaignDefinition | null): string =>
  definition?.brand.country ?? 'US';

function controllerOf(definition: CampaignDefinition | null): object {
  const brand = definition?.brand;
  return {
    piiController: brand?.companyName ?? '',
    contact: brand?.displayName ?? '',
    address: addressOf(definition),
    email: brand?.email ?? '',
    phone: brand?.phone ?? '',
    ...(brand === undefined ? {} : { piiControllerUrl: brand.website }),
  };
}

/** The parts that are known, by the names of schema.org. */
export function addressOf(definition: CampaignDefinition | null): Record<string, string> {
  const brand = definition?.brand;
  const parts: readonly (readonly [string, string | undefined])[] = [
    ['streetAddress', brand?.street],
    ['addressLocality', brand?.city],
    ['addressRegion', brand?.state],
    ['postalCode', brand?.postalCode],
    ['addressCountry', brand?.country],
  ];
  return Object.fromEntries(
    parts.filter((part): part is [string, string] => part[1] !== undefined),
  );
}

/** What the texts are for, in words. */
export const purposeOf = ({ campaign }: ConsentRecord): string =>
  `Work text messages (SMS) to employees: ${campaign?.definition.messageTypes.join(', ') ?? 'as in the wording'}`;

export const terminationOf = (years: number): string =>
  `Withdrawn by the employee at any time and by any reasonable means. The record is kept for ${years} years after its last event.`;

function serviceOf(record: ConsentRecord, { retentionYears }: Showing): object {
  return {
    service: 'Work text messages (SMS)',
    purposes: [
      {
        purpose: purposeOf(record),
        purposeCategory: ['4 - Contact Requested'],
        consentType: 'EXPLICIT',
        piiCategory: ['1 - Biographical', '2 - Contact'],
        primaryPurpose: true,
        termination: terminationOf(retentionYears),
        // The carrier of the texts works on the company's order; nobody else gets the number.
        thirdPartyDisclosure: false,
      },
    ],
  };
}
