/**
 * A consent record shaped as ISO/IEC TS 27560:2023, in JSON-LD with terms of the W3C Data Privacy
 * Vocabulary (DPV 2). The standard's own text is not public; the shape follows the guide of the
 * DPV community group. It has no place for an IP address: see `rollcall:sevenItems`.
 */
import {
  addressOf,
  collectionMethod,
  jurisdictionOf,
  purposeOf,
  type Showing,
  terminationOf,
} from './kantara.ts';
import { type ConsentRecord, type RecordEvent, type RecordStatus, recordUuid } from './record.ts';
import { type SevenItems, sevenItems } from './seven-items.ts';

const CONTEXT = {
  dpv: 'https://w3id.org/dpv#',
  pd: 'https://w3id.org/dpv/pd#',
  dct: 'http://purl.org/dc/terms/',
  schema: 'https://schema.org/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  rollcall: 'urn:rollcall:terms:',
} as const;

/** One document that holds every record. */
export function iso27560Document(records: readonly ConsentRecord[], showing: Showing): object {
  return {
    '@context': CONTEXT,
    '@graph': records.map((record) => iso27560Record(record, showing)),
  };
}

function iso27560Record(record: ConsentRecord, showing: Showing): object {
  const items = sevenItems(record, showing.number);
  const definition = record.campaign?.definition ?? null;
  const uuid = recordUuid(record);
  return {
    '@id': `urn:uuid:${uuid}`,
    '@type': 'dpv:ConsentRecord',
    'dct:identifier': uuid,
    'dct:conformsTo': 'https://w3id.org/dpv/schema/dpv-27560#record',
    'dct:created': moment(record.recordedAt),
    'dct:modified': moment(record.events.at(-1)?.at ?? record.recordedAt),
    'dpv:hasJurisdiction': jurisdictionOf(definition),
    'dpv:hasLegalBasis': { '@id': 'dpv:ExplicitlyExpressedConsent' },
    'dpv:hasDataSubject': subjectOf(items),
    'dpv:hasDataController': {
      '@type': 'dpv:DataController',
      'schema:name': definition?.brand.companyName ?? null,
      'schema:address': addressOf(definition),
      'schema:email': definition?.brand.email ?? null,
      'schema:telephone': definition?.brand.phone ?? null,
      'schema:url': definition?.brand.website ?? null,
    },
    'dpv:hasNotice': {
      '@type': 'dpv:ConsentNotice',
      'dct:identifier': items.experience.noticeSha256,
      'dct:hasVersion': String(items.experience.noticeVersion),
      'dct:language': items.experience.language,
      'dct:description': items.experience.wording,
      'dct:references': definition?.privacyPolicyLink ?? null,
    },
    'dpv:hasProcess': processOf(record, { items, showing }),
    'dpv:hasConsentStatus': record.events.map((event) => statusOf(event, record)),
    'rollcall:sevenItems': items,
    'rollcall:ledgerEntry': { origin: record.origin, seq: record.seq },
  };
}

const subjectOf = ({ identity }: SevenItems): object => ({
  '@id': `urn:rollcall:employee:${identity.employeeId}`,
  '@type': 'dpv:Employee',
  'dpv:hasIdentifier': [
    identity.employeeId,
    ...(identity.account === null ? [] : [identity.account]),
  ],
});

function processOf(
  record: ConsentRecord,
  { items, showing }: { items: SevenItems; showing: Showing },
): object {
  const { identity, phoneNumber, ipAddress } = items;
  const data: readonly (readonly [type: string, value: string | null])[] = [
    ['pd:TelephoneNumber', phoneNumber],
    ['pd:Name', identity.name],
    ['pd:EmailAddress', identity.email],
    ['pd:IPAddress', ipAddress.value],
  ];
  return {
    '@type': 'dpv:Process',
    'dpv:hasService': 'Work text messages (SMS)',
    'dpv:hasPurpose': {
      '@type': 'dpv:CommunicationManagement',
      'dct:description': purposeOf(record),
    },
    'dpv:hasPersonalData': data
      .filter(([, value]) => value !== null)
      .map(([type, value]) => ({ '@type': type, 'schema:value': value })),
    'dpv:hasStorageCondition': {
      '@type': 'dpv:StorageDuration',
      'dpv:hasDuration': `P${showing.retentionYears}Y`,
      'dct:description': terminationOf(showing.retentionYears),
    },
    'dpv:hasConsentControl': {
      '@type': 'dpv:WithdrawConsent',
      'dct:description':
        'Reply STOP to any text, press Stop in the chat or on the personal page, or tell HR.',
    },
  };
}

/** The status names of DPV; a hold is a state of ours in which no text may be sent. */
const STATUS: Readonly<Record<RecordStatus, string>> = {
  given: 'dpv:ConsentGiven',
  replaced: 'dpv:ConsentExpired',
  refused: 'dpv:ConsentRefused',
  withdrawn: 'dpv:ConsentWithdrawn',
  held: 'dpv:ConsentUnknown',
  invalidated: 'dpv:ConsentInvalidated',
};

function statusOf(event: RecordEvent, record: ConsentRecord): object {
  const { status, at, medium, means, seq } = event;
  const renewed = status === 'given' && seq === record.seq && record.given.replaces !== null;
  return {
    '@type': renewed ? 'dpv:RenewedConsentGiven' : STATUS[status],
    'dpv:isIndicatedAtTime': moment(at),
    'dpv:isIndicatedBy': { '@id': medium === null ? 'dpv:DataController' : 'dpv:DataSubject' },
    'dpv:hasIndicationMethod': seq === record.seq ? collectionMethod(record) : means,
    ...(status === 'held' || status === 'replaced' ? { 'dct:description': status } : {}),
  };
}

const moment = (at: string): object => ({ '@type': 'xsd:dateTime', '@value': at });
