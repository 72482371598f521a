/** What a person gets back: the receipt of every surface, with what they can do next as links of their own. */
import type { Receipt } from '../../../src/service.ts';
import type { Part } from '../../../src/wording/page.ts';
import { receiptPage as receiptWords } from '../../../src/wording/receipt.ts';
import { WEB } from '../../../src/wording/surface.ts';
import { drawParts, type Leads } from './draw.ts';
import { type Html, html, name } from './html.ts';
import { page } from './page.ts';
import { quote } from './wording.ts';

/** Whole addresses, each made for one purpose and for this person; null where there is nothing to do. */
export interface NextUrls {
  readonly stopUrl: string | null;
  readonly changeUrl: string | null;
  readonly answerUrl: string | null;
  readonly recordUrl: string | null;
}

const NOWHERE: NextUrls = { stopUrl: null, changeUrl: null, answerUrl: null, recordUrl: null };

export function receiptPage(receipt: Receipt, next: NextUrls = NOWHERE): string {
  const { displayName } = receipt.campaign.definition.brand;
  const { title, parts } = titled(receiptWords(receipt, WEB).parts);
  return page({
    title,
    brand: displayName,
    main: html`<h1>${title}</h1>
${greeting(receipt)}
${parts.map((part) => (part.kind === 'quote' ? quote(receipt.notice) : (drawParts([part], leadsTo(next))[0] ?? html``)))}`,
    footer: html`<p>Print or save this page if you would like to keep it. You can close it now.</p>`,
  });
}

/** The first heading is the title of the page. */
function titled(parts: readonly Part[]): { title: string; parts: readonly Part[] } {
  const [first, ...rest] = parts;
  return first?.kind === 'heading'
    ? { title: first.text, parts: rest }
    : { title: 'Work text messages', parts };
}

function greeting({ employee, status }: Receipt): Html | null {
  if (employee.name === null || status !== 'given') return null;
  return html`<p>Thank you, ${name(employee.name)}. Your agreement is recorded.</p>`;
}

const leadsTo =
  ({ stopUrl, changeUrl, answerUrl, recordUrl }: NextUrls): Leads =>
  ({ act }) => {
    if (act === 'consent.withdraw') return stopUrl;
    if (act === 'consent.change_number') return changeUrl;
    if (act === 'record.download') return recordUrl;
    return act === 'consent.review' ? answerUrl : null;
  };
