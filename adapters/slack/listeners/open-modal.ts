/** Opens a modal while its trigger lives (3 seconds), even when what it shows takes longer to know. */
import type { ModalView } from '@slack/types';
import { within } from '../../chat/within.ts';
import { explanation } from '../blocks/modal.ts';
import { words } from '../blocks/text.ts';
import { toDeliveryError } from '../errors.ts';
import { errorView, explain } from './explain.ts';
import type { ListenerPorts } from './listener-ports.ts';

const OPEN_AFTER_MS = 1_200;

/** Never throws: an error in `view` becomes a sentence in the modal. */
export async function openModal(
  ports: ListenerPorts,
  triggerId: string,
  view: () => Promise<ModalView>,
): Promise<void> {
  const shown = view().catch((error: unknown) => errorView(ports, error));
  try {
    const first = await within(OPEN_AFTER_MS, shown);
    const opened = await ports.client.views.open({
      trigger_id: triggerId,
      view: first === 'late' ? explanation('One moment', words`One moment, please …`) : first,
    });
    const viewId = opened.view?.id;
    if (first === 'late' && viewId !== undefined) {
      await ports.client.views.update({ view_id: viewId, view: await shown });
    }
  } catch (error) {
    explain(ports, toDeliveryError(error));
  }
}
