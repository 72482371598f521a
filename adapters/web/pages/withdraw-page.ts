/** The page behind a person's link to stop: it shows where they stand and asks, since a link can be opened by a scanner. */
import type { EmployeeStatus } from '../../../src/service.ts';
import { withdrawButton } from '../../../src/wording/receipt.ts';
import { mayStop, statusLine } from '../../../src/wording/standing.ts';
import { WEB } from '../../../src/wording/surface.ts';
import { drawRich } from './draw.ts';
import { type Attempt, UNTOUCHED } from './fields.ts';
import { type Html, html } from './html.ts';
import { page } from './page.ts';
import { news, quote } from './wording.ts';

const ASKED = withdrawButton(null).confirm;

export function withdrawPage(standing: EmployeeStatus, attempt: Attempt = UNTOUCHED): string {
  const brand = standing.campaign?.definition.brand ?? null;
  const open = mayStop(standing);
  const title = open ? (ASKED?.title ?? 'Stop the work texts?') : 'There is nothing to stop';
  return page({
    title: `${attempt.news === null ? '' : 'Please check: '}${title}`,
    brand: brand?.displayName ?? null,
    posts: true,
    main: html`${news(attempt.news)}
<h1>${title}</h1>
<p>${drawRich(statusLine(standing, WEB))}</p>
${open ? question(standing) : null}`,
    footer: html`<p>${open ? 'To keep the texts, just close this page: nothing changes before you press the button. You can also reply STOP to any of the texts. ' : null}${brand === null ? null : html`Questions: ${drawRich([{ text: brand.email, foreign: true }])}`}</p>`,
  });
}

const asPartOfASentence = (text: string): string =>
  `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

function question({ consent, notice }: EmployeeStatus): Html {
  return html`<form method="post">
<p>If you press the button, ${asPartOfASentence(ASKED?.text ?? '')}</p>
<div class="actions">
<button type="submit" name="act" value="withdraw">${ASKED?.yes ?? 'Stop the texts'}</button>
</div>
</form>
${
  consent === null || notice === null
    ? null
    : html`<h2>What you agreed to (wording version ${notice.version})</h2>
${quote(notice)}`
}`;
}
