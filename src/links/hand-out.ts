/** An admin hands out personal links to people outside chat, and to those who prefer one. */
import { campaignOf } from '../broadcast/audience.ts';
import type { Broadcast, LeftOut } from '../broadcast/broadcast.ts';
import type { Delivery, NewDelivery } from '../broadcast/delivery.ts';
import { tellFinished } from '../broadcast/finish.ts';
import { type Override, readReason, requireRegisteredText } from '../broadcast/override.ts';
import { recordSent } from '../broadcast/record-sent.ts';
import { countReasons, sift } from '../broadcast/sift.ts';
import { CURRENT, planNotice, publishNotice } from '../consent/publish.ts';
import { decide, standing } from '../decide.ts';
import { type Account, type ChatPerson, type Employee, newId } from '../employee.ts';
import { InvalidInputError, StaleError } from '../errors.ts';
import type { Draft } from '../ledger/fact.ts';
import { joinPeople } from '../people/join.ts';
import type { Ports } from '../ports.ts';
import type { Actor, By } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import type { HandOutLinks, LinksHandedOut } from './link.ts';
import { openDeliveries } from './open-deliveries.ts';
import { peopleOf } from './people-of.ts';
import { hashToken, newToken } from './token.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const KEEP_MS = 14 * DAY_MS;
const LONGEST_MS = 90 * DAY_MS;
/** So many at once that commits are gathered, and so few that the store is not flooded. */
const TOGETHER = 50;

/**
 * Everyone in the list gets one working link: those not asked by link yet in a new broadcast,
 * the others anew for the request they have, whose earlier link stops working. The tokens are
 * returned and nowhere kept.
 * @throws InvalidInputError naming what stands in the way, before anything is written
 */
export async function handOutLinks(
  ports: Ports,
  actor: Actor,
  order: HandOutLinks,
): Promise<LinksHandedOut> {
  const by = await requireAdmin(ports, actor, 'hand out links');
  const keepMs = order.keepMs ?? KEEP_MS;
  if (!(keepMs >= HOUR_MS && keepMs <= LONGEST_MS)) {
    throw new InvalidInputError('days', 'A link can be kept for 1 hour to 90 days.');
  }
  if (order.rows.length === 0) {
    throw new InvalidInputError('csv', 'The list names nobody. Add one person per line.');
  }
  const reason = readReason(order.insist);
  const override = await requireRegisteredText(ports, reason);
  await publish(ports, by);
  const people = await peopleOf(ports, order.rows);
  await joinPeople(ports, people, by);
  const key = `links:${newId('drf')}`;
  const asked = await decide(() => attempt(ports, { people, by, key, override }));
  await together(asked.deliveries, (delivery) => settle(ports, asked, delivery));
  const links = await together(asked.deliveries, (delivery) =>
    makeLink(ports, { delivery, person: asked.personOf(delivery), keepMs }),
  );
  if (asked.broadcast !== null) await tellFinished(ports, asked.broadcast.broadcastId);
  return { links, leftOut: asked.leftOut, broadcast: asked.broadcast };
}

/** The notice in force is the one every link will show. */
async function publish(ports: Ports, by: By): Promise<void> {
  const planned = await publishNotice(ports, await campaignOf(ports), by);
  if (planned.inForce) return;
  const [finding] = planned.findings.filter(({ severity }) => severity === 'error');
  throw new InvalidInputError(
    'campaign',
    finding === undefined
      ? 'No sending number is in use. Add the numbers you text from first.'
      : `${finding.message} ${finding.fix}`,
  );
}

interface Asked {
  readonly deliveries: readonly (NewDelivery & Partial<Delivery>)[];
  readonly leftOut: readonly LeftOut[];
  readonly broadcast: Broadcast | null;
  readonly noticeDigest: string;
  personOf(delivery: NewDelivery): ChatPerson | undefined;
}

async function attempt(
  ports: Ports,
  asking: { people: readonly ChatPerson[]; by: By; key: string; override: Override },
): Promise<Asked> {
  const { people } = asking;
  const expect = await standing(ports.ledger, [CURRENT, 'numbers']);
  const { notice, inForce } = await planNotice(ports, await campaignOf(ports));
  if (!inForce) throw new StaleError('The wording changed meanwhile.');
  const employees = await ports.views.employeesByAccount(people.map(({ account }) => account));
  const ids = [...employees.values()].map(({ employeeId }) => employeeId);
  const { recipients, leftOut } = sift({
    ...{ people, employees, notFound: [], asked: new Set<string>() },
    consents: await ports.views.consents(ids),
    noticeDigest: notice.digest,
  });
  const known = await openDeliveries(ports, notice.digest, recipients.map(idIn(employees)));
  const broadcastId = newId('brd');
  const fresh = recipients
    .filter((person) => !known.has(person.account))
    .map((person): NewDelivery => {
      const { account } = person;
      const employeeId = idIn(employees)(person);
      return { deliveryId: newId('dlv'), broadcastId, employeeId, account };
    });
  if (fresh.length > 0) {
    const leftOutCounts = countReasons(leftOut);
    const launch = { ...asking, broadcastId, targeted: fresh.length, leftOut: leftOutCounts };
    const drafts = [launchDraft(launch, notice)];
    await ports.ledger.append({ drafts, expect, enqueue: fresh });
  }
  const again = recipients.flatMap(({ account }) => known.get(account) ?? []);
  const byAccount = new Map(people.map((person) => [person.account, person]));
  return {
    deliveries: [...again, ...fresh],
    leftOut,
    broadcast: fresh.length === 0 ? null : await ports.views.broadcast(broadcastId),
    noticeDigest: notice.digest,
    personOf: ({ account }) => byAccount.get(account),
  };
}

const idIn =
  (employees: ReadonlyMap<Account, Employee>) =>
  ({ account }: ChatPerson): string =>
    employees.get(account)?.employeeId ?? '';

function launchDraft(
  launch: {
    key: string;
    broadcastId: string;
    targeted: number;
    leftOut: Readonly<Record<string, number>>;
    by: By;
    override: Override;
  },
  notice: { campaignId: string; digest: string },
): Draft {
  const { key, broadcastId, targeted, leftOut, by, override } = launch;
  const { campaignId, digest: noticeDigest } = notice;
  return {
    key,
    fact: {
      ...{ kind: 'BroadcastLaunched', broadcastId, campaignId, noticeDigest, targeted, by },
      audience: `${targeted} ${targeted === 1 ? 'person' : 'people'} by personal link`,
      leftOut: { ...leftOut },
      ...(override ? { override } : {}),
    },
    personal: {},
    streams: [`broadcast:${broadcastId}`, `campaign:${campaignId}`, CURRENT],
  };
}

/** Handing a link out is what sending is elsewhere. */
async function settle(ports: Ports, asked: Asked, delivery: Asked['deliveries'][number]) {
  if (delivery.state === 'sent') return;
  const { deliveryId, broadcastId, employeeId, account } = delivery;
  const whole = { deliveryId, broadcastId, employeeId, account };
  const sent = { ref: { channel: '', message: '' }, foundAfterDoubt: false };
  await recordSent(ports, whole, { ...sent, noticeDigest: asked.noticeDigest });
}

async function makeLink(
  ports: Ports,
  given: { delivery: NewDelivery; person: ChatPerson | undefined; keepMs: number },
): Promise<LinksHandedOut['links'][number]> {
  const { delivery, person, keepMs } = given;
  const { account, deliveryId } = delivery;
  const token = newToken();
  const expiresAtMs = ports.clock.nowMs() + keepMs;
  await ports.work.dropLinks(deliveryId, 'answer');
  const hash = hashToken(token) ?? '';
  await ports.work.saveLink({ hash, account, deliveryId, purpose: 'answer', expiresAtMs });
  const expiresAt = new Date(expiresAtMs).toISOString();
  return { name: person?.name ?? '', email: person?.email ?? null, token, expiresAt };
}

async function together<T, R>(items: readonly T[], each: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += TOGETHER) {
    results.push(...(await Promise.all(items.slice(from, from + TOGETHER).map(each))));
  }
  return results;
}
