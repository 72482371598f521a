/** What is shown to others and its proof, and what is taken back: the part of the service behind `src/proof`. */
import type { Account } from '../employee.ts';
import type { Verification } from '../ledger/verify.ts';
import { type Erased, type EraseOrder, erasePerson } from '../people/erase.ts';
import type { Ports } from '../ports.ts';
import type { Provider } from '../registration/campaign.ts';
import type { Summary } from '../registration/summarize.ts';
import type { Actor } from '../roles/actor.ts';
import { type Audit, type AuditOrder, audit } from './audit.ts';
import { checkWitness } from './check-witness.ts';
import { type CollectedEvidence, collectEvidence } from './collect-evidence.ts';
import { type ExportOrder, exportRecords, type RecordsExport } from './export-records.ts';
import { issueSummary, type SummaryOptions } from './issue-summary.ts';
import { myRecord, type OwnRecord } from './my-record.ts';
import { issueReport, type Report, type ReportOptions } from './report.ts';
import { takeCheckpoint } from './take-checkpoint.ts';
import { verify } from './verify.ts';

export interface Proof {
  summarize(actor: Actor, provider: Provider | SummaryOptions): Promise<Summary>;
  /** The same with what makes it a document; reads every entry once. */
  report(actor: Actor, given: ReportOptions | { readonly of: Summary }): Promise<Report>;
  evidence(actor: Actor, query: string): Promise<CollectedEvidence>;
  /** Several people's evidence at one state of the ledger, for an auditor. Admins only. */
  audit(actor: Actor, order: AuditOrder): Promise<Audit>;
  /** Every consent in a format of others; numbers by their last four digits unless asked otherwise. Admins only. */
  exportRecords(actor: Actor, order: ExportOrder): Promise<RecordsExport>;
  /** The record of whoever this account belongs to, for that person alone; null when nobody does. */
  myRecord(account: Account): Promise<OwnRecord | null>;
  verify(): Promise<Verification>;
  /** Signs the ledger as it stands, remembers it with the witness and, if asked, sends it to the admins. */
  checkpoint(options: { tellAdmins: boolean }): Promise<string>;
  /** At start: LedgerBrokenError when the database is behind or inconsistent with the last witnessed checkpoint. */
  checkWitness(): Promise<void>;
  /** Takes one person's data out of the records; what was answered and when stays and verifies. Admins only. */
  erasePerson(actor: Actor, order: EraseOrder): Promise<Erased>;
}

export function proofOf(ports: Ports): Proof {
  return {
    summarize: (...given) => issueSummary(ports, ...given),
    report: (...given) => issueReport(ports, ...given),
    evidence: (...given) => collectEvidence(ports, ...given),
    audit: (...given) => audit(ports, ...given),
    exportRecords: (...given) => exportRecords(ports, ...given),
    myRecord: (account) => myRecord(ports, account),
    verify: () => verify(ports),
    checkpoint: (options) => takeCheckpoint(ports, options),
    checkWitness: () => checkWitness(ports),
    erasePerson: (...given) => erasePerson(ports, ...given),
  };
}
