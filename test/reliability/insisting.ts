/** A person who tries again until Slack shows that the answer was taken, as people do. */
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../../sandbox/slack/eventually.ts';
import type { Hands } from '../../sandbox/slack/hands.ts';

const AGAIN_MS = 100;
const FORM_MS = 3_000;
const RECEIPT_MS = 2_000;

export type Answer =
  | { readonly kind: 'agree'; readonly mobile: string }
  | { readonly kind: 'decline' };

/** Resolves when the person has seen the receipt, or the form close as it does when all is well. */
export async function insist(
  hands: Hands,
  answer: Answer,
  sends: { about: () => void; done: () => void },
): Promise<void> {
  const tries = answer.kind === 'agree' ? agree : decline;
  for (;;) {
    const seen = hasReceipt(hands) || (await tries(hands, answer, sends.about));
    if (seen) {
      sends.done();
      return;
    }
    await pause(AGAIN_MS);
  }
}

const hasReceipt = (hands: Hands): boolean =>
  /^(?:You agreed to work text messages|Thanks for answering)/.test(
    hands.newestMessage()?.text() ?? '',
  );

const isForm = (hands: Hands): boolean => hands.modal()?.callbackId === 'consent.agree';

async function agree(hands: Hands, answer: Answer, about: () => void): Promise<boolean> {
  if (!isForm(hands)) {
    while (hands.modal() !== null) await hands.closes();
    await hands.presses('Review and agree');
    await eventually(() => isForm(hands) || hands.modal() !== null, FORM_MS).catch(() => null);
    if (!isForm(hands)) return false;
  }
  await hands.fills('phone', answer.kind === 'agree' ? answer.mobile : '');
  await hands.ticks('agree');
  about();
  await hands.submits();
  return hands.modal() === null;
}

async function decline(hands: Hands, _answer: Answer, about: () => void): Promise<boolean> {
  about();
  await hands.presses('No thanks');
  return eventually(() => hasReceipt(hands), RECEIPT_MS).catch(() => false);
}
