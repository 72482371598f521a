import type { Knex } from 'knex';
import type { Consent } from '../../src/consent/consent.ts';
import type { Views } from '../../src/ports.ts';
import { ask, type SqlValue } from './sql.ts';

interface ConsentRow {
  readonly employee_id: string;
  readonly status: Consent['status'];
  readonly phone: string | null;
  readonly notice_digest: string | null;
  readonly notice_version: number | null;
  readonly broadcast_id: string | null;
  readonly delivery_id: string | null;
  readonly medium: Consent['medium'];
  readonly at: string;
  readonly seq: number;
  readonly given_seq: number | null;
}

const readConsent = (row: ConsentRow): Consent => ({
  employeeId: row.employee_id,
  status: row.status,
  phone: row.phone,
  noticeDigest: row.notice_digest,
  noticeVersion: row.notice_version,
  broadcastId: row.broadcast_id,
  deliveryId: row.delivery_id,
  medium: row.medium,
  at: row.at,
  seq: row.seq,
  givenSeq: row.given_seq,
});

type ConsentViews = Pick<
  Views,
  'answered' | 'consent' | 'consents' | 'consentsByPhone' | 'consentTotals'
>;

export function consentViews(knex: Knex): ConsentViews {
  // A row that only erasure touched has no status: there is no answer.
  const read = async (where: string, values: readonly SqlValue[]): Promise<Consent[]> => {
    const sql = `select * from consents where ${where} and status is not null order by seq`;
    return (await ask<ConsentRow>(knex, sql, values)).map(readConsent);
  };
  return {
    answered: async (most) => {
      const sql =
        'select employee_id from consents where status is not null order by employee_id limit ?';
      const rows = await ask<{ employee_id: string }>(knex, sql, [most]);
      return rows.map(({ employee_id }) => employee_id);
    },
    consent: async (employeeId) => (await read('employee_id = ?', [employeeId]))[0] ?? null,
    consents: async (employeeIds) => {
      const consents = await read('employee_id = any(?::text[])', [employeeIds]);
      return new Map(consents.map((consent) => [consent.employeeId, consent]));
    },
    consentsByPhone: (phone) => read(`phone = ? and status in ('given', 'held')`, [phone]),
    consentTotals: async () => {
      const rows = await ask<{ status: string; notice_digest: string | null; count: number }>(
        knex,
        `select status, notice_digest, count(*) as count from consents
         where status is not null group by status, notice_digest`,
      );
      const byStatus: Record<string, number> = {};
      const givenByNotice: Record<string, number> = {};
      for (const { status, notice_digest, count } of rows) {
        byStatus[status] = (byStatus[status] ?? 0) + count;
        if (status === 'given' && notice_digest !== null) givenByNotice[notice_digest] = count;
      }
      return { byStatus, givenByNotice };
    },
  };
}
