/** The request as the employee meets it; the review form shows the very same blocks. */
import type { KnownBlock } from '@slack/types';
import type { ConsentRequest } from '../../../src/ports.ts';
import { buttons, context, header, quote, section } from './parts.ts';
import { type Markup, words } from './text.ts';
import { linksIn } from './wording.ts';

/** Stands in for a delivery id in a preview; a press on it does nothing. */
export const PREVIEW = 'preview';

export function requestBlocks(request: ConsentRequest): KnownBlock[] {
  const { notice, brand, supportEmail, deliveryId } = request;
  const links = linksIn(notice.text);
  return [
    header(`${brand}: may we text you about work?`),
    section(
      words`${brand} would like to send you work text messages and needs your own answer first. Nothing is texted to you unless you agree. Here is exactly what you would agree to:`,
    ),
    quote(notice.text),
    ...(links === null ? [] : [context(links)]),
    buttons(
      { label: notice.labels.review, action: 'consent.review', value: deliveryId },
      { label: notice.labels.decline, action: 'consent.decline', value: deliveryId },
    ),
    context(
      words`*Why am I getting this?* ${brand} asks every employee it may want to text. Only you can answer for yourself. Questions: ${supportEmail}.`,
    ),
    context(
      words`Your answer is optional and not a condition of employment. Supervisors see only how many people answered, never who declined.`,
    ),
  ];
}

/** For notifications and screen readers. */
export function requestText({ brand }: ConsentRequest): Markup {
  return words`${brand} asks whether it may text you about work. Please answer yes or no.`;
}
