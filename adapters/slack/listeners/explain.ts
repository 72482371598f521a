import type { ModalView } from '@slack/types';
import { SLACK } from '../../../src/wording/surface.ts';
import { explainIn } from '../../chat/explain-error.ts';
import { explanation } from '../blocks/modal.ts';
import { words } from '../blocks/text.ts';
import type { ListenerPorts } from './listener-ports.ts';

export const explain = ({ log }: Pick<ListenerPorts, 'log'>, error: unknown): string =>
  explainIn(SLACK, log, error);

export function troubleView(sentence: string): ModalView {
  return explanation('That did not work', words`${sentence}`);
}
