import type { ChatPlatform } from '../../src/ports.ts';
import type { Repaint } from './repaint.ts';

/** The receipt of an answer given elsewhere waits in the same queue as all other updates of that message. */
export function queueing(chat: ChatPlatform, repaint: Repaint): ChatPlatform {
  return {
    ...chat,
    showReceipt: async (account, ref, receipt) =>
      repaint('update', `${ref.channel}:${ref.message}`, () =>
        chat.showReceipt(account, ref, receipt),
      ),
  };
}
