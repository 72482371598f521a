/** The request: the whole notice, the form folded under its button, and a decline as easy as the rest. */
import type { ConsentRequest } from '../../../src/ports.ts';
import { requestPage } from '../../../src/wording/request.ts';
import { buttonAction, type Hand, showCard } from './actions.ts';
import { pageCard } from './card.ts';
import type { AdaptiveCard } from './elements.ts';
import { agreeAction, agreeInputs } from './form.ts';

export function requestCard(hand: Hand, request: ConsentRequest): AdaptiveCard {
  const { notice, deliveryId } = request;
  return pageCard(hand, requestPage(request), (button) =>
    button.act === 'consent.review'
      ? showCard(button.label, {
          body: agreeInputs(notice.labels),
          actions: [agreeAction(hand, notice.labels, { id: deliveryId, digest: notice.digest })],
        })
      : buttonAction(hand, button),
  );
}
