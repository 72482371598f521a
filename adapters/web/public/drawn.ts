/** What the employee sees, drawn in words and lines: beside a picture, or in its place. */
import type { EvidencePage } from '../../../src/registration/pages-evidence.ts';
import type { Step, Way } from '../../../src/registration/pages-ways.ts';
import { type Html, html } from '../pages/html.ts';
import { exact } from './words.ts';

type Medium = Way['medium'];
type Shown = NonNullable<Step['part']>;

/** Nothing in it can be pressed or filled; it says the same words in the same order. */
export function drawn(part: Shown, medium: Medium, page: EvidencePage): Html {
  return html`<div class="drawn">${DRAWINGS[part](page, medium)}</div>`;
}

type Drawing = (page: EvidencePage, medium: Medium) => Html;

const DRAWINGS: Readonly<Record<Shown, Drawing>> = {
  request: ({
    brand,
    notice,
  }) => html`<p class="drawn-title">${brand.displayName}: may we text you about work?</p>
${text(notice)}
<p>${button(notice.labels.review)} ${button(notice.labels.decline)}</p>`,
  form: ({ notice }, medium) => html`<p class="drawn-title">Work text messages</p>
${text(notice)}
<p>Your own mobile number<br><span class="drawn-field">&nbsp;</span></p>
<p>${box()} ${notice.labels.tick}</p>
<p>${button(notice.labels.agree)} ${button(medium === 'slack' ? 'Cancel' : notice.labels.decline)}</p>`,
  receipt: (
    { brand, notice },
    medium,
  ) => html`<p class="drawn-title">You agreed to work text messages</p>
<p>From ${brand.displayName}. Your number: ending in 0199 (an example). When: date and time. Wording: version ${notice.version}.</p>
<p>This is exactly what you agreed to:</p>
${text(notice)}
<p>How to stop, whenever you like: ${medium === 'web' ? 'open your personal link' : 'press Withdraw'}, reply STOP to any of the texts, or tell ${brand.email}. Each of these is enough.</p>
<p>${medium === 'web' ? button('Stop the texts') : html`${button('Withdraw')} ${button('Change number')}`}</p>`,
  paper: ({
    brand,
    notice,
  }) => html`<p class="drawn-title">${brand.displayName}: work text messages</p>
${text(notice)}
<p>My own mobile number<br><span class="drawn-field">&nbsp;</span></p>
<p>${box()} ${notice.labels.tick}</p>
<p>Name, date, signature<br><span class="drawn-field">&nbsp;</span></p>`,
  script: ({ brand, notice }) => html`<p class="drawn-title">Read aloud</p>
<p>${brand.displayName} would like to send you work text messages. Nothing is texted to you unless you agree, and your answer is optional. This is what you would agree to:</p>
${text(notice)}
<p>Do you agree: yes or no? If yes, what is your own mobile number?</p>`,
};

const text = ({ text: words, locale }: EvidencePage['notice']): Html =>
  html`<p class="drawn-text" lang="${locale}">${exact(words)}</p>`;
const button = (label: string): Html => html`<span class="drawn-button">${label}</span>`;
const box = (): Html => html`<span class="drawn-box" role="img" aria-label="empty box"></span>`;
