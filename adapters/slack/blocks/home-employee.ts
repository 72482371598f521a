/** A person's own part of the Home tab, and the answer to `/sms-consent status`: where they stand. */
import type { HomeView, KnownBlock } from '@slack/types';
import type { EmployeeStatus } from '../../../src/service.ts';
import { buttons, context, divider, fit, header, type Press, quote, section } from './parts.ts';
import { changeNumberButton, withdrawButton } from './receipt.ts';
import { type Markup, moment, words } from './text.ts';
import { howToStop, lastFour } from './wording.ts';

/** Views hold 100 blocks, ephemeral answers 50. */
export function homeView(own: readonly KnownBlock[], admin: readonly KnownBlock[]): HomeView {
  const blocks = admin.length === 0 ? own : [...admin, divider(), ...own];
  return { type: 'home', blocks: fit(blocks, 100) };
}

export function ownBlocks(status: EmployeeStatus | null): KnownBlock[] {
  if (status === null) return [header('Work text messages'), section(unknownLine())];
  const { consent, notice, campaign } = status;
  const email = campaign?.definition.brand.email;
  return [
    header('Your work text messages'),
    section(statusLine(status)),
    ...(notice === null || consent === null
      ? []
      : [
          section(words`The exact text you answered (wording version ${notice.version}):`),
          quote(notice.text),
        ]),
    ...(email === undefined || !mayStop(status) ? [] : [section(howToStop(email))]),
    ...ownButtons(status),
    context(
      words`Your answer is optional and not a condition of employment. Supervisors see only counts.`,
    ),
  ];
}

const unknownLine = (): Markup =>
  words`You have not been asked for consent to work text messages, so you are not texted. When you are asked, the request arrives in your messages with me.`;

const mayStop = ({ consent }: EmployeeStatus): boolean =>
  consent?.status === 'given' || consent?.status === 'held';

function statusLine({ consent, openDeliveryId, employee }: EmployeeStatus): Markup {
  if (employee.state === 'left')
    return words`Your account is marked as having left the company. You are not texted.`;
  if (consent === null) {
    return openDeliveryId === null
      ? unknownLine()
      : words`*A request is waiting for your answer.* You are not texted unless you agree.`;
  }
  const when = moment(consent.at);
  switch (consent.status) {
    case 'given':
      return words`*You agreed* on ${when}, for your number ${lastFour(consent.phone)}.`;
    case 'held':
      return words`*On hold since* ${when}: another employee gave the same number (${lastFour(consent.phone)}). Nobody is texted at it until that is settled.`;
    case 'refused':
      return words`*You said no* on ${when}. You are not texted, and nothing else changes for you.`;
    case 'withdrawn':
      return words`*You withdrew* on ${when}. You get no more work texts.`;
    default:
      return words`*Your earlier answer no longer counts* since ${when}. You are not texted.`;
  }
}

function ownButtons(status: EmployeeStatus): KnownBlock[] {
  const { consent, openDeliveryId, notice } = status;
  const value = openDeliveryId ?? consent?.deliveryId ?? null;
  const presses: Press[] = [];
  if (mayStop(status)) presses.push(changeNumberButton(value), withdrawButton(value));
  else if (status.employee.state === 'active' && value !== null) {
    const label =
      consent === null ? (notice?.labels.review ?? 'Review and answer') : 'I changed my mind';
    presses.push({ label, action: 'consent.review', value });
  }
  return presses.length === 0 ? [] : [buttons(...presses)];
}

/** What an admin reads about one person: status and proof, the number by its last four digits only. */
export function checkBlocks(status: EmployeeStatus, named: readonly string[]): KnownBlock[] {
  const { employee, consent, notice, mayText } = status;
  const answer = consent === null ? 'no answer yet' : consent.status;
  return [
    section(
      words`*${employee.name ?? 'Name erased'}*\n${mayText ? 'May be texted now.' : '*Must not be texted.*'}\n*Status:* ${answer}${consent === null ? '' : words`, since ${moment(consent.at)}`}`,
    ),
    ...(consent === null
      ? []
      : [
          section(
            words`*Number:* ${lastFour(consent.phone)}\n*Wording:* ${notice === null ? 'none' : `version ${notice.version}`}\n*Sending numbers it named:* ${named.length === 0 ? 'none' : named.join(', ')}\n*Ledger entry:* ${consent.seq}`,
          ),
        ]),
  ];
}
