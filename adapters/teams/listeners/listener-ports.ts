/** What every listener works with. */
import type { AudienceRow } from '../../../src/broadcast/broadcast.ts';
import type { Account } from '../../../src/employee.ts';
import type { Clock, Log } from '../../../src/ports.ts';
import type { OwnRecord } from '../../../src/proof/my-record.ts';
import type { Report } from '../../../src/proof/report.ts';
import type { Summary } from '../../../src/registration/summarize.ts';
import type { Service } from '../../../src/service.ts';
import type { Repaint } from '../../chat/repaint.ts';
import type { Seals } from '../cards/seal.ts';
import type { TeamsChat } from '../chat.ts';
import type { Directory } from '../directory.ts';
import type { TrustedHosts } from '../service-urls.ts';

export interface ListenerPorts {
  readonly service: Service;
  readonly chat: TeamsChat;
  readonly directory: Directory;
  readonly seals: Seals;
  readonly tenantId: string;
  /** Test tools know no Entra ids: then the channel's own id of a person is taken. */
  readonly anonymous: boolean;
  readonly trusted: TrustedHosts;
  readonly clock: Clock;
  readonly log: Log;
  readonly repaint: Repaint;
  /** @throws InvalidInputError('csv') */
  readonly readAudience: (bytes: Uint8Array) => readonly AudienceRow[];
  readonly summaryTexts: (summary: Summary) => SummaryTexts;
  /** A person's own record as one file. */
  readonly packRecord: (record: OwnRecord) => Promise<PackedRecord>;
  /** The summary as a document to sign. */
  readonly summaryPdf: (report: Report) => Promise<PackedRecord>;
  /** Somebody turned up for the first time. */
  readonly arrived: (account: Account) => Promise<void>;
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
