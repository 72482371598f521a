/** `rollcall status`, `check`, `admins`: who stands where, and who may do what. */
import { workspaceOf } from '../employee.ts';
import { InvalidInputError } from '../errors.ts';
import { readPhone } from '../numbers/phone.ts';
import { clearanceOf } from '../registration/handed-in.ts';
import { type Command, OPERATOR, option } from './outcome.ts';
import { alarmLines } from './submit.ts';

export const status: Command = async ({ service }) => {
  const [standing, { handedIn }] = await Promise.all([
    service.broadcastStatus(OPERATOR),
    service.registrationReport(OPERATOR),
  ]);
  if (standing === null) {
    return {
      code: 1,
      json: null,
      text: 'No broadcast has been launched yet: type /sms-consent broadcast in Slack.',
    };
  }
  const { broadcast, counts } = standing;
  const unreachable = Object.entries(counts.unreachable).map(
    ([reason, count]) => `${count} ${reason}`,
  );
  const lines = [
    `Broadcast ${broadcast.broadcastId} of ${broadcast.launchedAt} to ${broadcast.audience}`,
    `${counts.targeted} asked: ${counts.agreed} agreed, ${counts.declined} declined, ${counts.waiting} waiting (${counts.sent} sent, ${counts.pending} to be sent, ${counts.inDoubt} in doubt)`,
    ...(unreachable.length === 0 ? [] : [`Unreachable: ${unreachable.join(', ')}`]),
    ...(counts.withdrawn === 0 ? [] : [`${counts.withdrawn} of those who agreed withdrew later`]),
    ...(broadcast.overrideReason === null
      ? []
      : [`Sent although its text was not the registered one: ${broadcast.overrideReason}`]),
    ...(handedIn === null ? [] : ['', ...handedIn.standing, ...alarmLines(handedIn)]),
  ];
  return { code: 0, json: { ...standing, handedIn }, text: lines.join('\n') };
};

export const check: Command = async ({ service, views }, options) => {
  const phone = readPhone(option(options, 'phone') ?? '');
  const mayText = await service.mayText(phone);
  const text = mayText
    ? 'Yes: a valid consent covers this number.'
    : 'No: no valid consent covers this number. Do not text it.';
  const { maySend, warning } = await clearanceOf({ views });
  return {
    code: mayText ? 0 : 1,
    json: { mayText, campaignApproved: maySend },
    text: [text, warning ?? ''].filter(Boolean).join('\n'),
  };
};

/** Somebody left, and no directory says so. */
export const left: Command = async ({ service }, options) => {
  const { employeeId } = await service.leaveEmployee(OPERATOR, option(options, 'employee') ?? '');
  return {
    code: 0,
    json: { employeeId, state: 'left' },
    text: `${employeeId} has left, as of now: nobody asks or texts them any more. What they answered stays on record. If this was a mistake, type returned.`,
  };
};

/** Somebody who had left works here again, and no directory says so. */
export const returned: Command = async ({ service }, options) => {
  const { employeeId } = await service.returnEmployee(OPERATOR, option(options, 'employee') ?? '');
  return {
    code: 0,
    json: { employeeId, state: 'active' },
    text: `${employeeId} works here again and can be asked. An agreement from before does not count.`,
  };
};

export const listAdmins: Command = async ({ service }) => {
  const admins = await service.adminNames();
  const text =
    admins.length === 0
      ? 'There is no admin yet: start the service with ROLLCALL_ADMINS.'
      : admins.join('\n');
  return { code: admins.length === 0 ? 1 : 0, json: { admins }, text };
};

export const grantAdmin: Command = async ({ service, views, workspaces }, options) => {
  const given = account(option(options, 'account'));
  const isKnown = (await views.employeeByAccount(given)) !== null;
  if (!isKnown && !workspaces.includes(workspaceOf(given))) {
    throw new InvalidInputError(
      'account',
      'This account is not on record, and its chat is not connected here, so it cannot be looked up. Check the account, and that the keys of its chat are set and accepted (rollcall doctor).',
    );
  }
  await service.grantAdmin(OPERATOR, given);
  return { code: 0, json: { granted: true }, text: 'This account is an admin now.' };
};

export const revokeAdmin: Command = async ({ service }, options) => {
  await service.revokeAdmin(OPERATOR, account(option(options, 'account')));
  return { code: 0, json: { revoked: true }, text: 'This account is no longer an admin.' };
};

function account(value: string | null): string {
  if (value !== null && /^(slack|teams):[^:\s]+:[^:\s]+$/.test(value)) return value;
  throw new InvalidInputError('account', 'account must look like slack:T0001:U0001.');
}
