/** Every error as one sentence a person can act on; the unexpected ones also reach the log. */
import type { ModalView } from '@slack/types';
import { DeliveryError, RollcallError } from '../../../src/errors.ts';
import { SLACK } from '../../../src/wording/surface.ts';
import { explainError } from '../../../src/wording/trouble.ts';
import { explanation } from '../blocks/modal.ts';
import { words } from '../blocks/text.ts';
import type { ListenerPorts } from './listener-ports.ts';

export function explain({ log }: Pick<ListenerPorts, 'log'>, error: unknown): string {
  const { sentence, expected } = explainError(error, SLACK);
  if (error instanceof DeliveryError) {
    log.warn('Slack refused a call.', { trouble: error.trouble, reason: error.reason });
  }
  if (!expected) {
    const name = error instanceof Error ? error.name : 'unknown';
    log.error('A Slack interaction failed.', {
      error: error instanceof RollcallError ? error.code : name,
    });
  }
  return sentence;
}

export function troubleView(sentence: string): ModalView {
  return explanation('That did not work', words`${sentence}`);
}
