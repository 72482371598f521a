/** The registration summary as a document to read, sign and keep. */

import type { Report } from '../../../src/proof/report.ts';
import type { Finding } from '../../../src/registration/lint.ts';
import type { Summary } from '../../../src/registration/summarize.ts';
import { minuteUtc } from '../../../src/wording/minute-utc.ts';
import { tellToFill } from '../../../src/wording/tell-to-fill.ts';
import { figures, item, items, picture, quote } from './blocks.ts';
import { drawDays, drawDepartments, drawQr } from './charts.ts';
import { FITS, type Fit, PAGES_MAX, PAGES_MIN } from './fit.ts';
import { formFields } from './form-fields.ts';
import { numbersTable } from './numbers-table.ts';
import { ACCENT, Paper, SOFT } from './paper.ts';
import { cut, short } from './shorten.ts';

/** The form as it was drawn; a sentence where it could not be. */
export type Picture = { readonly png: Uint8Array } | { readonly missing: string };

/**
 * Two to four pages, whatever stands in the report. Equal reports and pictures give equal bytes:
 * the only time in the file is the summary's own.
 */
export function summaryPdf(report: Report, form: Picture): Promise<Uint8Array> {
  const [first, ...tighter] = FITS as [Fit, ...Fit[]];
  let paper = layOut(report, form, first);
  for (const fit of tighter) if (paper.pages > PAGES_MAX) paper = layOut(report, form, fit);
  return paper.finish();
}

function layOut(report: Report, form: Picture, fit: Fit): Paper {
  const { summary, brand } = report;
  const paper = new Paper({
    title: `Text message registration summary, ${brand}`,
    author: brand,
    at: summary.issuedAt,
    footer: `${short(brand, 40)}  ·  registration summary  ·  ledger entry ${report.size}, ${minuteUtc(summary.issuedAt)}  ·  not legal advice`,
  });
  opening(paper, report, fit);
  course(paper, report, fit);
  neededConsent(paper, summary);
  formFields(paper, summary, fit);
  whatTheySaw(paper, report, { form, fit });
  findings(paper, summary, fit);
  if (paper.pages < PAGES_MIN) paper.page();
  verification(paper, report, fit);
  signature(paper, report);
  return paper;
}

function opening(paper: Paper, { summary, brand }: Report, fit: Fit): void {
  paper.text(short(brand, BRAND_MAX), { size: 11, color: SOFT, after: 0 });
  paper.text('Text message registration summary', { size: 22, bold: true, after: 2 });
  paper.text(`For the form of ${summary.form.label}. As of ${minuteUtc(summary.issuedAt)}.`, {
    color: SOFT,
    after: 10,
  });
  verdict(paper, summary, fit);
  paper.heading('Who was asked, and how they answered');
  quote(paper, cut(summary.collectiveNotice, 800));
  const { targeted, agreed, declined, waiting, withdrawn } = summary.counts;
  figures(paper, [
    ['asked', targeted],
    ['agreed', agreed],
    ['declined', declined],
    ['have not answered', waiting],
    ['withdrew later', withdrawn],
  ]);
}

const BRAND_MAX = 200;

function verdict(paper: Paper, { ready, blockers, form }: Summary, fit: Fit): void {
  const missing = tellToFill(form.toFill);
  const nothing =
    missing === null
      ? 'Ready to submit: nothing was found that stands in the way.'
      : 'The texts are ready; some fields are still to be filled in.';
  const words = ready
    ? nothing
    : `Not ready: ${blockers.length} ${blockers.length === 1 ? 'thing has' : 'things have'} to be settled first.`;
  const height = 26;
  paper.doc
    .roundedRect(paper.left, paper.y, paper.width, height, 4)
    .fill(ready ? '#e1efe9' : '#fbeadb');
  const place = { x: paper.left + 12, y: paper.y + 5, width: paper.width - 24 };
  paper.textAt(words, place, { size: 11, bold: true, color: ready ? ACCENT : '#8a4b12' });
  paper.y += height + 8;
  items(paper, blockers, fit.blockers);
  if (missing !== null) item(paper, cut(missing, 600));
}

function course(paper: Paper, { course: { days, departments } }: Report, fit: Fit): void {
  paper.heading('Answers over time');
  drawDays(paper, days);
  paper.heading('Coverage by department');
  drawDepartments(paper, departments, fit.departments);
}

function whatTheySaw(
  paper: Paper,
  { notice, shown }: Report,
  { form, fit }: { readonly form: Picture; readonly fit: Fit },
): void {
  if ('png' in form) paper.need(fit.picture + 90);
  paper.heading('What the employees see before they answer');
  if (notice === null || shown === null) {
    paper.text('No wording has been published yet, so nobody has seen a form.', { color: SOFT });
    return;
  }
  if ('png' in form) {
    const caption = `The form in ${PLACES[shown.platform]}, drawn from what is sent there (${shown.renderer}). Wording version ${notice.version}, in force since ${minuteUtc(notice.publishedAt)}, SHA-256 ${notice.digest}.`;
    picture(paper, form.png, { caption, height: fit.picture });
  } else {
    paper.text(form.missing, { color: SOFT });
    quote(paper, cut(notice.text, fit.wording));
  }
}

const PLACES = { slack: 'Slack', teams: 'Microsoft Teams', web: 'the personal page' } as const;

function neededConsent(paper: Paper, { consentLevel }: Summary): void {
  paper.heading('Which consent is needed, and why this is enough');
  paper.text(cut(consentLevel.conclusion, 800), { size: 9.5 });
  for (const { kind, level, means } of consentLevel.kinds)
    item(paper, `${capital(kind)} messages need ${level} consent. ${means}`);
  if (consentLevel.refused !== null) item(paper, cut(consentLevel.refused, 600));
}

function findings(paper: Paper, summary: Summary, fit: Fit): void {
  const { numbers } = summary;
  paper.need(80);
  paper.heading('Numbers in use');
  numbersTable(paper, numbers.inUse, fit.numbers);
  items(paper, numbers.warnings, fit.warnings);
  paper.heading('Findings');
  if (summary.findings.length === 0) paper.text('No rule found anything to change.', { size: 9.5 });
  items(paper, summary.findings.map(tellFinding), fit.findings);
}

const SEVERITIES = { error: 'Error', warning: 'Warning', advice: 'Advice' } as const;

const tellFinding = ({ severity, ruleId, field, message, fix }: Finding): string =>
  `${SEVERITIES[severity]} ${ruleId} (${field}): ${message} ${fix}`;

function verification(paper: Paper, { summary, evidenceUrl }: Report, fit: Fit): void {
  paper.heading('How to verify this');
  const side = 96;
  const codes = [
    ...(evidenceUrl === null ? [] : [[evidenceUrl, 'The opt-in, for reviewers'] as const]),
    [summary.checkpoint, 'The checkpoint'] as const,
  ];
  const steps =
    'Every count above can be recounted from the ledger at the checkpoint below, which is signed. Run "rollcall verify" to check the whole ledger, and "rollcall audit" to show single answers with their proofs; the evidence comes with two small programs that check it without Rollcall. Compare the checkpoint with the one that was sent to the administrators in chat: if they differ, the records were changed.';
  const width = paper.width - codes.length * (side + 12);
  const high = Math.max(paper.heightOf(steps, width, { size: 9.5 }), side + 14);
  paper.need(high);
  const top = paper.y;
  paper.textAt(steps, { x: paper.left, y: top, width }, { size: 9.5 });
  codes.forEach(([content, caption], nth) => {
    const x = paper.left + width + 12 + nth * (side + 12);
    drawQr(paper, content, { x, y: top, side });
    paper.textAt(caption, { x: x + 4, y: top + side, width: side }, { size: 8, color: SOFT });
  });
  paper.y = top + high + 2;
  if (evidenceUrl !== null)
    paper.text(`For reviewers: ${cut(evidenceUrl, 300)}`, { size: 9, after: 4 });
  quote(paper, summary.checkpoint.trimEnd(), 8);
  items(paper, summary.caveats, { ...fit.caveats, size: 8 });
}

function signature(paper: Paper, { brand }: Report): void {
  paper.need(58);
  paper.y += 34;
  const half = (paper.width - 30) / 2;
  for (const [nth, label] of [
    `Name and function, for ${short(brand, 80)}`,
    'Date and signature',
  ].entries()) {
    const x = paper.left + nth * (half + 30);
    paper.doc
      .moveTo(x, paper.y)
      .lineTo(x + half, paper.y)
      .lineWidth(0.7)
      .stroke('#5a666c');
    paper.textAt(label, { x, y: paper.y + 2, width: half }, { size: 8.5, color: SOFT });
  }
  paper.y += 34;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
