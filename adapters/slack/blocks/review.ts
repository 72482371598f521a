/** The last look before a broadcast: who is asked, who is not and why, how long it takes, what it looks like. */
import type { KnownBlock, ModalView } from '@slack/types';
import type { LeftOut, LeftOutReason } from '../../../src/broadcast/broadcast.ts';
import type { BroadcastReview } from '../../../src/service.ts';
import { findingBlocks } from './findings.ts';
import { modal } from './modal.ts';
import { divider, header, section } from './parts.ts';
import { PREVIEW, requestBlocks } from './request.ts';
import { join, type Markup, words } from './text.ts';
import { duration, LEFT_OUT_WORDS, people } from './wording.ts';

const NAMES_SHOWN = 10;

export function reviewView(review: BroadcastReview): ModalView {
  const open = review.blocked.length === 0;
  const { notice, brand, supportEmail } = review;
  const blocks: KnownBlock[] = [
    section(summaryLine(review)),
    ...(open ? [] : [section(words`*This cannot be sent yet:*\n${bullets(review.blocked)}`)]),
    ...leftOutBlocks(review.leftOut),
    ...findingBlocks(review.findings),
    divider(),
    section(words`*The message, exactly as each person will see it:*`),
    ...requestBlocks({ deliveryId: PREVIEW, notice, brand, supportEmail }),
  ];
  return modal({
    title: 'Review the broadcast',
    blocks,
    callback: 'broadcast.review',
    close: open ? 'Not yet' : 'Close',
    submit: open ? `Send to ${people(review.recipients)}` : undefined,
    ids: { t: review.draftId },
  });
}

function summaryLine({ recipients, audience, estimatedMs, leftOut }: BroadcastReview): Markup {
  const out =
    leftOut.length === 0 ? 'Nobody is left out.' : `${people(leftOut.length)} left out, see below.`;
  return words`*${people(recipients)}* of ${audience} will each get one direct message. Sending takes ${duration(estimatedMs)}. ${out}`;
}

function leftOutBlocks(leftOut: readonly LeftOut[]): KnownBlock[] {
  const groups = new Map<LeftOutReason, LeftOut[]>();
  for (const one of leftOut) groups.set(one.reason, [...(groups.get(one.reason) ?? []), one]);
  return [...groups].map(([reason, ones]) => section(groupLine(reason, ones)));
}

function groupLine(reason: LeftOutReason, ones: readonly LeftOut[]): Markup {
  const names = ones
    .slice(0, NAMES_SHOWN)
    .map(({ who, line }) => (line === undefined ? words`${who}` : words`${who} (line ${line})`));
  const rest = ones.length - names.length;
  if (rest > 0) names.push(words`and ${rest} more`);
  return words`*${LEFT_OUT_WORDS[reason]}:* ${ones.length}\n${join(names, ', ')}`;
}

function bullets(lines: readonly string[]): Markup {
  return join(lines.map((line) => words`• ${line}`));
}

export function launchedView(review: {
  readonly targeted: number;
  readonly audience: string;
}): ModalView {
  return modal({
    title: 'Sending has begun',
    blocks: [
      header('On its way'),
      section(
        words`${people(review.targeted)} of ${review.audience} will be asked. I will show you the progress in your messages with me. You can close this window; nothing stops when you do.`,
      ),
    ],
  });
}
