/** An admin prepares a broadcast and sees exactly what a launch would do. */
import { newId } from '../employee.ts';
import { chatOfActor } from '../people/chat-of.ts';
import type { Ports } from '../ports.ts';
import type { Actor } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import { campaignOf, prepare } from './audience.ts';
import type { Audience } from './broadcast.ts';
import { estimateMs } from './estimate.ts';
import type { BroadcastReview } from './review.ts';

/** Keeps the audience as a draft and returns its review; nobody is asked and no fact is written. */
export async function draftBroadcast(
  ports: Ports,
  actor: Actor,
  audience: Audience,
): Promise<BroadcastReview> {
  await requireAdmin(ports, actor, 'start a broadcast');
  const campaign = await campaignOf(ports);
  const chat = chatOfActor(ports, actor);
  const prepared = await prepare(ports, campaign, await chat.resolve(audience));
  const draftId = newId('drf');
  await ports.work.saveDraft({
    draftId,
    by: actor.kind === 'account' ? actor.account : 'operator',
    audience,
    createdAt: ports.clock.now(),
  });
  const { brand } = campaign.definition;
  return {
    draftId,
    audience: prepared.label,
    recipients: prepared.recipients.length,
    leftOut: prepared.leftOut,
    notice: prepared.planned.notice,
    brand: brand.displayName,
    supportEmail: brand.email,
    findings: prepared.planned.findings,
    blocked: prepared.blocked,
    textAlarm: prepared.textAlarm,
    estimatedMs: estimateMs(prepared.recipients.length, chat.pace),
  };
}
