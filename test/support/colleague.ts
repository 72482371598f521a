/** One person at Northwind: hands and eyes in Teams, and the few things everybody does there. */
import { eventually } from '../../sandbox/slack/eventually.ts';
import type { ShownDialog, ShownMessage } from '../../sandbox/teams/eyes.ts';
import type { Hands } from '../../sandbox/teams/hands.ts';
import { PATIENCE_MS } from './worker.ts';

export interface Colleague extends Hands {
  readonly account: string;
  /** The mobile this person would type, E.164. */
  readonly mobile: string;
  /** Opens the form with this button, types the number (their own when absent) and ticks; not yet sent. */
  fillsForm(phone?: string, button?: string): Promise<void>;
  /** Fills the form in and presses I agree. */
  agrees(phone?: string, button?: string): Promise<void>;
  /** The newest message in the chat that says this, as soon as one does. */
  reads(words: string | RegExp): Promise<ShownMessage>;
  /** The dialog, as soon as it says this. */
  readsInDialog(words: string | RegExp): Promise<ShownDialog>;
  /** Is told this in passing: what Teams shows above a card or after a dialog. */
  isTold(words: string | RegExp): Promise<void>;
  /** Unfolds Withdraw on the receipt, once the receipt stands in the message itself. */
  unfoldsWithdraw(): Promise<void>;
  /** Presses the first button, on what is newest, whose title fits. */
  pressesFirst(title: RegExp): Promise<void>;
}

export function colleagueOf(hands: Hands, known: { account: string; mobile: string }): Colleague {
  const until = async <T>(
    look: () => readonly (T | null)[],
    says: (one: T) => string,
    words: string | RegExp,
  ): Promise<T> => {
    const fits = (text: string) =>
      typeof words === 'string' ? text.includes(words) : words.test(text);
    const find = () => look().find((one): one is T => one !== null && fits(says(one)));
    return eventually<T | undefined>(find, PATIENCE_MS).catch((cause: unknown) => {
      const seen = look().map((one) => (one === null ? 'nothing' : says(one)));
      throw new Error(
        `${hands.person.name} does not read ${String(words)}, but:\n${seen.join('\n---\n')}`,
        { cause },
      );
    });
  };
  const textOf = (shown: { text(): string }) => shown.text();
  const fillsForm = async (phone = known.mobile, button = 'Review and agree') => {
    await eventually(() => seesButton(hands, button), PATIENCE_MS);
    await hands.presses(button);
    await eventually(() => seesButton(hands, 'I agree'), PATIENCE_MS);
    hands.fills('phone', phone);
    hands.ticks('agree');
  };
  return {
    ...hands,
    ...known,
    fillsForm,
    agrees: async (phone, button) => {
      await fillsForm(phone, button);
      await hands.presses('I agree');
    },
    reads: (words) => until(() => hands.messages().reverse(), textOf, words),
    readsInDialog: (words) => until(() => [hands.dialog()], textOf, words),
    isTold: async (words) => {
      await until(
        () => hands.notices(),
        ({ text }) => text,
        words,
      );
    },
    unfoldsWithdraw: async () => {
      const isReceipt = ({ message, buttons }: ShownMessage) =>
        message.editedAtMs !== undefined && buttons().includes('Withdraw');
      const receipt = await eventually(() => hands.messages().find(isReceipt), PATIENCE_MS);
      await hands.presses('Withdraw', { message: receipt.message });
    },
    pressesFirst: async (title) => {
      const found = await eventually(
        () => buttonsOf(hands).find((one) => title.test(one)),
        PATIENCE_MS,
      );
      await hands.presses(found);
    },
  };
}

/** On the dialog and on every message, what is on top first. */
function buttonsOf(hands: Hands): string[] {
  const messages = hands.messages().reverse();
  return [hands.dialog(), ...messages].flatMap((shown) => shown?.buttons() ?? []);
}

const seesButton = (hands: Hands, title: string): boolean => buttonsOf(hands).includes(title);
