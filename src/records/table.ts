/** The records as rows for people who live in spreadsheets, and as plain JSON. */
import { type ConsentRecord, newestEvent, recordUuid } from './record.ts';
import { sevenItems } from './seven-items.ts';

export const RECORD_COLUMNS = [
  'record_id',
  'status',
  'status_at',
  'timestamp',
  'timestamp_of_act',
  'time_zone',
  'medium',
  'language',
  'notice_version',
  'notice_sha256',
  'ticked',
  'action',
  'campaign',
  'campaign_version',
  'brand',
  'message_types',
  'sending_numbers',
  'ip_address',
  'ip_address_reason',
  'phone_number',
  'employee_id',
  'name',
  'account',
  'email',
  'erased_at',
  'ledger_entry',
] as const;

/** Cells in the order of {@link RECORD_COLUMNS}; all seven items of CTIA 5.1.2 among them. */
export function recordRow(record: ConsentRecord, showNumber: (e164: string) => string): string[] {
  const items = sevenItems(record, showNumber);
  const { experience, campaign, ipAddress, identity } = items;
  const newest = newestEvent(record);
  return [
    recordUuid(record),
    newest.status,
    newest.at,
    items.timestamp,
    items.timestampOfAct,
    items.timeZone,
    items.medium,
    experience.language,
    experience.noticeVersion,
    experience.noticeSha256,
    experience.ticked,
    experience.action,
    campaign.id,
    campaign.version,
    campaign.brand,
    campaign.messageTypes.join(', '),
    campaign.sendingNumbers.join(' '),
    ipAddress.value,
    ipAddress.reason,
    items.phoneNumber,
    identity.employeeId,
    identity.name,
    identity.account,
    identity.email,
    record.erasedAt,
    record.seq,
  ].map((cell) => (cell === null ? '' : String(cell)));
}

/** A record with everything that is known of it, the wording included. */
export function recordJson(record: ConsentRecord, showNumber: (e164: string) => string): object {
  const { status, at } = newestEvent(record);
  return {
    ...{ recordId: recordUuid(record), status, statusAt: at },
    ...sevenItems(record, showNumber),
    events: record.events,
    erasedAt: record.erasedAt,
    ledgerEntry: { origin: record.origin, seq: record.seq },
  };
}
