import type { Block } from '../slack/block.ts';
import type { Where } from '../slack/find-placed.ts';
import type { View, Workspace } from '../slack/workspace.ts';

/** A message, a modal or a Home tab somebody acts on. */
export interface Surface {
  readonly where: Where;
  readonly blocks: readonly Block[];
}

/** The modal on this person's screen. */
export function topModal(workspace: Workspace, personId: string): View | undefined {
  return workspace.modals.get(personId)?.at(-1);
}

/**
 * What the page's `on` means on this person's screen.
 * @returns undefined when it is no longer there
 */
export function surfaceOf(
  workspace: Workspace,
  personId: string,
  { on, channel, ts, viewId }: Readonly<Record<string, unknown>>,
): Surface | undefined {
  if (on === 'message') {
    const message = workspace.messages
      .get(String(channel))
      ?.find((one) => one.ts === ts && (one.visibleTo ?? personId) === personId);
    const isMember = workspace.channels.get(String(channel))?.members.has(personId) === true;
    return message && isMember ? { where: { message }, blocks: message.blocks } : undefined;
  }
  const view = on === 'home' ? workspace.homes.get(personId) : topModal(workspace, personId);
  return view !== undefined && view.id === viewId
    ? { where: { view }, blocks: view.payload.blocks }
    : undefined;
}
