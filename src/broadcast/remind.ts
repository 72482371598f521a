/** An admin reminds those who have not answered: through the same outbox, at the same pace, each as evidence. */
import { newId, workspaceOf } from '../employee.ts';
import type { Ports } from '../ports.ts';
import type { Actor } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import type { Broadcast } from './broadcast.ts';
import { estimateMs } from './estimate.ts';
import {
  MOST_REMINDERS,
  type NotReminded,
  type RemindAnswer,
  type ReminderReview,
  reasonNotToRemind,
  type Waiting,
} from './reminder.ts';

/** Older broadcasts are reminded of by name only. */
const MOST_BROADCASTS = 10;

interface Planned {
  readonly review: ReminderReview;
  readonly people: readonly Waiting[];
}

export interface Reminders {
  /** How many would be reminded, and why the others not; null when nobody was ever asked. Writes nothing. */
  reviewReminders(actor: Actor, broadcastId?: string): Promise<ReminderReview | null>;
  /**
   * Queues one reminder for everybody who waits, to the account that got the request. Pressed twice
   * or by two admins at once, it is one reminder: the queue holds one of each number per person.
   */
  remind(actor: Actor, broadcastId?: string): Promise<RemindAnswer>;
}

/** Of the newest broadcast in which somebody can be reminded, when none is named. Admins only. */
export const reminders = (ports: Ports): Reminders => ({
  reviewReminders: async (actor, broadcastId) => {
    await requireAdmin(ports, actor, 'remind people');
    return (await plan(ports, broadcastId))?.review ?? null;
  },
  remind: async (actor, broadcastId) => {
    await requireAdmin(ports, actor, 'remind people');
    return start(ports, await plan(ports, broadcastId));
  },
});

async function start(ports: Ports, planned: Planned | null): Promise<RemindAnswer> {
  if (planned === null) return { kind: 'blocked', reasons: ['Nobody has been asked yet.'] };
  const { review, people } = planned;
  if (review.blocked.length > 0) return { kind: 'blocked', reasons: review.blocked };
  const { broadcast, recipients } = review;
  await ports.work.enqueue(
    people.map(({ employeeId, account, reminders: made }) => ({
      ...{ deliveryId: newId('dlv'), broadcastId: broadcast.broadcastId },
      ...{ employeeId, account, reminder: made + 1 },
    })),
  );
  ports.log.info('A reminder was started.', { broadcastId: broadcast.broadcastId, recipients });
  return { kind: 'started', broadcast, recipients };
}

/** The named broadcast; without a name the newest in which somebody can be reminded, else the newest. */
async function plan(ports: Ports, broadcastId?: string): Promise<Planned | null> {
  if (broadcastId !== undefined) {
    const broadcast = await ports.views.broadcast(broadcastId);
    return broadcast === null ? null : planFor(ports, broadcast);
  }
  let first: Planned | null = null;
  const broadcasts = await ports.views.broadcasts();
  for (const broadcast of broadcasts.slice(0, MOST_BROADCASTS)) {
    const planned = await planFor(ports, broadcast);
    first ??= planned;
    if (planned.review.blocked.length === 0) return planned;
  }
  return first;
}

async function planFor(ports: Ports, broadcast: Broadcast): Promise<Planned> {
  const [waiting, notice, campaign] = await Promise.all([
    ports.views.waiting(broadcast.broadcastId),
    ports.views.noticeInForce(),
    ports.views.campaign(),
  ]);
  const most = Math.min(campaign?.definition.reminders ?? MOST_REMINDERS, MOST_REMINDERS);
  const { noticeDigest } = broadcast;
  const rule = { noticeDigest, most, nowMs: ports.clock.nowMs() };
  const people: Waiting[] = [];
  const notReminded: Partial<Record<NotReminded, number>> = {};
  for (const person of waiting) {
    const reason = reasonNotToRemind(person, rule);
    if (reason === null) people.push(person);
    else notReminded[reason] = (notReminded[reason] ?? 0) + 1;
  }
  const blocked = reasonsToStop(broadcast, {
    ...{ most, recipients: people.length, notReminded },
    isCurrent: notice?.digest === noticeDigest,
  });
  const estimatedMs = longestOf(ports, people);
  const recipients = people.length;
  return { people, review: { broadcast, recipients, notReminded, most, estimatedMs, blocked } };
}

function reasonsToStop(
  { cancelledAt }: Broadcast,
  found: {
    most: number;
    recipients: number;
    isCurrent: boolean;
    notReminded: Readonly<Partial<Record<NotReminded, number>>>;
  },
): string[] {
  if (cancelledAt !== null) return ['This broadcast was stopped, so nobody is reminded of it.'];
  if (found.most === 0) return ['Reminders are switched off. Choose 1 or 2 in the setup first.'];
  if (!found.isCurrent) {
    return [
      'The wording has changed since these people were asked. Start a new broadcast, so that they read the new text.',
    ];
  }
  if (found.recipients > 0) return [];
  const { by_link: byLink = 0 } = found.notReminded;
  return [
    byLink > 0
      ? 'Those who have not answered were asked by a personal link. Hand out new links to them instead.'
      : 'There is nobody to remind at this moment.',
  ];
}

/** Milliseconds until the last reminder is sent, chat by chat at the same time; null without a chat. */
function longestOf({ chats }: Ports, people: readonly Waiting[]): number | null {
  if (chats.length === 0) return null;
  const counts = new Map<string, number>();
  for (const { account } of people) {
    const workspace = workspaceOf(account);
    counts.set(workspace, (counts.get(workspace) ?? 0) + 1);
  }
  const times = chats.map((chat) => estimateMs(counts.get(chat.workspace) ?? 0, chat.pace));
  return Math.max(0, ...times);
}
