/** The request as the employee meets it; an admin's preview shows the very same parts. */
import type { NoticeLabels } from '../consent/notice.ts';
import type { ConsentRequest } from '../ports.ts';
import { type Button, buttons, heading, note, type Page, type Part, quote, text } from './page.ts';
import { linksIn } from './phrases.ts';
import { type Rich, say } from './rich.ts';

/** Stands in for a delivery id in a preview; a press on it does nothing. */
export const PREVIEW = 'preview';

export function requestPage(request: ConsentRequest): Page {
  const { notice, brand, supportEmail, deliveryId, reminder } = request;
  const opening = reminder === undefined ? [] : [text(reminderLine(reminder))];
  const again = reminder === undefined ? '' : 'Reminder: ';
  return {
    brief: say`${[{ text: again }]}${brand} asks whether it may text you about work. Please answer yes or no.`,
    parts: [
      heading(requestTitle(brand)),
      ...opening,
      text(requestIntro(brand)),
      ...wordingParts(notice.text),
      buttons(...requestButtons(notice.labels, deliveryId)),
      note(whyAsked(brand, supportEmail)),
      note(OPTIONAL),
    ],
  };
}

export const requestTitle = (brand: string): string => `${brand}: may we text you about work?`;

export const requestIntro = (brand: string): Rich =>
  say`${brand} would like to send you work text messages and needs your own answer first. Nothing is texted to you unless you agree. Here is exactly what you would agree to:`;

export const whyAsked = (brand: string, supportEmail: string): Rich =>
  say`*Why am I getting this?* ${brand} asks every employee it may want to text. Only you can answer for yourself. Questions: ${supportEmail}.`;

export const OPTIONAL: Rich = say`Your answer is optional and not a condition of employment. Supervisors see only how many people answered, never who declined.`;

const reminderLine = ({ last }: { readonly last: boolean }): Rich =>
  last
    ? say`*A reminder, and the last one:* we asked you before and have no answer yet. Yes or no, both are fine; without an answer you are not texted.`
    : say`*A reminder:* we asked you before and have no answer yet. Yes or no, both are fine; without an answer you are not texted.`;

/** The exact wording and, below it, the addresses it names. */
export function wordingParts(wording: string): Part[] {
  const links = linksIn(wording);
  return [quote(wording), ...(links === null ? [] : [note(links)])];
}

const requestButtons = (labels: NoticeLabels, id: string): Button[] => [
  { label: labels.review, act: 'consent.review', id },
  { label: labels.decline, act: 'consent.decline', id },
];
