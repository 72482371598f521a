/** The summary with what makes it a document: the course of the answers, who is covered, and what people saw. */
import type { Notice } from '../consent/notice.ts';
import { readCheckpoint } from '../ledger/checkpoint.ts';
import type { Ports } from '../ports.ts';
import { maskNumber, wholeNumber } from '../records/seven-items.ts';
import { RECORD_COLUMNS, recordRow } from '../records/table.ts';
import type { Summary } from '../registration/summarize.ts';
import type { Actor } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import { type Course, courseOf } from './course.ts';
import { everyRecord } from './export-records.ts';
import { issueSummary, type SummaryOptions } from './issue-summary.ts';
import type { Shown } from './shown.ts';

export interface Report {
  readonly summary: Summary;
  readonly brand: string;
  /** Where reviewers see the opt-in; null when there is no such page. */
  readonly evidenceUrl: string | null;
  /** The notice in force. */
  readonly notice: Notice | null;
  /** The form as the employees of the first medium in use see it; null before a notice is published. */
  readonly shown: Shown | null;
  readonly course: Course;
  /** Entries at the checkpoint. */
  readonly size: number;
  /** Every consent below the checkpoint, the first row the names of the columns; null unless asked for. */
  readonly answers: readonly (readonly string[])[] | null;
}

export interface ReportOptions extends SummaryOptions {
  /** Numbers by their last four digits, or whole, which is logged (requirement 61). */
  readonly answers?: 'masked' | 'whole';
}

/**
 * A summary is issued for it, or one that was issued already is given its document.
 * @throws NotAllowedError for anybody but an admin; InvalidInputError('campaign')
 */
export async function issueReport(
  ports: Ports,
  actor: Actor,
  given: ReportOptions | { readonly of: Summary },
): Promise<Report> {
  await requireAdmin(ports, actor, 'get the summary');
  const summary = 'of' in given ? given.of : await issueSummary(ports, actor, given);
  const answers = 'of' in given ? undefined : given.answers;
  const [campaign, notice] = await Promise.all([
    ports.views.campaign(),
    ports.views.noticeInForce(),
  ]);
  const { size } = readCheckpoint(summary.checkpoint, ports.signer);
  const { displayName = '', email = '' } = campaign?.definition.brand ?? {};
  return {
    summary,
    brand: displayName,
    evidenceUrl: campaign?.definition.evidenceUrl ?? null,
    notice,
    shown:
      notice === null
        ? null
        : await formOf(ports, notice, { brand: displayName, supportEmail: email }),
    course: await courseOf(ports.ledger, size),
    size,
    answers: answers === undefined ? null : await answersOf(ports, size, answers),
  };
}

async function answersOf(ports: Ports, size: number, numbers: 'masked' | 'whole') {
  const records = await everyRecord(ports, size);
  const show = numbers === 'whole' ? wholeNumber : maskNumber;
  if (numbers === 'whole') {
    const fields = { records: records.length, size };
    ports.log.warn('A summary was made with whole phone numbers.', fields);
  }
  return [RECORD_COLUMNS, ...records.map((record) => recordRow(record, show))];
}

/** Of the first medium people agreed by; before anybody did, of the first they were asked by, then of the chats. */
async function formOf(
  { views, chats }: Ports,
  notice: Notice,
  words: Pick<Shown, 'brand' | 'supportEmail'>,
): Promise<Shown> {
  const [used, asked] = await Promise.all([views.mediaUsed(), views.mediaAsked()]);
  const media = [...used, ...[...asked.values()].flat(), ...chats.map((chat) => chat.platform)];
  const platform = media.find(isDrawn) ?? 'slack';
  return { platform, part: 'form', renderer: `${platform}/1`, notice, ...words, receipt: null };
}

/** Paper and spoken consent have no screen. */
const isDrawn = (medium: string): medium is Shown['platform'] =>
  medium === 'slack' || medium === 'teams' || medium === 'web';
