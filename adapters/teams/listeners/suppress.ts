/** Teams tells nobody that a person left: it shows when their chat is gone and no other can be opened. */
import type { Account } from '../../../src/employee.ts';
import { untilCertain } from '../../chat/within.ts';
import { explain } from './explain.ts';
import type { ListenerPorts } from './listener-ports.ts';

/** Queued, so that sending goes on meanwhile. What fails for good shows again at the next message to them. */
export function suppress(
  { service, repaint, clock, log }: Pick<ListenerPorts, 'service' | 'repaint' | 'clock' | 'log'>,
  account: Account,
): void {
  repaint('directory', `left:${account}`, async () => {
    await untilCertain(clock, () => service.employeeLeft(account, 'left Teams')).catch(
      (error: unknown) => explain({ log }, error),
    );
  });
}
