/** The request and the form in one view, and the same form once more for another number. */
import type { LinkPage, OpenedForm } from '../../../src/links/link.ts';
import { numberEnding } from '../../../src/wording/phrases.ts';
import { OPTIONAL, requestIntro, requestTitle, whyAsked } from '../../../src/wording/request.ts';
import { drawRich } from './draw.ts';
import { type Attempt, agreeField, isWrong, phoneField, summary, UNTOUCHED } from './fields.ts';
import { type Html, html, moment, name } from './html.ts';
import { page } from './page.ts';
import { quote } from './wording.ts';

export type OpenedLink = Extract<LinkPage, { kind: 'form' }>;
export type OpenedChange = Extract<LinkPage, { kind: 'change' }>;

export function formPage(form: OpenedLink, attempt: Attempt = UNTOUCHED): string {
  const { displayName, email } = form.campaign.definition.brand;
  const { labels } = form.notice;
  return page({
    title: `${isWrong(attempt) ? 'Please check: ' : ''}May we text you about work?`,
    brand: displayName,
    posts: true,
    main: html`${summary(attempt)}
<h1>${requestTitle(displayName)}</h1>
${forWhom(form)}
<p>${drawRich(requestIntro(displayName))}</p>
${quote(form.notice)}
<form method="post" novalidate>
<h2>Your answer</h2>
<input type="hidden" name="notice" value="${form.notice.digest}">
${phoneField(attempt)}
${agreeField(attempt, labels.tick)}
<div class="actions">
<button type="submit" name="act" value="agree">${labels.agree}</button>
<button type="submit" name="act" value="decline">${labels.decline}</button>
</div>
</form>`,
    footer: html`<p>${drawRich(OPTIONAL)} You can change your mind at any time.</p>
<p>${drawRich(whyAsked(displayName, email))} ${KEPT}</p>`,
  });
}

/** The number an agreement is for, changed by agreeing once more: the old one is texted no more. */
export function changePage(form: OpenedChange, attempt: Attempt = UNTOUCHED): string {
  const { displayName, email } = form.campaign.definition.brand;
  const { labels } = form.notice;
  const title = 'Change your number';
  return page({
    title: `${isWrong(attempt) ? 'Please check: ' : ''}${title}`,
    brand: displayName,
    posts: true,
    main: html`${summary(attempt)}
<h1>${title}</h1>
${forWhom(form)}
<p>You agreed on ${moment(form.consent.at)} for your number ${numberEnding(form.consent.phone)}. Type the new one and agree once more; from then on only the new one is texted. Here is exactly what you would agree to:</p>
${quote(form.notice)}
<form method="post" novalidate>
<input type="hidden" name="notice" value="${form.notice.digest}">
${phoneField(attempt, 'Your new mobile number')}
${agreeField(attempt, labels.tick)}
<div class="actions">
<button type="submit" name="act" value="agree">${labels.agree}</button>
</div>
</form>`,
    footer: html`<p>To keep the number you gave, just close this page: nothing changes before you press the button. ${KEPT}</p>
<p>Questions: ${drawRich([{ text: email, foreign: true }])}</p>`,
  });
}

/** Only a page keeps these (CTIA 5.1.2, IP address), so only a page says so. */
const KEPT =
  'With your answer we keep the time, your internet address and the kind of browser, as proof that it was you.';

/** A printed list can be mixed up: whoever holds the wrong link must see it before answering. */
const forWhom = ({ employee }: OpenedForm): Html | null =>
  employee.name === null
    ? null
    : html`<p class="whose">This page is for <strong>${name(employee.name)}</strong>. If you are somebody else, please close it.</p>`;
