/** Where a person stands: for themselves, and the few facts an admin may read. */
import type { EmployeeStatus } from '../consent/act.ts';
import type { ConsentStatus } from '../consent/consent.ts';
import { recordButton } from './own-record.ts';
import { type Button, buttons, heading, note, type Page, type Part, quote, text } from './page.ts';
import { numberEnding } from './phrases.ts';
import { changeNumberButton, howToStop, withdrawButton } from './receipt.ts';
import { moment, type Rich, say } from './rich.ts';
import type { Surface } from './surface.ts';

export function standingPage(status: EmployeeStatus | null, surface: Surface): Page {
  const brief = say`Where you stand.`;
  if (status === null) {
    return { brief, parts: [heading('Work text messages'), text(unknownLine(surface))] };
  }
  const { consent, notice, campaign } = status;
  const email = campaign?.definition.brand.email;
  const parts: Part[] = [
    heading('Your work text messages'),
    text(statusLine(status, surface)),
    ...(notice === null || consent === null
      ? []
      : [
          text(say`The exact text you answered (wording version ${notice.version}):`),
          quote(notice.text),
        ]),
    ...(email === undefined || !mayStop(status) ? [] : [text(howToStop(email, surface))]),
    ...ownButtons(status),
    note(
      say`Your answer is optional and not a condition of employment. Supervisors see only counts.`,
    ),
  ];
  return { brief, parts };
}

const unknownLine = ({ messagesPlace }: Surface): Rich =>
  say`You have not been asked for consent to work text messages, so you are not texted. When you are asked, the request arrives ${[{ text: messagesPlace }]}.`;

/** Something stands that can be withdrawn. */
export const mayStop = ({ consent }: EmployeeStatus): boolean =>
  consent?.status === 'given' || consent?.status === 'held';

/** Where a person stands, in one or two sentences to themselves. */
export function statusLine(
  { consent, openDeliveryId, employee }: EmployeeStatus,
  surface: Surface,
): Rich {
  if (employee.state === 'left')
    return say`Your account is marked as having left the company. You are not texted.`;
  if (consent === null) {
    return openDeliveryId === null
      ? unknownLine(surface)
      : say`*A request is waiting for your answer.* You are not texted unless you agree.`;
  }
  const when = moment(consent.at);
  switch (consent.status) {
    case 'given':
      return say`*You agreed* on ${when}, for your number ${numberEnding(consent.phone)}.`;
    case 'held':
      return say`*On hold since* ${when}: another employee gave the same number (${numberEnding(consent.phone)}). Nobody is texted at it until that is settled.`;
    case 'refused':
      return say`*You said no* on ${when}. You are not texted, and nothing else changes for you.`;
    case 'withdrawn':
      return say`*You withdrew* on ${when}. You get no more work texts.`;
    default:
      return say`*Your earlier answer no longer counts* since ${when}. You are not texted.`;
  }
}

function ownButtons(status: EmployeeStatus): Part[] {
  const { consent, openDeliveryId, notice } = status;
  const id = openDeliveryId ?? consent?.deliveryId ?? null;
  const list: Button[] = [];
  if (mayStop(status)) list.push(changeNumberButton(id), withdrawButton(id));
  else if (status.employee.state === 'active' && id !== null) {
    const label =
      consent === null ? (notice?.labels.review ?? 'Review and answer') : 'I changed my mind';
    list.push({ label, act: 'consent.review', id });
  }
  if (consent !== null) list.push(recordButton);
  return list.length === 0 ? [] : [buttons(...list)];
}

const ANSWERS: Readonly<Record<ConsentStatus, string>> = {
  unknown: 'none yet',
  given: 'agreed',
  refused: 'said no',
  withdrawn: 'withdrew',
  held: 'agreed, on hold because another employee gave the same number',
  invalidated: 'none that counts any more',
};

/** What an admin reads about one person: status and proof, the number by its last four digits only. */
export function checkPage(status: EmployeeStatus, named: readonly string[]): Page {
  const { employee, consent, notice, mayText } = status;
  const answer = ANSWERS[consent?.status ?? 'unknown'];
  const may = mayText ? say`May be texted now.` : say`*Must not be texted.*`;
  const since = consent === null ? [] : say`, since ${moment(consent.at)}`;
  const parts = [
    text(say`*${employee.name ?? 'Name erased'}*\n${may}\n*Answer:* ${answer}${since}`),
    ...(consent === null
      ? []
      : [
          text(
            say`*Number:* ${numberEnding(consent.phone)}\n*Wording:* ${notice === null ? 'none' : `version ${notice.version}`}\n*Sending numbers it named:* ${named.length === 0 ? 'none' : named.join(', ')}\n*Proof:* entry ${consent.seq} of the record`,
          ),
        ]),
  ];
  return { brief: say`What is on record about this person.`, parts };
}
