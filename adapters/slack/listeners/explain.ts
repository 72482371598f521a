/** Every error as one sentence a person can act on; the unexpected ones also reach the log. */
import type { ModalView } from '@slack/types';
import { BusyError, DeliveryError, RollcallError, UncertainError } from '../../../src/errors.ts';
import { explanation } from '../blocks/modal.ts';
import { words } from '../blocks/text.ts';
import type { ListenerPorts } from './listener-ports.ts';

export function explain({ log }: Pick<ListenerPorts, 'log'>, error: unknown): string {
  if (error instanceof UncertainError || error instanceof BusyError) {
    return 'I could not confirm yet that this was saved. Please try again in a minute; doing it twice does no harm.';
  }
  if (error instanceof DeliveryError) {
    log.warn('Slack refused a call.', { trouble: error.trouble, reason: error.reason });
    return error.trouble === 'limited'
      ? 'Slack is busy at the moment. Please try again in a minute.'
      : 'Slack did not accept this. Please try again; if it stays so, tell whoever looks after this app.';
  }
  if (error instanceof RollcallError && error.code !== 'LEDGER_BROKEN' && error.code !== 'STALE') {
    return error.message;
  }
  log.error('A Slack interaction failed.', {
    error:
      error instanceof RollcallError ? error.code : error instanceof Error ? error.name : 'unknown',
  });
  return 'Something went wrong on our side. Please try again in a minute; doing it twice does no harm.';
}

export function troubleView(sentence: string): ModalView {
  return explanation('That did not work', words`${sentence}`);
}
