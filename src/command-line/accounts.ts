/** `rollcall accounts list` and `split`: one person, several accounts. */
import type { AccountsOf } from '../people/accounts-of.ts';
import { type Command, OPERATOR, type Outcome, option } from './outcome.ts';

const HOW: Readonly<Record<AccountsOf['accounts'][number]['how'], string>> = {
  first: 'known first',
  work_email: 'joined by work e-mail',
  aad_id: 'joined by AAD id',
  split: 'split off from another person',
};

export const listAccounts: Command = async ({ service }, options) =>
  show(await service.accountsOf(OPERATOR, option(options, 'employee') ?? ''));

export const splitAccount: Command = async ({ service }, options) => {
  const split = await service.splitAccount(OPERATOR, option(options, 'account') ?? '');
  const outcome = show(split);
  return {
    ...outcome,
    text: `This account belongs to a new employee now, who has not been asked yet.\n${outcome.text}`,
  };
};

function show({ employee, accounts }: AccountsOf): Outcome {
  const lines = accounts.map(({ account, how, at }) => `${account}  ${HOW[how]}, ${at}`);
  return {
    code: 0,
    json: { employeeId: employee.employeeId, accounts },
    text: [
      employee.employeeId,
      ...(lines.length === 0 ? ['no account: known on paper or by word of mouth only'] : lines),
    ].join('\n'),
  };
}
