/** What the service does about handing the form in, in one place. */
import type { Ports } from '../ports.ts';
import type { Actor } from '../roles/actor.ts';
import { type RecordStatus, recordStatus, type StatusRecorded } from './record-status.ts';
import { type Rejected, type RejectionAnswer, rejected } from './rejected.ts';
import {
  type RegistrationDiff,
  type RegistrationReport,
  registrationDiff,
  registrationReport,
  type WhichDiff,
} from './submissions.ts';
import { type Submit, type Submitted, submitRegistration } from './submit.ts';

/** Admins only. */
export interface RegistrationActs {
  /** The form was handed in at the provider's: kept as it stands. @throws InvalidInputError while something blocks it */
  submitRegistration(actor: Actor, submit: Submit): Promise<Submitted>;
  /** The provider's word on the newest form handed in. */
  recordRegistrationStatus(actor: Actor, said: RecordStatus): Promise<StatusRecorded>;
  /** A reviewer said no: the field, the rule and the cure; kept with the attempt. */
  rejected(actor: Actor, given: Rejected): Promise<RejectionAnswer>;
  /** Every attempt, and whether what is live is still what was handed in. */
  registrationReport(actor: Actor): Promise<RegistrationReport>;
  /** From one attempt to another, or to the form as it is now. */
  registrationDiff(actor: Actor, which: WhichDiff): Promise<RegistrationDiff>;
}

export const registrationActs = (ports: Ports): RegistrationActs => ({
  submitRegistration: (...given) => submitRegistration(ports, ...given),
  recordRegistrationStatus: (...given) => recordStatus(ports, ...given),
  rejected: (...given) => rejected(ports, ...given),
  registrationReport: (actor) => registrationReport(ports, actor),
  registrationDiff: (...given) => registrationDiff(ports, ...given),
});
