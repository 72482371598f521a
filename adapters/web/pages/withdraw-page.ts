/** The page behind a person's link to stop: it shows where they stand and asks, since a link can be opened by a scanner. */
import type { Consent } from '../../../src/consent/consent.ts';
import type { Notice } from '../../../src/consent/notice.ts';
import type { EmployeeStatus } from '../../../src/service.ts';
import { type Attempt, UNTOUCHED } from './form-page.ts';
import { type Html, html, moment } from './html.ts';
import { page } from './page.ts';
import { lastFour, mailTo, news, quote } from './wording.ts';

export function withdrawPage(standing: EmployeeStatus, attempt: Attempt = UNTOUCHED): string {
  const brand = standing.campaign?.definition.brand ?? null;
  const { status } = standing.consent ?? { status: 'unknown' };
  const stands = status === 'given' || status === 'held';
  const title = stands ? 'Stop the work texts?' : 'There is nothing to stop';
  return page({
    title: `${attempt.news === null ? '' : 'Please check: '}${title}`,
    brand: brand?.displayName ?? null,
    posts: true,
    main: html`${news(attempt.news)}
<h1>${title}</h1>
${stands ? question(standing) : html`<p>You are not on the list for work text messages, so you are not texted.</p>`}`,
    footer: html`<p>${stands ? 'To keep the texts, just close this page: nothing changes before you press the button. You can also reply STOP to any of the texts. ' : null}${brand === null ? null : html`Questions: ${mailTo(brand.email)}`}</p>`,
  });
}

function question({ consent, notice, campaign }: EmployeeStatus): Html {
  const from = campaign?.definition.brand.displayName ?? 'Your company';
  return html`<p>If you press the button, ${from} will send you no more work text messages, from any of its numbers. You can agree again later.</p>
<form method="post">
<div class="actions">
<button type="submit" name="act" value="withdraw">Stop the texts</button>
</div>
</form>
${consent === null || notice === null ? null : agreedTo(consent, notice)}`;
}

function agreedTo(consent: Consent, notice: Notice): Html {
  return html`<h2>What you agreed to</h2>
<p>On ${moment(consent.at)}, for your number ${lastFour(consent.phone)}, wording version ${notice.version}:</p>
${quote(notice)}`;
}
