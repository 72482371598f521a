/** An account was joined to the wrong person: from here on it is somebody else's. */
import { employeeStream } from '../consent/claimants.ts';
import { stands } from '../consent/request-of.ts';
import { setAsideDrafts } from '../consent/set-aside.ts';
import { appendNext, decide, standing } from '../decide.ts';
import { type Account, type ChatPerson, type Employee, newId } from '../employee.ts';
import { DeliveryError, InvalidInputError } from '../errors.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Draft, PersonalFields } from '../ledger/fact.ts';
import type { Append, Ports } from '../ports.ts';
import type { Actor, By } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import { type AccountsOf, describeAccounts, ownerOf } from './accounts-of.ts';
import { chatOf } from './chat-of.ts';
import { accountStream, metIn, personalOf } from './join.ts';

/**
 * The account goes to a new employee, who has not answered anything yet. When the old one's
 * newest answer was made with it, that answer counts for nobody any more, so that nobody is
 * texted on somebody else's word. What happened before stays in the record of the old employee.
 * @returns the accounts of the new employee
 * @throws InvalidInputError('account') when it is nobody's, or the person's only one
 */
export async function splitAccount(
  ports: Ports,
  actor: Actor,
  account: Account,
): Promise<AccountsOf> {
  const by = await requireAdmin(ports, actor, 'split accounts');
  await ownerOf(ports, account);
  const seen = await lookUp(ports, account);
  await decide(() => attempt(ports, { account, by, seen }));
  return describeAccounts(ports, await ownerOf(ports, account));
}

/** How the directory describes the person now; null when it cannot be asked. */
async function lookUp(ports: Ports, account: Account): Promise<ChatPerson | null> {
  try {
    return (await chatOf(ports, account)?.person(account)) ?? null;
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    ports.log.warn('The directory could not be asked; the record is used instead.', {
      reason: error.reason,
    });
    return null;
  }
}

interface Split {
  readonly account: Account;
  readonly by: By;
  readonly seen: ChatPerson | null;
}

async function attempt(ports: Ports, split: Split): Promise<void> {
  const { account } = split;
  const { employeeId } = await ownerOf(ports, account);
  const streams = [employeeStream(employeeId), accountStream(ports, account)];
  const expect = await standing(ports.ledger, streams);
  const employee = await ownerOf(ports, account);
  if (employee.employeeId !== employeeId) return;
  if (employee.accounts.length < 2) {
    throw new InvalidInputError(
      'account',
      'This is the only account of this person, so there is nothing to split.',
    );
  }
  const history = await ports.ledger.entriesOf(employeeStream(employeeId));
  const key = `split:${accountStream(ports, account).slice('person:'.length)}:${expect[1]?.seq}`;
  const drafts = splitDrafts(ports, { ...split, employee, history, key });
  const ending = await endConsent(ports, { ...split, employee, history, key });
  await appendNext(ports.ledger, {
    drafts: [...drafts, ...ending.drafts],
    expect: [...expect, ...ending.expect],
  });
}

interface Splitting extends Split {
  readonly employee: Employee;
  /** The employee's own entries, in order. */
  readonly history: readonly Entry[];
  readonly key: string;
}

function splitDrafts(ports: Ports, splitting: Splitting): Draft[] {
  const { account, employee, key, by } = splitting;
  const { employeeId } = employee;
  const newEmployeeId = newId('emp');
  const own = accountStream(ports, account);
  return [
    {
      key,
      fact: { kind: 'AccountSplit', employeeId, newEmployeeId, by },
      personal: { account },
      streams: [employeeStream(employeeId), employeeStream(newEmployeeId), own],
    },
    {
      key: `${key}:joined`,
      fact: {
        kind: 'EmployeeJoined',
        employeeId: newEmployeeId,
        platform: metIn(account),
        by,
      },
      personal: describe(splitting),
      streams: [employeeStream(newEmployeeId), own],
    },
  ];
}

/** The new employee as the directory sees them, else as they were when the account was joined. */
function describe({ account, seen, history }: Splitting): PersonalFields {
  if (seen !== null) return personalOf(seen);
  const joined = history.findLast(
    ({ fact, personal }) =>
      (fact.kind === 'AccountJoined' || fact.kind === 'EmployeeJoined') &&
      personal.account === account,
  );
  return joined?.personal ?? { account };
}

const ANSWERS = ['ConsentGiven', 'ConsentRefused', 'ConsentWithdrawn'];

/** What becomes of the old employee's answer: nothing, unless it was made with this account. */
async function endConsent(
  ports: Ports,
  { account, employee, history, key, by }: Splitting,
): Promise<Required<Pick<Append, 'drafts' | 'expect'>>> {
  const { employeeId } = employee;
  const newest = history.findLast(({ fact }) => ANSWERS.includes(fact.kind));
  const consent = await ports.views.consent(employeeId);
  if (newest?.personal.account !== account || consent === null) return { drafts: [], expect: [] };
  const campaignId = 'campaignId' in newest.fact ? (newest.fact.campaignId ?? '') : '';
  const phone = stands(consent) ? consent.phone : null;
  const cause = { key, employeeId, campaignId };
  const aside = { reason: 'accounts_split', released: 'admin_confirmed' } as const;
  return setAsideDrafts(ports, { cause, phone, by, ...aside });
}
