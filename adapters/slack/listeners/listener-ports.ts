/** What every listener works with. */
import type { WebClient } from '@slack/web-api';
import type { AudienceRow } from '../../../src/broadcast/broadcast.ts';
import type { ChatPlatform, Clock, Log } from '../../../src/ports.ts';
import type { OwnRecord } from '../../../src/proof/my-record.ts';
import type { Report } from '../../../src/proof/report.ts';
import type { Summary } from '../../../src/registration/summarize.ts';
import type { Service } from '../../../src/service.ts';
import type { Repaint } from '../../chat/repaint.ts';
import type { Reply } from '../reply-later.ts';
import type { Workspace } from '../workspace.ts';

export interface ListenerPorts {
  readonly service: Service;
  readonly chat: ChatPlatform;
  /** The client for people who wait; apart from the one that broadcasts. */
  readonly client: WebClient;
  readonly workspace: Workspace;
  readonly clock: Clock;
  readonly log: Log;
  readonly repaint: Repaint;
  /** @throws InvalidInputError('csv') */
  readonly readAudience: (bytes: Uint8Array) => readonly AudienceRow[];
  /** A file uploaded in a form, by Slack's file id. @throws InvalidInputError('csv') */
  readonly download: (fileId: string) => Promise<Uint8Array>;
  readonly replyLater: (responseUrl: string, reply: Reply) => Promise<void>;
  readonly summaryTexts: (summary: Summary) => SummaryTexts;
  /** A person's own record as one file. */
  readonly packRecord: (record: OwnRecord) => Promise<PackedRecord>;
  /** The summary as a document to sign. */
  readonly summaryPdf: (report: Report) => Promise<PackedRecord>;
}

export interface PackedRecord {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface SummaryTexts {
  readonly fileName: string;
  /** The file. */
  readonly markdown: string;
  /** The text to paste. */
  readonly plain: string;
}
