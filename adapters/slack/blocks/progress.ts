/** How a broadcast stands: a bar and counts, never a name. */
import type { KnownBlock } from '@slack/types';
import type { BroadcastCounts } from '../../../src/broadcast/broadcast.ts';
import type { Progress } from '../../../src/ports.ts';
import { buttons, confirmation, context, header, section } from './parts.ts';
import { join, type Markup, moment, words } from './text.ts';
import { people, unreachableWords } from './wording.ts';

const BAR = 20;

/** `part` of `whole` as 20 signs: full only when all is done, empty only when nothing is. */
export function bar(part: number, whole: number): string {
  if (whole <= 0) return '░'.repeat(BAR);
  const exact = Math.max(0, Math.min(1, part / whole)) * BAR;
  const full =
    part > 0 && part < whole
      ? Math.min(BAR - 1, Math.max(1, Math.round(exact)))
      : Math.round(exact);
  return '█'.repeat(full) + '░'.repeat(BAR - full);
}

export function countLines(counts: BroadcastCounts): Markup {
  const answered = counts.agreed + counts.declined;
  const percent = counts.targeted === 0 ? 0 : Math.floor((100 * answered) / counts.targeted);
  return join([
    { markup: `${bar(answered, counts.targeted)}  ${percent} % answered` },
    words`*Asked:* ${people(counts.targeted)}, sent to ${counts.sent}`,
    words`*Agreed:* ${counts.agreed}   *Declined:* ${counts.declined}   *Waiting:* ${counts.waiting}`,
    ...extras(counts),
  ]);
}

function extras(counts: BroadcastCounts): Markup[] {
  const unreachable = Object.entries(counts.unreachable).filter(([, count]) => count > 0);
  const total = unreachable.reduce((sum, [, count]) => sum + count, 0);
  const reasons = unreachable.map(
    ([reason, count]) => words`${count} × ${unreachableWords(reason)}`,
  );
  return [
    ...(counts.pending > 0 ? [words`*Still to send:* ${counts.pending}`] : []),
    ...(counts.inDoubt > 0 ? [words`*Being checked whether they arrived:* ${counts.inDoubt}`] : []),
    ...(total > 0 ? [words`*Cannot be reached:* ${total} (${join(reasons, ', ')})`] : []),
    ...(counts.held > 0 ? [words`*On hold (two people, one number):* ${counts.held}`] : []),
    ...(counts.withdrawn > 0 ? [words`*Agreed, later withdrew:* ${counts.withdrawn}`] : []),
  ];
}

export function progressBlocks({ broadcast, counts, done }: Progress): KnownBlock[] {
  const sending = broadcast.cancelledAt === null && counts.pending > 0;
  return [
    header(progressTitle({ broadcast, counts, done })),
    section(countLines(counts)),
    context(
      words`To ${broadcast.audience}, started ${moment(broadcast.launchedAt)}. Counts only; nobody sees here who declined.`,
    ),
    ...(sending ? [buttons(stopButton(broadcast.broadcastId))] : []),
  ];
}

export function progressText({ counts }: Progress): Markup {
  return words`Consent requests: ${counts.agreed} agreed, ${counts.declined} declined, ${counts.waiting} waiting.`;
}

function progressTitle({ broadcast, counts, done }: Progress): string {
  if (broadcast.cancelledAt !== null) return 'Consent requests: stopped';
  if (!done) return 'Consent requests: sending';
  return counts.waiting === 0 ? 'Consent requests: everyone answered' : 'Consent requests: sent';
}

function stopButton(broadcastId: string) {
  return {
    label: 'Stop sending',
    action: 'broadcast.cancel',
    value: broadcastId,
    confirm: confirmation(
      'Stop sending?',
      'People who were not asked yet will not be asked. Answers already given stay.',
      {
        yes: 'Stop sending',
        no: 'Go on',
      },
    ),
  };
}
