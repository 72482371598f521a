/** An admin confirmed: the broadcast becomes a fact, and its deliveries become work. */
import { CURRENT, publishNotice } from '../consent/publish.ts';
import { decide, standing } from '../decide.ts';
import { type Account, type Employee, newId } from '../employee.ts';
import { InvalidInputError, LedgerBrokenError, StaleError } from '../errors.ts';
import type { Draft } from '../ledger/fact.ts';
import { chatOfActor } from '../people/chat-of.ts';
import { joinPeople, keepable } from '../people/join.ts';
import type { BroadcastDraft, Ports } from '../ports.ts';
import type { Actor, By } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import { campaignOf, type Prepared, prepare } from './audience.ts';
import type { Resolved } from './broadcast.ts';
import type { NewDelivery } from './delivery.ts';
import { type Override, overrideOf, readReason } from './override.ts';
import { openBoard } from './progress.ts';
import type { Insist, LaunchAnswer } from './review.ts';
import { countReasons } from './sift.ts';

/**
 * Launches a draft once, however often it is confirmed: any admin may, the audience is resolved
 * and sifted again, and the fact and every delivery commit together. Blocked is a value, and
 * then nothing was written.
 */
export async function launchBroadcast(
  ports: Ports,
  actor: Actor,
  { draftId, insist }: { readonly draftId: string; readonly insist?: Insist | undefined },
): Promise<LaunchAnswer> {
  const reason = readReason(insist);
  const by = await requireAdmin(ports, actor, 'launch a broadcast');
  const earlier = await launchedBefore(ports, draftId);
  if (earlier !== null) return earlier;
  const draft = await ports.work.draft(draftId);
  if (draft === null) {
    // Somebody else's confirmation may have come first, and taken the draft with it.
    const meanwhile = await launchedBefore(ports, draftId);
    if (meanwhile !== null) return meanwhile;
    throw new InvalidInputError(
      'draft',
      'This draft is no longer there. Start the broadcast again and review it once more.',
    );
  }
  const resolved = await chatOfActor(ports, authorOf(draft)).resolve(draft.audience);
  const answer = await decide(() => attempt(ports, { draft, resolved, by, reason }));
  if (answer.kind === 'launched') {
    if (!answer.repeated) await openBoard(ports, answer.broadcast, actor);
    await forgetDraft(ports, draftId);
  }
  return answer;
}

/** The launch stands whatever becomes of its draft; one that stays here goes after seven days. */
async function forgetDraft({ work, log }: Ports, draftId: string): Promise<void> {
  try {
    await work.dropDraft(draftId);
  } catch {
    log.warn('The draft of a launched broadcast could not be dropped.', { draftId });
  }
}

const launchKey = (draftId: string): string => `launched:${draftId}`;

/** The audience lives in the chat it was chosen in, whoever confirms. */
const authorOf = (draft: BroadcastDraft): Actor =>
  draft.by === 'operator' ? { kind: 'operator' } : { kind: 'account', account: draft.by };

async function launchedBefore(ports: Ports, draftId: string): Promise<LaunchAnswer | null> {
  const entry = await ports.ledger.byKey(launchKey(draftId));
  if (entry?.fact.kind !== 'BroadcastLaunched') return null;
  return launched(ports, entry.fact.broadcastId, true);
}

/** Nobody is left to ask when a second click on the same confirm came first: that is the launch. */
async function blocked(ports: Ports, launch: Launch, prepared: Prepared) {
  const reasons = hindrances(prepared, launch);
  return (
    (await launchedBefore(ports, launch.draft.draftId)) ?? ({ kind: 'blocked', reasons } as const)
  );
}

/** What stands in the way; a text that is not the registered one only while nobody insists. */
function hindrances({ blocked: reasons, textAlarm }: Prepared, { reason }: Launch) {
  if (textAlarm === null || reason !== null) return reasons;
  return [
    ...reasons,
    `${textAlarm} Start the broadcast again: the review then asks why it goes out all the same.`,
  ];
}

async function launched(
  ports: Ports,
  broadcastId: string,
  repeated: boolean,
): Promise<LaunchAnswer> {
  const broadcast = await ports.views.broadcast(broadcastId);
  if (broadcast === null) {
    throw new LedgerBrokenError(-1, 'A broadcast was recorded but cannot be read. Run verify.');
  }
  return { kind: 'launched', broadcast, repeated };
}

interface Launch {
  readonly draft: BroadcastDraft;
  readonly resolved: Resolved;
  readonly by: By;
  /** Why it goes out although the text is not the registered one; null when nobody insists. */
  readonly reason: string | null;
}

async function attempt(ports: Ports, launch: Launch): Promise<LaunchAnswer> {
  const { draft, resolved, by } = launch;
  const campaign = await campaignOf(ports);
  const before = await prepare(ports, campaign, resolved);
  if (hindrances(before, launch).length > 0) return blocked(ports, launch, before);
  await publishNotice(ports, campaign, by);
  await joinPeople(ports, before.recipients, by);

  const expect = await standing(ports.ledger, [CURRENT, 'numbers']);
  const prepared = await prepare(ports, await campaignOf(ports), resolved);
  if (hindrances(prepared, launch).length > 0) return blocked(ports, launch, prepared);
  if (!prepared.planned.inForce) throw new StaleError('The wording changed during the launch.');
  const broadcastId = newId('brd');
  const enqueue = await deliveriesTo(ports, broadcastId, prepared);
  const launchDraft = composeLaunch({
    ...{ broadcastId, prepared, by },
    key: launchKey(draft.draftId),
    override: overrideOf(prepared, launch.reason, campaign.definition.brand),
  });
  const appended = await ports.ledger.append({ drafts: [launchDraft], expect, enqueue });
  const fact = appended.entries[0]?.fact;
  const recorded = fact?.kind === 'BroadcastLaunched' ? fact.broadcastId : broadcastId;
  return launched(ports, recorded, appended.repeated);
}

async function deliveriesTo(
  ports: Ports,
  broadcastId: string,
  prepared: Prepared,
): Promise<NewDelivery[]> {
  const accounts = prepared.recipients.map((person) => person.account);
  const employees: ReadonlyMap<Account, Employee> = await ports.views.employeesByAccount(accounts);
  return accounts.map((account) => {
    const employee = employees.get(account);
    if (employee === undefined) {
      throw new LedgerBrokenError(-1, 'A person who was joined cannot be found. Run verify.');
    }
    return { deliveryId: newId('dlv'), broadcastId, employeeId: employee.employeeId, account };
  });
}

function composeLaunch(launch: {
  broadcastId: string;
  prepared: Prepared;
  by: By;
  key: string;
  override: Override;
}): Draft {
  const { broadcastId, prepared, by, key, override } = launch;
  const { notice } = prepared.planned;
  return {
    key,
    fact: {
      kind: 'BroadcastLaunched',
      broadcastId,
      campaignId: notice.campaignId,
      noticeDigest: notice.digest,
      audience: keepable(prepared.label, 200) || 'chosen people',
      targeted: prepared.recipients.length,
      leftOut: { ...countReasons(prepared.leftOut) },
      by,
      ...(override ? { override } : {}),
    },
    personal: {},
    streams: [`broadcast:${broadcastId}`, `campaign:${notice.campaignId}`, CURRENT],
  };
}
