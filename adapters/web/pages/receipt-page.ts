/** What a person gets back: where they stand now, the exact text they answered, and how to stop. */
import type { Receipt } from '../../../src/service.ts';
import { type Html, html, moment, name } from './html.ts';
import { page } from './page.ts';
import { lastFour, mailTo, quote } from './wording.ts';

interface Drawn {
  readonly title: string;
  readonly main: Html;
}

/** `stopUrl` is the person's own link to withdraw, whole, to be kept; null when there is nothing to withdraw. */
export function receiptPage(receipt: Receipt, stopUrl: string | null): string {
  const { displayName } = receipt.campaign.definition.brand;
  const { title, main } = draw(receipt, stopUrl);
  return page({
    title,
    brand: displayName,
    main: html`<h1>${title}</h1>
${main}`,
    footer: html`<p>You can close this page now.</p>`,
  });
}

function draw(receipt: Receipt, stopUrl: string | null): Drawn {
  switch (receipt.consent.status) {
    case 'given':
      return given(receipt, stopUrl);
    case 'held':
      return held(receipt, stopUrl);
    case 'withdrawn':
      return withdrawn(receipt);
    case 'refused':
      return refused(receipt);
    default:
      return invalidated(receipt);
  }
}

function given(receipt: Receipt, stopUrl: string | null): Drawn {
  return {
    title: 'You agreed to work text messages',
    main: html`<p>Thank you${called(receipt)}. Your agreement is recorded. Print or save this page if you would like to keep it.</p>
${particulars(receipt)}
<h2>This is exactly what you agreed to</h2>
${quote(receipt.notice)}
${howToStop(receipt, stopUrl)}`,
  };
}

function held(receipt: Receipt, stopUrl: string | null): Drawn {
  const { email } = receipt.campaign.definition.brand;
  return {
    title: 'Your number is on hold',
    main: html`<p>Another employee gave the same mobile number (${lastFour(receipt.consent.phone)}). Until it is clear whose number it is, nobody is texted at it, so that no message reaches the wrong person.</p>
<p>If you mistyped it, ask ${mailTo(email)} for a new link and answer again. If it is yours, there is nothing you need to do now.</p>
${particulars(receipt)}
<h2>This is exactly what you agreed to</h2>
${quote(receipt.notice)}
${howToStop(receipt, stopUrl)}`,
  };
}

function withdrawn({ consent, notice, campaign }: Receipt): Drawn {
  const { displayName, email } = campaign.definition.brand;
  return {
    title: 'No more work texts',
    main: html`<p>You withdrew your agreement on ${moment(consent.at)}. ${displayName} will send you no more work text messages, from any of its numbers.</p>
<p>Your earlier answer (wording version ${notice.version}) stays on record, together with this withdrawal. To agree again, ask ${mailTo(email)} for a new link.</p>`,
  };
}

function refused({ consent, notice, campaign }: Receipt): Drawn {
  const { displayName, email } = campaign.definition.brand;
  return {
    title: 'Thanks for answering',
    main: html`<p>You said no, and ${displayName} will not text you. Nothing else changes for you: your supervisors see only how many people answered, not who said no.</p>
<p>Recorded ${moment(consent.at)}, wording version ${notice.version}. If you change your mind, ask ${mailTo(email)} for a new link.</p>`,
  };
}

function invalidated({ consent, notice, campaign }: Receipt): Drawn {
  const { displayName, email } = campaign.definition.brand;
  return {
    title: 'Your earlier answer no longer counts',
    main: html`<p>Your answer to wording version ${notice.version} was set aside on ${moment(consent.at)}, so ${displayName} does not text you. Questions: ${mailTo(email)}</p>`,
  };
}

const called = ({ employee }: Receipt): Html | null =>
  employee.name === null ? null : html`, ${name(employee.name)}`;

function particulars({ consent, notice, campaign }: Receipt): Html {
  return html`<dl>
<dt>From</dt><dd>${campaign.definition.brand.displayName}</dd>
<dt>Your number</dt><dd>${lastFour(consent.phone)}</dd>
<dt>When</dt><dd>${moment(consent.at)}</dd>
<dt>Wording</dt><dd>version ${notice.version}</dd>
</dl>`;
}

/** Every way to stop; none of them is the only one (47 CFR 64.1200(a)(10)). */
function howToStop({ campaign }: Receipt, stopUrl: string | null): Html {
  const { email } = campaign.definition.brand;
  return html`<h2>How to stop, whenever you like</h2>
<ul>
${stopUrl === null ? null : html`<li>open <a class="printed" href="${stopUrl}">your personal link to stop the texts</a>, now or later: keep it, it is shown only once;</li>`}
<li>reply STOP to any of the texts;</li>
<li>or tell ${mailTo(email)}</li>
</ul>
<p>Each of these is enough.</p>
${stopUrl === null ? null : html`<p class="actions"><a class="button" href="${stopUrl}">Stop the texts</a></p>`}`;
}
