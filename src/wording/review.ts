/** The last look before a broadcast: who is asked, who is not and why, how long it takes, what it looks like. */
import type { LeftOut, LeftOutReason } from '../broadcast/broadcast.ts';
import type { BroadcastReview } from '../broadcast/review.ts';
import { countPeople } from './count-people.ts';
import type { TextField } from './field.ts';
import { findingParts } from './findings.ts';
import { divider, heading, type Page, type Part, text } from './page.ts';
import { duration, leftOutWords } from './phrases.ts';
import { PREVIEW, requestPage } from './request.ts';
import { join, type Rich, say } from './rich.ts';
import type { Surface } from './surface.ts';

const NAMES_SHOWN = 10;

export function reviewPage(review: BroadcastReview, surface: Surface): Page {
  const open = isOpen(review);
  const { notice, brand, supportEmail } = review;
  return {
    brief: summaryLine(review),
    parts: [
      text(summaryLine(review)),
      ...(open ? [] : [text(say`*This cannot be sent yet:*\n${bullets(review.blocked)}`)]),
      ...leftOutParts(review.leftOut, surface),
      ...findingParts(review.findings),
      divider(),
      text(say`*The message, exactly as each person will see it:*`),
      ...requestPage({ deliveryId: PREVIEW, notice, brand, supportEmail }).parts,
    ],
  };
}

/** What an admin has to do to send a text that is not the registered one. */
export const INSIST = {
  id: 'override',
  label: 'This text is not the registered one',
  tick: 'Send it all the same',
  untouched: 'Tick the box to send it all the same, or close this and hand the new text in first.',
} as const;

export const REASON_FIELD: TextField = {
  kind: 'text',
  id: 'reason',
  label: 'Why? This goes on record; name no person.',
  max: 200,
};

/** True when the broadcast may be launched. */
export const isOpen = (review: BroadcastReview): boolean => review.blocked.length === 0;

export const sendLabel = (review: BroadcastReview): string =>
  `Send to ${countPeople(review.recipients)}`;

function summaryLine({ recipients, audience, estimatedMs, leftOut }: BroadcastReview): Rich {
  const out =
    leftOut.length === 0
      ? 'Nobody is left out.'
      : `${countPeople(leftOut.length)} left out, see below.`;
  return say`*${countPeople(recipients)}* of ${audience} will each get one direct message. Sending takes ${duration(estimatedMs)}. ${out}`;
}

function leftOutParts(leftOut: readonly LeftOut[], surface: Surface): Part[] {
  const groups = new Map<LeftOutReason, LeftOut[]>();
  for (const one of leftOut) groups.set(one.reason, [...(groups.get(one.reason) ?? []), one]);
  return [...groups].map(([reason, ones]) => text(groupLine(leftOutWords(reason, surface), ones)));
}

function groupLine(reason: string, ones: readonly LeftOut[]): Rich {
  const names = ones
    .slice(0, NAMES_SHOWN)
    .map(({ who, line }) => (line === undefined ? say`${who}` : say`${who} (line ${line})`));
  const rest = ones.length - names.length;
  if (rest > 0) names.push(say`and ${rest} more`);
  return say`*${reason}:* ${ones.length}\n${join(names, ', ')}`;
}

export function bullets(lines: readonly string[]): Rich {
  return join(lines.map((line) => say`• ${line}`));
}

export function launchedPage(
  broadcast: { readonly targeted: number; readonly audience: string },
  surface: Surface,
): Page {
  const line = say`${countPeople(broadcast.targeted)} of ${broadcast.audience} will be asked. I will show you the progress ${[{ text: surface.messagesPlace }]}. You can close this window; nothing stops when you do.`;
  return { brief: line, parts: [heading('On its way'), text(line)] };
}
