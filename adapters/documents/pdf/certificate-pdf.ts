/** One person's consent on a page: what was agreed, by which act, and how it can be checked. */

import type { Shown } from '../../../src/proof/shown.ts';
import type { ConsentRecord } from '../../../src/records/record.ts';
import type { SevenItems } from '../../../src/records/seven-items.ts';
import { minuteUtc } from '../../../src/wording/minute-utc.ts';
import { definition, picture, quote } from './blocks.ts';
import { drawQr } from './charts.ts';
import { Paper, SOFT } from './paper.ts';
import { cut, short } from './shorten.ts';
import type { Picture } from './summary-pdf.ts';

/** One consent of one person, as far as the certificate tells it. */
export interface Certificate {
  readonly record: ConsentRecord;
  /** Its seven items, with the number whole or masked as its reader may see it. */
  readonly items: SevenItems;
  /** What the person saw; null for paper and spoken consent. */
  readonly shown: Shown | null;
  /** The signed note under which its entries verify. */
  readonly checkpoint: string;
  /** When it is made, RFC 3339 UTC: the only time in the file besides those on record. */
  readonly at: string;
}

/** Equal certificates and pictures give equal bytes. */
export function certificatePdf(given: Certificate, form: Picture | null): Promise<Uint8Array> {
  const { record, items, at } = given;
  const brand = items.campaign.brand ?? 'The company';
  const paper = new Paper({
    title: `Certificate of consent, ledger entry ${record.seq}`,
    author: brand,
    at,
    footer: `${short(brand, 40)}  ·  certificate of consent  ·  ledger entry ${record.seq}, made ${minuteUtc(at)}  ·  not legal advice`,
  });
  paper.text(brand, { size: 10, color: SOFT, after: 0 });
  paper.text('Consent to work text messages', { size: 20, bold: true, after: 2 });
  paper.text(standing(record), { size: 10.5, after: 2 });
  paper.heading('What was agreed, to the letter');
  quote(paper, cut(items.experience.wording ?? 'The wording is not in these records.', 6_000));
  sevenRows(paper, given);
  events(paper, record);
  if (form !== null) whatTheySaw(paper, given, form);
  verification(paper, given);
  return paper.finish();
}

function standing({ events: all, status, erasedAt }: ConsentRecord): string {
  const newest = all.at(-1);
  const when = newest === undefined ? '' : ` on ${minuteUtc(newest.at)}`;
  const erased =
    erasedAt === null
      ? ''
      : ` The person's data was erased on ${minuteUtc(erasedAt)}, as the law allows.`;
  return `${STANDING[status]}${when}.${erased}`;
}

const STANDING: Readonly<Record<ConsentRecord['status'], string>> = {
  given: 'This consent stands. It was given',
  replaced: 'A newer consent of the same person took its place',
  refused: 'The person said no',
  withdrawn: 'This consent was withdrawn',
  held: 'This consent is on hold, because two people gave the same number,',
  invalidated: 'This consent no longer counts; it was set aside',
};

/** CTIA Messaging Principles 5.1.2, in its order. */
function sevenRows(paper: Paper, { items }: Certificate): void {
  const { experience, campaign, ipAddress, identity } = items;
  paper.heading('The seven items of record (CTIA 5.1.2)');
  const zone = items.timeZone === null ? '' : `; the person's zone is ${items.timeZone}`;
  const act = items.timestampOfAct === null ? '' : `; the act itself ${items.timestampOfAct}`;
  const entered = experience.entered;
  const rows: readonly (readonly [name: string, value: string])[] = [
    ['1. Date and time', `${items.timestamp} (UTC)${act}${zone}`],
    ['2. Medium', items.medium],
    [
      '3. Experience',
      `${experience.action}. Language ${experience.language}, wording version ${experience.noticeVersion}, drawn by ${experience.renderer}.${experience.ticked === null ? '' : ` Ticked: "${experience.ticked}".`}${entered === null ? '' : ` Entered by ${entered.by}${entered.fileSha256 === null ? '' : `, file ${entered.fileSha256}`}${entered.script === null ? '' : `, script ${entered.script}`}.`}`,
    ],
    [
      '4. Campaign',
      `${campaign.id}${campaign.version === null ? '' : `, version ${campaign.version}`}: ${campaign.messageTypes.join(', ')}. Sent from ${campaign.sendingNumbers.join(', ') || 'numbers named later'}.`,
    ],
    ['5. IP address', ipAddress.value ?? ipAddress.reason ?? 'not recorded'],
    ['6. Phone number', items.phoneNumber],
    [
      '7. Identity',
      [identity.name, identity.email, identity.account, identity.employeeId]
        .filter((one) => one !== null)
        .join(', '),
    ],
  ];
  for (const [name, value] of rows) definition(paper, { name, value: cut(value, 600), note: '' });
}

const EVENTS_MAX = 12;

function events(paper: Paper, { events: all }: ConsentRecord): void {
  if (all.length < 2) return;
  paper.heading('What became of it');
  for (const { status, at, means, seq } of all.slice(-EVENTS_MAX))
    definition(paper, {
      name: minuteUtc(at),
      value: `${status}: ${cut(means, 200)} (entry ${seq})`,
      note: '',
    });
}

function whatTheySaw(paper: Paper, { shown, items }: Certificate, form: Picture): void {
  if ('png' in form) paper.need(300);
  paper.heading('What the person saw');
  if ('missing' in form) {
    paper.text(form.missing, { size: 9, color: SOFT });
    return;
  }
  const caption = `Drawn from what was sent (${shown?.renderer ?? items.experience.renderer}). SHA-256 of the wording and its labels: ${items.experience.noticeSha256}.`;
  picture(paper, form.png, {
    caption,
    height: Math.max(220, Math.min(360, paper.bottom - paper.y - 40)),
  });
}

function verification(paper: Paper, { record, checkpoint }: Certificate): void {
  const side = 96;
  paper.need(side + 60);
  paper.heading('How to verify this');
  const width = paper.width - side - 14;
  const words = `Entry ${record.seq} of the ledger ${record.origin} holds this answer. The evidence that comes with this page (verify.mjs, verify.py) shows that the entry has these contents and is in the ledger under the checkpoint below, without Rollcall and without network. The code holds the same checkpoint; compare it with the one the company publishes or keeps in chat.`;
  const top = paper.y;
  paper.textAt(words, { x: paper.left, y: top, width }, { size: 9 });
  drawQr(paper, checkpoint, { x: paper.left + width + 14, y: top, side });
  paper.y = top + Math.max(side, paper.heightOf(words, width, { size: 9 })) + 6;
  quote(paper, cut(checkpoint.trimEnd(), 1_000));
  paper.text('This certificate is not legal advice.', { size: 8.5, color: SOFT });
}
