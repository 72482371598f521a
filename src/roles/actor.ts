import type { Account, EmployeeId } from '../employee.ts';

/** Who asks: a verified chat account, or the operator at the command line of the machine. */
export type Actor =
  | { readonly kind: 'account'; readonly account: Account }
  | { readonly kind: 'operator' };

/** Who acts, as facts name it: an admin's employee id, or `system` for the operator and the service. */
export type By = EmployeeId | 'system';
