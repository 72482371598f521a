/** Keeps the way to everyone who turns up in their own chat with the app, and forgets those who leave. */
import type { Activity } from 'botbuilder';
import { refreshPerson } from '../directory.ts';
import { keepableName, readReference, writeReference } from '../reference.ts';
import { explain } from './explain.ts';
import type { ListenerPorts } from './listener-ports.ts';
import { isPersonal, type Turn } from './turn.ts';

/** Never throws: who cannot be remembered is still answered. */
export async function remember(
  ports: ListenerPorts,
  turn: Turn | null,
  activity: Activity,
): Promise<void> {
  if (turn === null || !isPersonal(activity)) return;
  try {
    if (isRemoval(activity))
      await ports.directory.conversations.drop(turn.account, 'not_installed');
    else await save(ports, turn, activity);
  } catch (error) {
    explain(ports, error);
  }
}

/** Teams tells a removal twice, in any order: as an installation, and as the app no longer being a member. */
export function isRemoval({ type, action, membersRemoved, recipient }: Activity): boolean {
  if (type === 'installationUpdate') return String(action).startsWith('remove');
  const removed = Array.isArray(membersRemoved) ? membersRemoved : [];
  return type === 'conversationUpdate' && removed.some((one) => one?.id === recipient.id);
}

async function save(ports: ListenerPorts, turn: Turn, activity: Activity): Promise<void> {
  const { conversations } = ports.directory;
  const { account, serviceUrl, conversationId } = turn;
  const earlier = await conversations.find(account);
  const kind = readReference(earlier)?.kind ?? null;
  await conversations.save({
    account,
    reference: writeReference({ serviceUrl, conversationId, kind }),
    personName: keepableName(activity.from.name) ?? earlier?.personName ?? 'Unnamed',
    email: earlier?.email ?? null,
    atMs: ports.clock.nowMs(),
  });
  if (kind === null) lookUp(ports, turn);
}

/** E-mail and role come from the roster: asked once, apart, so that nobody's turn waits for it. */
function lookUp({ directory, repaint, arrived }: ListenerPorts, { account }: Turn): void {
  repaint('directory', account, async () => {
    const known = await directory.conversations.find(account);
    const person = known === null ? null : await refreshPerson(directory, known);
    if (person?.kind === 'member') await arrived(account);
  });
}
