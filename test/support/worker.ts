/** One person at Northwind: hands and eyes in Slack, and the few things everybody does there. */
import { eventually } from '../../sandbox/slack/eventually.ts';
import type { Hands } from '../../sandbox/slack/hands.ts';
import type { ShownMessage, ShownView } from '../../sandbox/slack/shown.ts';

/** Long enough for a machine that is busy with other things. */
export const PATIENCE_MS = 20_000;

export interface Worker extends Hands {
  readonly account: string;
  /** The mobile this person would type, E.164. */
  readonly mobile: string;
  /** Opens the form with this button and gives what it shows. */
  opens(button: string): Promise<ShownView>;
  /** Opens the form, types the number (their own when absent), ticks and agrees; the errors under the fields. */
  agrees(phone?: string, button?: string): Promise<Readonly<Record<string, string>>>;
  /** The newest message in the conversation that says this, as soon as one does. */
  reads(words: string | RegExp): Promise<ShownMessage>;
  /** The open window, as soon as it says this. */
  readsInWindow(words: string | RegExp): Promise<ShownView>;
  /** The Home tab, as soon as it says this. */
  readsAtHome(words: string | RegExp): Promise<ShownView>;
  /** Closes every window. */
  clears(): Promise<void>;
}

export function workerOf(hands: Hands, known: { account: string; mobile: string }): Worker {
  const says = (shown: { text(): string }, words: string | RegExp) =>
    typeof words === 'string' ? shown.text().includes(words) : words.test(shown.text());
  const until = async <T extends { text(): string }>(
    look: () => readonly (T | null)[],
    words: string | RegExp,
  ): Promise<T> => {
    const find = () => look().find((one): one is T => one !== null && says(one, words));
    return eventually<T | undefined>(find, PATIENCE_MS).catch((cause: unknown) => {
      const seen = look().map((one) => one?.text() ?? 'nothing');
      throw new Error(
        `${hands.person.realName} does not read ${String(words)}, but:\n${seen.join('\n---\n')}`,
        { cause },
      );
    });
  };
  const opens = async (button: string): Promise<ShownView> => {
    await hands.presses(button);
    return eventually(() => hands.modal(), PATIENCE_MS);
  };
  return {
    ...hands,
    ...known,
    opens,
    agrees: async (phone = known.mobile, button = 'Review and agree') => {
      await opens(button);
      await hands.fills('phone', phone);
      await hands.ticks('agree');
      return hands.submits();
    },
    reads: (words) => until(() => hands.messages().reverse(), words),
    readsInWindow: (words) => until(() => [hands.modal()], words),
    readsAtHome: (words) => until(() => [hands.home()], words),
    clears: async () => {
      while (hands.modal() !== null) await hands.closes();
    },
  };
}
