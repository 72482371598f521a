import type { ModalView } from '@slack/types';
import { BusyError, RollcallError, UncertainError } from '../../../src/errors.ts';
import { SLACK } from '../../../src/wording/surface.ts';
import { explainIn } from '../../chat/explain-error.ts';
import { explanation } from '../blocks/modal.ts';
import { words } from '../blocks/text.ts';
import type { ListenerPorts } from './listener-ports.ts';

export const explain = ({ log }: Pick<ListenerPorts, 'log'>, error: unknown): string =>
  explainIn(SLACK, log, error);

export const troubleView = (sentence: string, title = 'That did not work'): ModalView =>
  explanation(title, words`${sentence}`);

/** An error as a view; its title says that nothing was done only where that is certain. */
export const errorView = (ports: Pick<ListenerPorts, 'log'>, error: unknown): ModalView =>
  troubleView(explain(ports, error), titleOf(error));

export function titleOf(error: unknown): string {
  if (error instanceof UncertainError || error instanceof BusyError) return 'Not confirmed yet';
  return error instanceof RollcallError ? 'That did not work' : 'Something went wrong';
}

/** Instead of what could not be drawn. */
export const savedUnseen = (): ModalView => troubleView(SAVED_UNSEEN, 'Saved');

export const SAVED_UNSEEN =
  'It is saved. What it looks like now could not be shown; please open my Home tab to see it.';
