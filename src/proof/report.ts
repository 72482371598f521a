/** The summary with what makes it a document: the course of the answers, who is covered, and what people saw. */
import type { Notice } from '../consent/notice.ts';
import { readCheckpoint } from '../ledger/checkpoint.ts';
import type { Ports } from '../ports.ts';
import type { Summary } from '../registration/summarize.ts';
import type { Actor } from '../roles/actor.ts';
import { type Course, courseOf } from './course.ts';
import { issueSummary } from './issue-summary.ts';
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
}

/** @throws NotAllowedError for anybody but an admin; InvalidInputError('campaign') */
export async function issueReport(
  ports: Ports,
  actor: Actor,
  given: Parameters<typeof issueSummary>[2],
): Promise<Report> {
  const summary = await issueSummary(ports, actor, given);
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
      notice === null ? null : formOf(ports, notice, { brand: displayName, supportEmail: email }),
    course: await courseOf(ports.ledger, size),
    size,
  };
}

function formOf(
  { chats }: Ports,
  notice: Notice,
  words: Pick<Shown, 'brand' | 'supportEmail'>,
): Shown {
  const platform = chats[0]?.platform ?? 'slack';
  return { platform, part: 'form', renderer: `${platform}/1`, notice, ...words, receipt: null };
}
