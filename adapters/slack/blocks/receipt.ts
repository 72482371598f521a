/** What stands in place of the request once the person has answered, and after every later change. */
import type { KnownBlock } from '@slack/types';
import type { Receipt } from '../../../src/service.ts';
import { buttons, confirmation, context, header, type Press, quote, section } from './parts.ts';
import { type Markup, moment, words } from './text.ts';
import { howToStop, lastFour } from './wording.ts';

export interface Drawn {
  readonly text: Markup;
  readonly blocks: KnownBlock[];
}

/** The receipt for each status; `text` is for notifications and screen readers. */
export function receiptBlocks(receipt: Receipt): Drawn {
  switch (receipt.consent.status) {
    case 'given':
      return given(receipt);
    case 'held':
      return held(receipt);
    case 'withdrawn':
      return withdrawn(receipt);
    case 'refused':
      return refused(receipt);
    default:
      return invalidated(receipt);
  }
}

export function withdrawButton(value: string | null): Press {
  return {
    label: 'Withdraw',
    action: 'consent.withdraw',
    value,
    confirm: confirmation(
      'Stop the work texts?',
      'You will get no more work text messages. You can agree again later.',
      {
        yes: 'Stop the texts',
        no: 'Keep them',
      },
    ),
  };
}

export function changeNumberButton(value: string | null): Press {
  return { label: 'Change number', action: 'consent.change_number', value };
}

function given({ consent, notice, campaign }: Receipt): Drawn {
  const { displayName, email } = campaign.definition.brand;
  const blocks = [
    header('You agreed to work text messages'),
    section(
      words`*From:* ${displayName}\n*Your number:* ${lastFour(consent.phone)}\n*When:* ${moment(consent.at)}\n*Wording:* version ${notice.version}`,
    ),
    section(words`This is exactly what you agreed to:`),
    quote(notice.text),
    section(howToStop(email)),
    buttons(withdrawButton(consent.deliveryId), changeNumberButton(consent.deliveryId)),
  ];
  return { text: words`Thank you. Your agreement to work text messages is recorded.`, blocks };
}

function held({ consent, notice, campaign }: Receipt): Drawn {
  const { email } = campaign.definition.brand;
  const blocks = [
    header('Your number is on hold'),
    section(
      words`Another employee gave the same mobile number (${lastFour(consent.phone)}). Until it is clear whose number it is, nobody is texted at it, so that no message reaches the wrong person.`,
    ),
    section(
      words`If you mistyped it, press Change number. If it is yours, there is nothing you need to do now; ${email} can help to settle it.`,
    ),
    section(
      words`This is exactly what you agreed to (wording version ${notice.version}, ${moment(consent.at)}):`,
    ),
    quote(notice.text),
    section(howToStop(email)),
    buttons(changeNumberButton(consent.deliveryId), withdrawButton(consent.deliveryId)),
  ];
  return {
    text: words`Your mobile number is on hold: another employee gave the same one.`,
    blocks,
  };
}

function withdrawn({ consent, notice, campaign }: Receipt): Drawn {
  const { displayName } = campaign.definition.brand;
  const blocks = [
    header('No more work texts'),
    section(
      words`You withdrew your agreement on ${moment(consent.at)}. ${displayName} will send you no more work text messages, from any of its numbers.`,
    ),
    context(
      words`Your earlier answer (wording version ${notice.version}) stays on record, together with this withdrawal.`,
    ),
    buttons({ label: 'Agree again', action: 'consent.review', value: consent.deliveryId }),
  ];
  return { text: words`Done. You will get no more work text messages.`, blocks };
}

function refused({ consent, notice, campaign }: Receipt): Drawn {
  const { displayName } = campaign.definition.brand;
  const blocks = [
    header('Thanks for answering'),
    section(
      words`You said no, and ${displayName} will not text you. Nothing else changes for you: your supervisors see only how many people answered, not who said no.`,
    ),
    context(words`Recorded ${moment(consent.at)}, wording version ${notice.version}.`),
    buttons({ label: 'I changed my mind', action: 'consent.review', value: consent.deliveryId }),
  ];
  return { text: words`Thanks for answering. You will not be texted.`, blocks };
}

function invalidated({ consent, notice, campaign }: Receipt): Drawn {
  const { displayName, email } = campaign.definition.brand;
  const blocks = [
    header('Your earlier answer no longer counts'),
    section(
      words`Your answer to wording version ${notice.version} was set aside on ${moment(consent.at)}, so ${displayName} does not text you. Questions: ${email}.`,
    ),
    buttons({ label: notice.labels.review, action: 'consent.review', value: consent.deliveryId }),
  ];
  return { text: words`Your earlier answer about work text messages no longer counts.`, blocks };
}

/** What the other person is told when two named one number. */
export const HOLD_NEWS =
  'Another employee has just given the same mobile number as you. Until it is clear whose number it is, nobody is texted at it. If you mistyped yours, press "Change number" on your receipt above; otherwise there is nothing you need to do.';

export const RELEASE_NEWS =
  'The hold on your mobile number is over: it is clear now that the number is yours. Your earlier agreement counts again.';
