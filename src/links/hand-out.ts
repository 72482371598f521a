/** An admin hands out personal links to people outside chat. */
import { InvalidInputError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import type { Actor } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import type { HandOutLinks, LinksHandedOut } from './link.ts';

export async function handOutLinks(
  ports: Ports,
  actor: Actor,
  order: HandOutLinks,
): Promise<LinksHandedOut> {
  await requireAdmin(ports, actor, 'hand out links');
  if (order.rows.length === 0) throw new InvalidInputError('csv', 'The CSV names nobody.');
  return { links: [], leftOut: [], broadcast: null };
}
