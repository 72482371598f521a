/** Every consent on record in one of the formats others read, at one state of the ledger. */
import { InvalidInputError } from '../errors.ts';
import type { Entry } from '../ledger/entry.ts';
import type { FactKind } from '../ledger/fact.ts';
import { isActive, sends } from '../numbers/sending-number.ts';
import type { Ports } from '../ports.ts';
import { iso27560Document } from '../records/iso-27560.ts';
import { kantaraReceipt } from '../records/kantara.ts';
import { ringcentralConsents, twilioConsents } from '../records/providers.ts';
import { readRecords } from '../records/read-records.ts';
import { type ConsentRecord, publishedIn } from '../records/record.ts';
import { retentionYearsOf } from '../records/retention.ts';
import { maskNumber, wholeNumber } from '../records/seven-items.ts';
import { RECORD_COLUMNS, recordJson, recordRow } from '../records/table.ts';
import type { Actor } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import { takeSnapshot } from './take-snapshot.ts';

export const RECORD_FORMATS = ['kantara', '27560', 'twilio', 'ringcentral', 'csv', 'json'] as const;
export type RecordFormat = (typeof RECORD_FORMATS)[number];

export interface ExportOrder {
  readonly format: RecordFormat;
  /** Whole phone numbers instead of their last four digits; is logged (requirement 61). */
  readonly fullNumbers: boolean;
  /** For Twilio: a Messaging Service SID or one number; every sending number in use when absent. */
  readonly sender?: string;
}

export interface RecordsExport {
  readonly format: RecordFormat;
  readonly count: number;
  readonly numbers: 'masked' | 'whole';
  /** The state shown: entries, and the signed note over them. */
  readonly size: number;
  readonly checkpoint: string;
  /** JSON; null for a table. */
  readonly document: object | null;
  /** Cells as text, the first row the names of the columns; null for JSON. */
  readonly table: readonly (readonly string[])[] | null;
}

/** @throws NotAllowedError for anybody but an admin; InvalidInputError('sender') */
export async function exportRecords(
  ports: Ports,
  actor: Actor,
  order: ExportOrder,
): Promise<RecordsExport> {
  const by = await requireAdmin(ports, actor, 'export the records');
  const { format, fullNumbers } = order;
  const { size, checkpoint } = await takeSnapshot(ports);
  const records = await everyRecord(ports, size);
  const written = await write(ports, records, order);
  if (fullNumbers) {
    const fields = { by, format, records: records.length, size };
    ports.log.warn('Records were exported with whole phone numbers.', fields);
  }
  const numbers = fullNumbers ? 'whole' : 'masked';
  return { format, count: records.length, numbers, size, checkpoint, ...written };
}

type Written = Pick<RecordsExport, 'document' | 'table'>;

async function write(
  ports: Ports,
  records: readonly ConsentRecord[],
  order: ExportOrder,
): Promise<Written> {
  const number = order.fullNumbers ? wholeNumber : maskNumber;
  const showing = { number, retentionYears: retentionYearsOf(ports) };
  const json = (document: object): Written => ({ document, table: null });
  switch (order.format) {
    case 'kantara':
      return json(records.map((record) => kantaraReceipt(record, showing)));
    case '27560':
      return json(iso27560Document(records, showing));
    case 'twilio':
      return json(twilioConsents(records, number, await sendersOf(ports, order)));
    case 'ringcentral':
      return json(ringcentralConsents(records, number));
    case 'json':
      return json(records.map((record) => recordJson(record, number)));
    case 'csv':
      return {
        document: null,
        table: [RECORD_COLUMNS, ...records.map((record) => recordRow(record, number))],
      };
  }
}

async function sendersOf(ports: Ports, { sender }: ExportOrder): Promise<readonly string[]> {
  if (sender !== undefined) {
    if (/^(?:MG[0-9a-f]{32}|\+[1-9]\d{6,14})$/.test(sender)) return [sender];
    throw new InvalidInputError(
      'sender',
      'sender must be a Messaging Service (MG and 32 hexadecimal digits) or a number like +15125550101.',
    );
  }
  const now = ports.clock.now();
  const inUse = (await ports.views.numbers()).filter((one) => isActive(one, now) && sends(one));
  if (inUse.length > 0) return inUse.map(({ e164 }) => e164);
  throw new InvalidInputError(
    'sender',
    'No sending number is in use. Add one, or name the Messaging Service with --sender.',
  );
}

const PERSONAL_KINDS: ReadonlySet<FactKind> = new Set([
  'EmployeeJoined',
  'EmployeeLeft',
  'EmployeeReturned',
  'ConsentGiven',
  'ConsentRefused',
  'ConsentWithdrawn',
  'ConsentHeld',
  'ConsentReleased',
  'ConsentInvalidated',
  'PersonalDataErased',
]);
const NO_BYTES = new Uint8Array();

/** One pass over the entries below `size`, so that what is added meanwhile changes nothing. */
export async function everyRecord(ports: Ports, size: number): Promise<readonly ConsentRecord[]> {
  const byPerson = new Map<string, Entry[]>();
  const publishing: Entry[] = [];
  for await (const entry of ports.ledger.entries(0, size)) {
    const { fact } = entry;
    if (fact.kind === 'NoticePublished' || fact.kind === 'CampaignDefined') publishing.push(entry);
    if (!PERSONAL_KINDS.has(fact.kind) || !('employeeId' in fact)) continue;
    const own = byPerson.get(fact.employeeId) ?? [];
    own.push({ ...entry, bytes: NO_BYTES });
    byPerson.set(fact.employeeId, own);
  }
  const published = publishedIn(publishing);
  return [...byPerson.values()]
    .flatMap((own) => readRecords(ports.signer.origin, own, published))
    .sort((one, other) => one.seq - other.seq);
}
