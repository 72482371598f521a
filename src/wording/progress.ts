/** How a broadcast stands: a bar and counts, never a name. */
import type { Progress } from '../broadcast/board.ts';
import type { BroadcastCounts } from '../broadcast/broadcast.ts';
import { countPeople } from './count-people.ts';
import { type Button, buttons, heading, note, type Page, text } from './page.ts';
import { unreachableReasons } from './phrases.ts';
import { REMIND_LABEL } from './reminder.ts';
import { join, moment, type Rich, say } from './rich.ts';

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

export function countLines(counts: BroadcastCounts): Rich {
  const answered = counts.agreed + counts.declined;
  const percent = counts.targeted === 0 ? 0 : Math.floor((100 * answered) / counts.targeted);
  return join([
    [{ text: `${bar(answered, counts.targeted)}  ${percent} % answered` }],
    say`*Asked:* ${countPeople(counts.targeted)}, sent to ${counts.sent}`,
    say`*Agreed:* ${counts.agreed}   *Declined:* ${counts.declined}   *Waiting:* ${counts.waiting}`,
    ...extras(counts),
  ]);
}

function extras(counts: BroadcastCounts): Rich[] {
  const total = Object.values(counts.unreachable).reduce((sum, count) => sum + count, 0);
  const reasons = unreachableReasons(counts.unreachable);
  return [
    ...(counts.pending > 0 ? [say`*Still to send:* ${counts.pending}`] : []),
    ...(counts.inDoubt > 0 ? [say`*Being checked whether they arrived:* ${counts.inDoubt}`] : []),
    ...(counts.remindersToSend > 0
      ? [say`*Reminders still to send:* ${counts.remindersToSend}`]
      : []),
    ...(counts.reminded > 0 ? [say`*Reminded:* ${countPeople(counts.reminded)}`] : []),
    ...(total > 0 ? [say`*Cannot be reached:* ${total} (${reasons.join(', ')})`] : []),
    ...(counts.held > 0 ? [say`*On hold (two people, one number):* ${counts.held}`] : []),
    ...(counts.withdrawn > 0 ? [say`*Agreed, later withdrew:* ${counts.withdrawn}`] : []),
  ];
}

export function progressPage({ broadcast, counts, done }: Progress): Page {
  const sending = broadcast.cancelledAt === null && counts.pending > 0;
  return {
    brief: say`Consent requests: ${counts.agreed} agreed, ${counts.declined} declined, ${counts.waiting} waiting.`,
    parts: [
      heading(progressTitle({ broadcast, counts, done })),
      text(countLines(counts)),
      note(
        say`To ${broadcast.audience}, started ${moment(broadcast.launchedAt)}. Counts only; nobody sees here who declined.`,
      ),
      ...(sending ? [buttons(stopButton(broadcast.broadcastId))] : []),
      ...(mayWait({ broadcast, counts, done })
        ? [buttons(remindButton(broadcast.broadcastId))]
        : []),
    ],
  };
}

/** All requests are sent, and somebody who can be reached has not answered. */
function mayWait({ broadcast, counts, done }: Progress): boolean {
  const unreachable = Object.values(counts.unreachable).reduce((sum, count) => sum + count, 0);
  return done && broadcast.cancelledAt === null && counts.waiting > unreachable;
}

const remindButton = (broadcastId: string): Button => ({
  label: REMIND_LABEL,
  act: 'broadcast.remind',
  id: broadcastId,
});

function progressTitle({ broadcast, counts, done }: Progress): string {
  if (broadcast.cancelledAt !== null) return 'Consent requests: stopped';
  if (!done) return 'Consent requests: sending';
  return counts.waiting === 0 ? 'Consent requests: everyone answered' : 'Consent requests: sent';
}

const stopButton = (broadcastId: string): Button => ({
  label: 'Stop sending',
  act: 'broadcast.cancel',
  id: broadcastId,
  confirm: {
    title: 'Stop sending?',
    text: 'People who were not asked yet will not be asked. Answers already given stay.',
    yes: 'Stop sending',
    no: 'Go on',
  },
});
