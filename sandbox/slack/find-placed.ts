import { isRecord } from '../record.ts';
import type { Block } from './block.ts';
import { readableBy } from './messages.ts';
import type { Place, PlacedElement } from './payloads.ts';
import { findField } from './shown.ts';
import type { Stand } from './stand.ts';
import { modalsOf } from './views.ts';
import type { Message, Person, View } from './workspace.ts';

/** Where to look; without it everywhere, what is on top and newest first. */
export interface Where {
  readonly message?: Message | undefined;
  readonly view?: View | undefined;
}

/**
 * The element a person means, by block id, action id, label or words: in the open modal, then in
 * the messages they can read (newest first), then on the Home tab.
 * @throws Error when it is nowhere to be seen.
 */
export function findPlaced(
  stand: Stand,
  person: Person,
  {
    name,
    where,
    fits,
  }: { name: string; where?: Where | undefined; fits?: (one: Block) => boolean },
): PlacedElement {
  for (const place of placesOf(stand, person, where ?? {})) {
    const blocks = place.kind === 'view' ? place.view.payload.blocks : place.message.blocks;
    const found = findField(blocks.filter(isRecord), name, fits);
    if (found) return { place, ...found };
  }
  throw new Error(`${person.realName} sees no "${name}" in Slack.`);
}

function placesOf(stand: Stand, person: Person, where: Where): Place[] {
  if (where.message) return [{ kind: 'message', message: where.message }];
  if (where.view) return [{ kind: 'view', view: where.view }];
  const modal = modalsOf(stand.workspace, person.id).at(-1);
  const home = stand.workspace.homes.get(person.id);
  const messages = readableBy(stand.workspace, person.id).reverse();
  return [
    ...(modal ? [{ kind: 'view' as const, view: modal }] : []),
    ...messages.map((message) => ({ kind: 'message' as const, message })),
    ...(home ? [{ kind: 'view' as const, view: home }] : []),
  ];
}
