/** The rows every view reads, and what an entry does to one of them. */
export const VIEW_TABLES = {
  campaigns: ['campaign_id'],
  notices: ['digest'],
  broadcasts: ['broadcast_id'],
  requests: ['broadcast_id', 'employee_id'],
  answers: ['broadcast_id', 'employee_id'],
  consents: ['employee_id'],
  media: ['medium'],
  sending_numbers: ['number_id'],
  employees: ['employee_id'],
  accounts: ['account'],
  roles: ['employee_id', 'role'],
  submissions: ['submission_id'],
} as const;
export type ViewTable = keyof typeof VIEW_TABLES;

export type Scalar = string | number | boolean | null;

/** Upsert: the named columns take these values, others keep theirs. `set: null` removes every row with this `key`. */
export interface Change {
  readonly table: ViewTable;
  readonly key: Readonly<Record<string, string>>;
  readonly set: Readonly<Record<string, Scalar>> | null;
}
