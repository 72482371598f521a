import type { Knex } from 'knex';
import type { Broadcast, BroadcastCounts } from '../../src/broadcast/broadcast.ts';
import type { Views } from '../../src/ports.ts';
import { ask, type Database } from './sql.ts';
import { waitingIn } from './waiting-view.ts';

interface BroadcastRow {
  readonly broadcast_id: string;
  readonly campaign_id: string;
  readonly notice_digest: string;
  readonly audience: string;
  readonly targeted: number;
  readonly left_out: string;
  readonly launched_at: string;
  readonly launched_by: string;
  readonly cancelled_at: string | null;
  readonly override_reason: string | null;
}

const readBroadcast = (row: BroadcastRow): Broadcast => ({
  broadcastId: row.broadcast_id,
  campaignId: row.campaign_id,
  noticeDigest: row.notice_digest,
  audience: row.audience,
  targeted: row.targeted,
  leftOut: JSON.parse(row.left_out) as Broadcast['leftOut'],
  launchedAt: row.launched_at,
  launchedBy: row.launched_by,
  cancelledAt: row.cancelled_at,
  overrideReason: row.override_reason,
});

export function broadcastViews(
  knex: Knex,
): Pick<Views, 'broadcast' | 'broadcasts' | 'counts' | 'countsOf' | 'waiting'> {
  return {
    broadcast: async (broadcastId) => {
      const sql = 'select * from broadcasts where broadcast_id = ?';
      const [row] = await ask<BroadcastRow>(knex, sql, [broadcastId]);
      return row === undefined ? null : readBroadcast(row);
    },
    broadcasts: async () => {
      const rows = await ask<BroadcastRow>(knex, 'select * from broadcasts order by seq desc');
      return rows.map(readBroadcast);
    },
    counts: async (broadcastId) => {
      const [counted] = (await countBroadcasts(knex, [broadcastId])).values();
      return counted as BroadcastCounts;
    },
    countsOf: (broadcastIds) => countBroadcasts(knex, broadcastIds),
    waiting: (broadcastId, employeeId) => waitingIn(knex, broadcastId, employeeId),
  };
}

interface AnswerCounts {
  readonly id: string;
  readonly targeted: number;
  readonly sent: number;
  readonly agreed: number;
  readonly declined: number;
  readonly withdrawn: number;
  readonly held: number;
  readonly reminded: number;
}

/** Facts only: what people answered, and how the consents of those who agreed stand now. */
const ANSWERS = `
select b.id,
  coalesce((select targeted from broadcasts where broadcast_id = b.id), 0) as targeted,
  (select count(*) from requests r where r.broadcast_id = b.id) as sent,
  (select count(*) from requests r where r.broadcast_id = b.id and r.reminders > 0) as reminded,
  count(*) filter (where a.answer = 'agreed') as agreed,
  count(*) filter (where a.answer = 'declined') as declined,
  count(*) filter (where a.answer = 'agreed' and c.status = 'withdrawn') as withdrawn,
  count(*) filter (where a.answer = 'agreed' and c.status = 'held') as held
from unnest(?::text[]) as b (id)
left join answers a on a.broadcast_id = b.id
left join consents c on c.employee_id = a.employee_id
group by b.id`;

/** Work: how the deliveries of those who have not answered stand, and the reminders apart. */
const OPEN = `
select d.broadcast_id as id, d.reminder > 0 as is_reminder, d.state, d.reason, count(*) as count
from deliveries d
where d.broadcast_id = any(?::text[]) and not exists (
  select 1 from answers a
  where a.broadcast_id = d.broadcast_id and a.employee_id = d.employee_id
)
group by d.broadcast_id, is_reminder, d.state, d.reason`;

interface OpenRow {
  readonly id: string;
  readonly is_reminder: boolean;
  readonly state: string;
  readonly reason: string | null;
  readonly count: number;
}

async function countBroadcasts(
  database: Database,
  broadcastIds: readonly string[],
): Promise<ReadonlyMap<string, BroadcastCounts>> {
  const answers = await ask<AnswerCounts>(database, ANSWERS, [broadcastIds]);
  const open = await ask<OpenRow>(database, OPEN, [broadcastIds]);
  const countOne = (answered: AnswerCounts) =>
    countsFrom(
      answered,
      open.filter(({ id }) => id === answered.id),
    );
  return new Map(answers.map((answered) => [answered.id, countOne(answered)]));
}

/** agreed + declined + waiting = targeted: whoever is not known to have answered is waited for. */
function countsFrom(answers: AnswerCounts, all: readonly OpenRow[]): BroadcastCounts {
  const { targeted, sent, agreed, declined, withdrawn, held, reminded } = answers;
  const open = all.filter((row) => !row.is_reminder);
  const reminders = all.filter((row) => row.is_reminder);
  const inState = (...states: readonly string[]) =>
    open.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + count, 0);
  return {
    targeted,
    sent,
    agreed,
    declined,
    waiting: targeted - agreed - declined,
    withdrawn,
    held,
    unreachable: Object.fromEntries(
      open
        .filter(({ state }) => state === 'failed')
        .map(({ reason, count }) => [reason ?? 'unknown', count]),
    ),
    pending: inState('pending', 'claimed'),
    inDoubt: inState('in_doubt'),
    reminded,
    remindersToSend: reminders
      .filter(({ state }) => ['pending', 'claimed', 'in_doubt'].includes(state))
      .reduce((sum, { count }) => sum + count, 0),
  };
}
