/** What an admin says about a number. */
import type { SendingNumber } from './sending-number.ts';

export interface AddNumber {
  readonly phone: string;
  readonly label: string;
  readonly owner: SendingNumber['owner'];
  readonly kind: SendingNumber['kind'];
  readonly use: SendingNumber['use'];
  readonly provider: string;
  /** RFC 3339 or date; now when absent. */
  readonly activeFrom?: string;
}

export interface AssignNumber {
  readonly phone: string;
  readonly label?: string;
  readonly owner?: SendingNumber['owner'];
  readonly use?: SendingNumber['use'];
}
