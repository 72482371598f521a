/** The evidence page: what a reviewer has to see, in the order in which the form asks for it. */
import type { EvidencePage } from '../../../src/registration/pages-evidence.ts';
import type { Step, Way } from '../../../src/registration/pages-ways.ts';
import { day, type Html, html } from '../pages/html.ts';
import { drawn } from './drawn.ts';
import { publicFrame } from './frame.ts';
import { exact, language, linked } from './words.ts';

/** Where the picture of a step is, by its name `slack-form`; null: it is drawn in words. */
export type PictureAt = (name: string) => string | null;

export function evidencePage(page: EvidencePage, pictureAt: PictureAt): string {
  const { brand, indexable } = page;
  const us = brand.displayName;
  const title = `How employees of ${us} agree to work text messages`;
  return publicFrame({
    title,
    brand: us,
    indexable,
    description: `The opt-in of ${us} for work text messages to its own employees, step by step, with the exact text in force.`,
    main: html`<h1>${title}</h1>
<p class="lead">${us} texts only its own employees, and only those who agreed themselves. They agree behind the company's login, so this page shows reviewers the whole opt-in and the exact text in force. It names no employee and needs no login.</p>
${glance(page)}
${wording(page)}
<h2>How an employee opts in</h2>
<p>The company's public website is not used to collect opt-in. Agreeing is a step of its own, separate from any other agreement, and a confirmation follows.</p>
${page.ways.length === 0 ? html`<p>No way to agree is open yet.</p>` : page.ways.map((way) => wayOf(way, page, pictureAt))}
${afterwards(page)}
${records(page)}`,
    footer: html`<p>Website: ${linked(brand.website)}. Contact: ${linked(brand.email)}. This page is written from the company's own consent records and changes with them.</p>`,
  });
}

function glance({ glance: rows, privacyPolicyLink, termsAndConditionsLink }: EvidencePage): Html {
  return html`<h2>At a glance</h2>
<dl class="glance">
${rows.map(({ term, text }) => html`<div><dt>${term}</dt><dd>${linked(text)}</dd></div>\n`)}<div><dt>Privacy policy</dt><dd>${linked(privacyPolicyLink)}</dd></div>
<div><dt>Terms</dt><dd>${linked(termsAndConditionsLink)}</dd></div>
</dl>`;
}

function wording({ notice, textSha256 }: EvidencePage): Html {
  return html`<h2>The exact text in force</h2>
<blockquote id="consent-text" lang="${notice.locale}">${exact(notice.text)}</blockquote>
<p>Version ${notice.version}, in force since <time datetime="${notice.publishedAt}">${day(notice.publishedAt)}</time>. Box, not ticked in advance: "${notice.labels.tick}" Buttons: "${notice.labels.agree}" and "${notice.labels.decline}".</p>
<p class="hash"><span>SHA-256 of the text</span> <code id="text-sha256">${textSha256}</code></p>
<p class="hash"><span>On record as</span> <code id="notice-digest">${notice.digest}</code></p>`;
}

function wayOf(way: Way, page: EvidencePage, pictureAt: PictureAt): Html {
  return html`<section aria-labelledby="way-${way.medium}">
<h3 id="way-${way.medium}">${way.title}</h3>
<p>${way.access}</p>
<ol class="steps">
${way.steps.map((step) => stepOf(step, { way, page, pictureAt }))}</ol>
</section>
`;
}

interface Around {
  readonly way: Way;
  readonly page: EvidencePage;
  readonly pictureAt: PictureAt;
}

function stepOf(step: Step, { way, page, pictureAt }: Around): Html {
  return html`<li>
<div class="step-words">
<h4>${step.title}</h4>
<p>${step.text}</p>
</div>
${step.part === null ? null : shown(step, step.part, { way, page, pictureAt })}
</li>
`;
}

function shown(
  step: Step,
  part: NonNullable<Step['part']>,
  { way, page, pictureAt }: Around,
): Html {
  const picture = pictureAt(`${way.medium}-${part}`);
  if (picture === null) return html`<figure>${drawn(part, way.medium, page)}</figure>`;
  return html`<figure>
<a href="${picture}"><img src="${picture}" alt="${way.title}: ${step.title.toLowerCase()}. The words are below the picture."></a>
<details><summary>The picture in words</summary>${drawn(part, way.medium, page)}</details>
</figure>`;
}

function afterwards({ messages, brand }: EvidencePage): Html {
  const first = (keywords: string) => keywords.split(',').join(', ');
  return html`<h2>Texts that confirm, stop and help</h2>
<dl class="replies">
<div><dt>After opting in</dt><dd><q>${messages.optinMessage}</q></dd></div>
<div><dt>To stop: ${first(messages.optoutKeywords)}</dt><dd><q>${messages.optoutMessage}</q></dd></div>
<div><dt>For help: ${first(messages.helpKeywords)}</dt><dd><q>${messages.helpMessage}</q></dd></div>
</dl>
<p>STOP is one way among several: an employee can also press Withdraw where they agreed, write it in their own words, or tell ${brand.displayName}. It counts for every number of the company at once.</p>`;
}

function records({ records: items, locales }: EvidencePage): Html {
  return html`<h2>How records are kept</h2>
<p>Each answer, yes or no, and each withdrawal is recorded on its own at the moment of the act, with:</p>
<ul class="records">${items.map((item) => html`<li>${item}</li>`)}</ul>
<p>Entries are added and never changed. They are chained by their hashes and signed, so that a change would show. An announcement or a list changes nobody's status; only a person's own act does.</p>
<h2>Languages</h2>
<p>The text is shown in ${locales.map(language).join(', ')}.</p>`;
}
