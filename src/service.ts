/** Everything the service can do, one page. Each act is one file; this joins them. */
import type { Audience } from './broadcast/broadcast.ts';
import { cancelBroadcast } from './broadcast/cancel.ts';
import { deliverDue } from './broadcast/deliver.ts';
import { draftBroadcast } from './broadcast/draft.ts';
import { launchBroadcast } from './broadcast/launch.ts';
import { showProgress } from './broadcast/progress.ts';
import { type Reminders, reminders } from './broadcast/remind.ts';
import type { BroadcastReview, BroadcastStatus, Insist, LaunchAnswer } from './broadcast/review.ts';
import { broadcastStatus } from './broadcast/status.ts';
import type {
  ActAnswer,
  Agree,
  Decline,
  EmployeeStatus,
  EnterAct,
  FormAnswer,
  Heard,
  Withdraw,
  WithdrawFor,
} from './consent/act.ts';
import { agree } from './consent/agree.ts';
import { thenCloseCards } from './consent/close-cards.ts';
import { decline } from './consent/decline.ts';
import { enterAct } from './consent/enter.ts';
import { hear } from './consent/hear.ts';
import { mayText } from './consent/may-text.ts';
import { openForm } from './consent/open-form.ts';
import { settlePhone } from './consent/settle-phone.ts';
import { check, status } from './consent/status.ts';
import { withdraw } from './consent/withdraw.ts';
import { withdrawFor } from './consent/withdraw-for.ts';
import type { Account, Employee, EmployeeId } from './employee.ts';
import { type LinkActs, linkActs } from './links/link-acts.ts';
import { addNumber } from './numbers/add.ts';
import { assignNumber } from './numbers/assign.ts';
import type { AddNumber, AssignNumber } from './numbers/orders.ts';
import { numbers, numbersNamedTo } from './numbers/report.ts';
import { retireNumber } from './numbers/retire.ts';
import type { SendingNumber } from './numbers/sending-number.ts';
import type { NumbersReport } from './numbers/track.ts';
import { type AdminOverview, overview } from './overview.ts';
import { type AccountsOf, accountsOf } from './people/accounts-of.ts';
import { employeeLeft, leaveEmployee } from './people/leave.ts';
import { recognise } from './people/recognise.ts';
import { employeeReturned, returnEmployee } from './people/return.ts';
import { splitAccount } from './people/split-account.ts';
import type { Ports } from './ports.ts';
import { type Proof, proofOf } from './proof/proof.ts';
import { acceptReplacement } from './registration/accept-replacement.ts';
import { type RegistrationActs, registrationActs } from './registration/acts.ts';
import { type Defined, defineCampaign } from './registration/define.ts';
import { type EditableTexts, readFormTexts } from './registration/form-texts.ts';
import { openPublicPages, type PublicPages } from './registration/pages-open.ts';
import { checkPages, type PagesCheck } from './registration/pages-verify.ts';
import type { Actor } from './roles/actor.ts';
import { grantAdmin, revokeAdmin } from './roles/grant.ts';
import { adminNames, isAdmin } from './roles/require-admin.ts';
import { seedAdmins } from './roles/seed.ts';

export type { BroadcastReview, BroadcastStatus, Insist, LaunchAnswer } from './broadcast/review.ts';
export type {
  ActAnswer,
  Agree,
  Decline,
  EmployeeStatus,
  EnterAct,
  FormAnswer,
  Receipt,
  Withdraw,
} from './consent/act.ts';
export type { LinkAnswer, LinkAnswered } from './links/link.ts';
export type { AddNumber, AssignNumber } from './numbers/orders.ts';
export type { AdminOverview } from './overview.ts';
export type { EditableTexts } from './registration/form-texts.ts';
export type { PublicPages } from './registration/pages-open.ts';
export type { Actor } from './roles/actor.ts';

export interface Service extends LinkActs, Reminders, RegistrationActs, Proof {
  // Campaign and notice. Admins only; NotAllowedError otherwise, naming the admins.
  defineCampaign(actor: Actor, definition: unknown): Promise<Defined>;
  overview(actor: Actor): Promise<AdminOverview>;
  /** Puts the text proposed for a finding into the campaign, as an edit. @throws InvalidInputError('replacement') */
  acceptReplacement(actor: Actor, replacementId: string): Promise<Defined>;

  /** The texts of the provider's form as they stand and as composed, to be edited. @throws InvalidInputError('campaign') */
  formTexts(actor: Actor): Promise<EditableTexts>;

  /** What anybody may read under this slug: the opt-in, and our own policy pages; null when there is no such campaign. */
  publicPages(slug: string | null): Promise<PublicPages | null>;
  /** Opens the pages the campaign names and compares them with what is handed in. Admins only. */
  checkPages(actor: Actor): Promise<PagesCheck>;

  // Numbers.
  addNumber(actor: Actor, order: AddNumber): Promise<SendingNumber>;
  assignNumber(actor: Actor, order: AssignNumber): Promise<SendingNumber>;
  retireNumber(actor: Actor, phone: string): Promise<SendingNumber>;
  numbers(actor: Actor): Promise<NumbersReport>;
  /** Which sending numbers this person's notice named on the day of the answer. */
  numbersNamedTo(actor: Actor, employeeId: EmployeeId): Promise<readonly string[]>;

  // Broadcast.
  draftBroadcast(actor: Actor, audience: Audience): Promise<BroadcastReview>;
  /** On a text that is not the registered one only when the admin insists; the reason goes on record. */
  launchBroadcast(actor: Actor, draftId: string, insist?: Insist): Promise<LaunchAnswer>;
  cancelBroadcast(actor: Actor, broadcastId: string): Promise<BroadcastStatus>;
  broadcastStatus(actor: Actor, broadcastId?: string): Promise<BroadcastStatus | null>;
  /** Sends what is due and settles doubts; called by the heartbeat. Returns when to call again; null: when woken. */
  deliverDue(): Promise<{ sent: number; nextInMs: number | null }>;
  /** Updates the admins' progress messages where something changed, sparingly. */
  showProgress(): Promise<void>;

  // The act.
  openForm(account: Account, deliveryId: string | null): Promise<FormAnswer>;
  agree(command: Agree): Promise<ActAnswer>;
  decline(command: Decline): Promise<ActAnswer>;
  withdraw(command: Withdraw): Promise<ActAnswer>;
  /** What a person wrote to us: recorded as a withdrawal when it is one (47 CFR 64.1200(a)(10)). */
  hear(heard: Heard): Promise<ActAnswer | { kind: 'not_a_wish' }>;
  status(account: Account): Promise<EmployeeStatus | null>;
  check(actor: Actor, account: Account): Promise<EmployeeStatus | null>;
  mayText(phone: string): Promise<boolean>;

  // On paper and by word of mouth.
  /** One person's consent, entered by an admin with what shows it. */
  enterAct(actor: Actor, entered: EnterAct): Promise<ActAnswer>;
  /** One person's withdrawal that reached HR on paper, aloud or by e-mail: no text from now on. */
  withdrawFor(actor: Actor, order: WithdrawFor): Promise<ActAnswer>;

  /** Two named one number, and an admin found out whose it is: theirs counts again, the others' no longer. */
  settlePhone(actor: Actor, query: string): Promise<ActAnswer>;

  // People.
  /** The accounts of one person (id, account, e-mail or number), and how each became theirs. Admins only. */
  accountsOf(actor: Actor, query: string): Promise<AccountsOf>;
  /** This account is somebody else's after all: it goes to a new employee, and no consent rests on it. */
  splitAccount(actor: Actor, account: Account): Promise<AccountsOf>;
  isAdmin(account: Account): Promise<boolean>;
  adminNames(): Promise<readonly string[]>;
  grantAdmin(actor: Actor, account: Account): Promise<void>;
  revokeAdmin(actor: Actor, account: Account): Promise<void>;
  /** ROLLCALL_ADMINS at first start: grants once per person; e-mails are looked up. Returns those nobody answers to. */
  seedAdmins(admins: readonly string[]): Promise<readonly string[]>;
  /** Somebody turned up in a chat: joined to the employee known elsewhere; nobody new is recorded. */
  recognise(account: Account): Promise<Employee | null>;
  /** The directory says this person left: suppressed at once (requirement 31). */
  employeeLeft(account: Account, reason: string): Promise<void>;
  /** The same, said by an admin. @throws InvalidInputError('employee') when nobody who still works here is meant */
  leaveEmployee(actor: Actor, query: string): Promise<Employee>;
  /** The directory says this person works here again. They are asked anew; an earlier agreement does not come back. */
  employeeReturned(account: Account): Promise<void>;
  /** The same, said by an admin. @throws InvalidInputError('employee') when nobody who left is meant */
  returnEmployee(actor: Actor, query: string): Promise<Employee>;
}

export function createService(ports: Ports): Service {
  return {
    ...proofOf(ports),
    ...registrationActs(ports),
    defineCampaign: (...given) => defineCampaign(ports, ...given),
    overview: (...given) => overview(ports, ...given),
    acceptReplacement: (...given) => acceptReplacement(ports, ...given),
    formTexts: (actor) => readFormTexts(ports, actor),
    publicPages: (slug) => openPublicPages(ports, slug),
    checkPages: (actor) => checkPages(ports, actor),
    addNumber: (...given) => addNumber(ports, ...given),
    assignNumber: (...given) => assignNumber(ports, ...given),
    retireNumber: (...given) => retireNumber(ports, ...given),
    numbers: (...given) => numbers(ports, ...given),
    numbersNamedTo: (...given) => numbersNamedTo(ports, ...given),
    draftBroadcast: (...given) => draftBroadcast(ports, ...given),
    launchBroadcast: (actor, draftId, insist) => launchBroadcast(ports, actor, { draftId, insist }),
    cancelBroadcast: (...given) => cancelBroadcast(ports, ...given),
    broadcastStatus: (...given) => broadcastStatus(ports, ...given),
    ...reminders(ports),
    deliverDue: () => deliverDue(ports),
    showProgress: () => showProgress(ports),
    openForm: (...given) => openForm(ports, ...given),
    agree: (command) => thenCloseCards(ports, command.account, agree(ports, command)),
    decline: (command) => thenCloseCards(ports, command.account, decline(ports, command)),
    withdraw: (command) => thenCloseCards(ports, command.account, withdraw(ports, command)),
    hear: (heard) => thenCloseCards(ports, heard.account, hear(ports, heard)),
    status: (account) => status(ports, account),
    check: (...given) => check(ports, ...given),
    mayText: (phone) => mayText(ports, phone),
    ...linkActs(ports),
    enterAct: (...given) => thenCloseCards(ports, null, enterAct(ports, ...given)),
    withdrawFor: (...given) => thenCloseCards(ports, null, withdrawFor(ports, ...given)),
    settlePhone: (...given) => thenCloseCards(ports, null, settlePhone(ports, ...given)),
    accountsOf: (...given) => accountsOf(ports, ...given),
    splitAccount: (...given) => splitAccount(ports, ...given),
    isAdmin: (account) => isAdmin(ports, account),
    adminNames: () => adminNames(ports),
    grantAdmin: (...given) => grantAdmin(ports, ...given),
    revokeAdmin: (...given) => revokeAdmin(ports, ...given),
    seedAdmins: (admins) => seedAdmins(ports, admins),
    recognise: (account) => recognise(ports, account),
    employeeLeft: (...given) => employeeLeft(ports, ...given),
    leaveEmployee: (...given) => leaveEmployee(ports, ...given),
    employeeReturned: (account) => employeeReturned(ports, account),
    returnEmployee: (...given) => returnEmployee(ports, ...given),
  };
}
