import type { Waiting } from '../../src/broadcast/reminder.ts';
import { ask, type Database } from './sql.ts';

interface WaitingRow {
  readonly employee_id: string;
  readonly account: string;
  readonly state: string | null;
  readonly requested_seq: number;
  readonly reminded_at: string | null;
  readonly reminders: number;
  readonly on_its_way: boolean;
  readonly status: string | null;
  readonly given_seq: number | null;
  readonly notice_digest: string | null;
}

/** Facts about the request, the reminders and the answers, with the work that is on its way. */
const WAITING = `
select d.employee_id, d.account, e.state, r.seq as requested_seq, r.reminded_at,
  greatest(coalesce(r.reminders, 0), made.reminders) as reminders, made.on_its_way,
  c.status, c.given_seq, c.notice_digest
from deliveries d
join requests r on r.broadcast_id = d.broadcast_id and r.employee_id = d.employee_id
cross join lateral (
  select max(x.reminder) as reminders,
    bool_or(x.reminder > 0 and x.state in ('pending', 'claimed', 'in_doubt')) as on_its_way
  from deliveries x
  where x.broadcast_id = d.broadcast_id and x.employee_id = d.employee_id
) as made
left join employees e on e.employee_id = d.employee_id
left join consents c on c.employee_id = d.employee_id
where d.broadcast_id = ? and d.reminder = 0 and d.state = 'sent'
  and (?::text is null or d.employee_id = ?)
  and not exists (
    select 1 from answers a
    where a.broadcast_id = d.broadcast_id and a.employee_id = d.employee_id
  )
order by d.position`;

export async function waitingIn(
  database: Database,
  broadcastId: string,
  employeeId?: string,
): Promise<readonly Waiting[]> {
  const rows = await ask<WaitingRow>(database, WAITING, [
    broadcastId,
    employeeId ?? null,
    employeeId ?? null,
  ]);
  return rows.map((row) => ({
    employeeId: row.employee_id,
    account: row.account,
    state: row.state === 'active' ? 'active' : 'left',
    requestedSeq: row.requested_seq,
    remindedAt: row.reminded_at,
    reminders: row.reminders,
    onItsWay: row.on_its_way,
    consent:
      row.status === null
        ? null
        : { status: row.status, givenSeq: row.given_seq, noticeDigest: row.notice_digest },
  }));
}
