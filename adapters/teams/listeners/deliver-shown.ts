/** Shows something in the chat: when it came too late for an answer, or came by a way without one. */
import type { Activity } from 'botbuilder';
import { cardActivity, textActivity } from '../chat.ts';
import { explain } from './explain.ts';
import type { ListenerPorts } from './listener-ports.ts';
import type { Shown } from './shown.ts';
import type { Turn } from './turn.ts';

const activityOf = (shown: Shown): Partial<Activity> =>
  shown.kind === 'card' ? cardActivity(shown.card, shown.brief) : textActivity(shown.text);

/** As a new message, now. Never throws: what was done stays done. */
export async function say(ports: ListenerPorts, turn: Turn, shown: Shown): Promise<void> {
  const { serviceUrl, conversationId } = turn;
  try {
    await ports.directory.connector.send({ serviceUrl, conversationId }, activityOf(shown));
  } catch (error) {
    explain(ports, error);
  }
}

/** As a new message in the person's own chat, once it is known, in its turn. */
export function showLater(ports: ListenerPorts, turn: Turn, shown: Promise<Shown>): void {
  const key = `late:${turn.account}:${turn.activityId}`;
  shown
    .then((it) => ports.repaint('post', key, () => ports.chat.post(turn.account, activityOf(it))))
    .catch((error: unknown) => explain(ports, error));
}

/** In place of the card that was pressed; words become a message of their own. */
export async function replacePressed(
  ports: ListenerPorts,
  turn: Turn,
  shown: Shown,
): Promise<void> {
  const { account, conversationId: channel, messageId: message } = turn;
  if (shown.kind === 'words' || message === null) return say(ports, turn, shown);
  ports.repaint('update', `${channel}:${message}`, () =>
    ports.chat.repaint(account, { channel, message }, activityOf(shown)),
  );
}
