/** Consent on paper or by word of mouth, entered by an admin with what shows it. */
import type { Ports } from '../ports.ts';
import type { Actor } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import type { ActAnswer, EnterAct } from './act.ts';
import { refuse } from './request-of.ts';

export async function enterAct(ports: Ports, actor: Actor, _entered: EnterAct): Promise<ActAnswer> {
  await requireAdmin(ports, actor, 'enter a consent');
  return refuse('unknown_request');
}
