import type { ViewTable } from '../../src/ledger/change.ts';

type ColumnType = 'text' | 'integer' | 'bigint';

/** Every column of the view tables with its type, as in the migrations; JSON is kept as text. */
export const VIEW_COLUMNS: Readonly<Record<ViewTable, Readonly<Record<string, ColumnType>>>> = {
  campaigns: {
    campaign_id: 'text',
    version: 'integer',
    definition: 'text',
    defined_at: 'text',
    seq: 'bigint',
  },
  notices: {
    digest: 'text',
    campaign_id: 'text',
    campaign_version: 'integer',
    version: 'integer',
    locale: 'text',
    text: 'text',
    labels: 'text',
    numbers: 'text',
    published_at: 'text',
    seq: 'bigint',
  },
  broadcasts: {
    broadcast_id: 'text',
    campaign_id: 'text',
    notice_digest: 'text',
    audience: 'text',
    targeted: 'integer',
    left_out: 'text',
    launched_at: 'text',
    launched_by: 'text',
    cancelled_at: 'text',
    override_reason: 'text',
    seq: 'bigint',
  },
  requests: {
    broadcast_id: 'text',
    employee_id: 'text',
    delivery_id: 'text',
    medium: 'text',
    requested_at: 'text',
    reminders: 'integer',
    reminded_at: 'text',
    seq: 'bigint',
  },
  answers: {
    broadcast_id: 'text',
    employee_id: 'text',
    answer: 'text',
    answered_at: 'text',
    seq: 'bigint',
  },
  consents: {
    employee_id: 'text',
    status: 'text',
    phone: 'text',
    notice_digest: 'text',
    notice_version: 'integer',
    broadcast_id: 'text',
    delivery_id: 'text',
    medium: 'text',
    given_seq: 'bigint',
    at: 'text',
    seq: 'bigint',
  },
  media: { medium: 'text', seq: 'bigint' },
  sending_numbers: {
    number_id: 'text',
    e164: 'text',
    label: 'text',
    owner_kind: 'text',
    owner_name: 'text',
    kind: 'text',
    use: 'text',
    provider: 'text',
    campaign_id: 'text',
    active_from: 'text',
    active_until: 'text',
    seq: 'bigint',
  },
  employees: {
    employee_id: 'text',
    name: 'text',
    email: 'text',
    directory_phone: 'text',
    department: 'text',
    state: 'text',
    seq: 'bigint',
  },
  accounts: { account: 'text', employee_id: 'text', seq: 'bigint' },
  roles: { employee_id: 'text', role: 'text', granted_at: 'text', seq: 'bigint' },
  submissions: {
    submission_id: 'text',
    campaign_id: 'text',
    provider: 'text',
    attempt: 'integer',
    notice_digest: 'text',
    fields: 'text',
    provider_campaign_id: 'text',
    submitted_at: 'text',
    status: 'text',
    code: 'text',
    reviewers_text: 'text',
    status_at: 'text',
    seq: 'bigint',
  },
};

/** The type of a column that `project` writes. */
export function columnType(table: ViewTable, column: string): ColumnType {
  const type = VIEW_COLUMNS[table][column];
  if (type === undefined) throw new Error(`The view table ${table} has no column ${column}.`);
  return type;
}
