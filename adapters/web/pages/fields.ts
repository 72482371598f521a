/** The two fields of an agreement: the person's own number, typed by them, and one box that is never ticked in advance. */
import { PHONE_FIELD } from '../../../src/wording/form.ts';
import { type Html, html } from './html.ts';
import { news } from './wording.ts';

/** What was typed and what is wrong with it, one sentence per field. */
export interface Attempt {
  readonly phone: string;
  readonly phoneTrouble: string | null;
  readonly agreeTrouble: string | null;
  /** Said above the form when it is not about one field; nothing was recorded, or we cannot tell yet. */
  readonly news: string | null;
}

export const UNTOUCHED: Attempt = { phone: '', phoneTrouble: null, agreeTrouble: null, news: null };

export const isWrong = (attempt: Attempt): boolean =>
  troubles(attempt).length > 0 || attempt.news !== null;

/** What has to be corrected, above the form, each with the way to its field. */
export function summary(attempt: Attempt): Html | null {
  const found = troubles(attempt);
  if (found.length === 0) return news(attempt.news);
  return html`<div class="news" role="alert"><h2>Nothing was recorded yet</h2><ul>${found}</ul></div>`;
}

function troubles({ phoneTrouble, agreeTrouble }: Attempt): Html[] {
  return [
    ...(phoneTrouble === null ? [] : [html`<li><a href="#phone">${phoneTrouble}</a></li>`]),
    ...(agreeTrouble === null ? [] : [html`<li><a href="#agree">${agreeTrouble}</a></li>`]),
  ];
}

/** `label` when it is not simply the person's number, as where there is an old one. */
export function phoneField(
  { phone, phoneTrouble }: Attempt,
  label: string = PHONE_FIELD.label,
): Html {
  const wrong = phoneTrouble !== null;
  return html`<div class="field${wrong ? ' wrong' : ''}">
<label for="phone">${label}</label>
<p class="hint" id="phone-hint">${PHONE_FIELD.hint}</p>
${wrong ? html`<p class="trouble" id="phone-trouble">${phoneTrouble}</p>` : null}
<input type="tel" id="phone" name="phone" maxlength="${PHONE_FIELD.max}" autocomplete="tel" aria-required="true" value="${phone}" aria-describedby="phone-hint${wrong ? ' phone-trouble' : ''}"${wrong ? html` aria-invalid="true" autofocus` : null}>
</div>`;
}

/** Never ticked here, not even after a mistake elsewhere: the tick is the person's own, each time. */
export function agreeField({ agreeTrouble, phoneTrouble }: Attempt, words: string): Html {
  const wrong = agreeTrouble !== null;
  const focus = wrong && phoneTrouble === null;
  return html`<div class="field${wrong ? ' wrong' : ''}">
${wrong ? html`<p class="trouble" id="agree-trouble">${agreeTrouble}</p>` : null}
<label class="tick"><input type="checkbox" id="agree" name="agree" value="yes" aria-required="true"${wrong ? html` aria-invalid="true" aria-describedby="agree-trouble"` : null}${focus ? html` autofocus` : null}><span>${words}</span></label>
</div>`;
}
