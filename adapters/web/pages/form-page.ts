/** The request and the form in one view: the exact text, the person's own number typed by them, one unticked box. */
import type { LinkPage } from '../../../src/links/link.ts';
import { type Html, html, name } from './html.ts';
import { page } from './page.ts';
import { mailTo, news, quote } from './wording.ts';

export type OpenedLink = Extract<LinkPage, { kind: 'form' }>;

/** What was typed and what is wrong with it, one sentence per field. */
export interface Attempt {
  readonly phone: string;
  readonly phoneTrouble: string | null;
  readonly agreeTrouble: string | null;
  /** Said above the form when it is not about one field; nothing was recorded, or we cannot tell yet. */
  readonly news: string | null;
}

export const UNTOUCHED: Attempt = { phone: '', phoneTrouble: null, agreeTrouble: null, news: null };

/** The box is never ticked here, not even after a mistake elsewhere: the tick is the person's own, each time. */
export function formPage(form: OpenedLink, attempt: Attempt = UNTOUCHED): string {
  const { displayName, email } = form.campaign.definition.brand;
  const { labels } = form.notice;
  const wrong = troubles(attempt).length > 0 || attempt.news !== null;
  return page({
    title: `${wrong ? 'Please check: ' : ''}May we text you about work?`,
    brand: displayName,
    posts: true,
    main: html`${summary(attempt)}
<h1>${displayName}: may we text you about work?</h1>
${forWhom(form)}
<p>${displayName} would like to send you work text messages and needs your own answer first. Nothing is texted to you unless you agree. Here is exactly what you would agree to:</p>
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
    footer: html`<p>Your answer is optional and not a condition of employment. Supervisors see only how many people answered, never who declined. You can change your mind at any time.</p>
<p><strong>Why am I asked?</strong> ${displayName} asks every employee it may want to text. Only you can answer for yourself. With your answer we keep the time, your internet address and the kind of browser, as proof that it was you. Questions: ${mailTo(email)}</p>`,
  });
}

/** A printed list can be mixed up: whoever holds the wrong link must see it before answering. */
const forWhom = ({ employee }: OpenedLink): Html | null =>
  employee.name === null
    ? null
    : html`<p class="whose">This page is for <strong>${name(employee.name)}</strong>. If you are somebody else, please close it.</p>`;

function troubles({ phoneTrouble, agreeTrouble }: Attempt): Html[] {
  return [
    ...(phoneTrouble === null ? [] : [html`<li><a href="#phone">${phoneTrouble}</a></li>`]),
    ...(agreeTrouble === null ? [] : [html`<li><a href="#agree">${agreeTrouble}</a></li>`]),
  ];
}

function summary(attempt: Attempt): Html | null {
  const found = troubles(attempt);
  if (found.length === 0) return news(attempt.news);
  return html`<div class="news" role="alert"><h2>Nothing was recorded yet</h2><ul>${found}</ul></div>`;
}

function phoneField({ phone, phoneTrouble }: Attempt): Html {
  const wrong = phoneTrouble !== null;
  return html`<div class="field${wrong ? ' wrong' : ''}">
<label for="phone">Your own mobile number</label>
<p class="hint" id="phone-hint">For example 512-555-0199. Outside the US and Canada, begin with + and the country code.</p>
${wrong ? html`<p class="trouble" id="phone-trouble">${phoneTrouble}</p>` : null}
<input type="tel" id="phone" name="phone" maxlength="40" autocomplete="tel" aria-required="true" value="${phone}" aria-describedby="phone-hint${wrong ? ' phone-trouble' : ''}"${wrong ? html` aria-invalid="true" autofocus` : null}>
</div>`;
}

function agreeField({ agreeTrouble, phoneTrouble }: Attempt, words: string): Html {
  const wrong = agreeTrouble !== null;
  const focus = wrong && phoneTrouble === null;
  return html`<div class="field${wrong ? ' wrong' : ''}">
${wrong ? html`<p class="trouble" id="agree-trouble">${agreeTrouble}</p>` : null}
<label class="tick"><input type="checkbox" id="agree" name="agree" value="yes" aria-required="true"${wrong ? html` aria-invalid="true" aria-describedby="agree-trouble"` : null}${focus ? html` autofocus` : null}><span>${words}</span></label>
</div>`;
}
