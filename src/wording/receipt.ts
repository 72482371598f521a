/** What stands in place of the request once the person has answered, and after every later change. */
import type { Receipt } from '../consent/act.ts';
import { recordButton } from './own-record.ts';
import { type Button, buttons, heading, note, type Page, quote, text } from './page.ts';
import { numberEnding } from './phrases.ts';
import { moment, type Rich, say } from './rich.ts';
import type { Surface } from './surface.ts';

/** The receipt for each status. */
export function receiptPage(receipt: Receipt, surface: Surface): Page {
  switch (receipt.consent.status) {
    case 'given':
      return given(receipt, surface);
    case 'held':
      return held(receipt, surface);
    case 'withdrawn':
      return withdrawn(receipt);
    case 'refused':
      return refused(receipt);
    default:
      return invalidated(receipt);
  }
}

export const withdrawButton = (id: string | null): Button => ({
  label: 'Withdraw',
  act: 'consent.withdraw',
  id,
  confirm: {
    title: 'Stop the work texts?',
    text: 'You will get no more work text messages. You can agree again later.',
    yes: 'Stop the texts',
    no: 'Keep them',
  },
});

export const changeNumberButton = (id: string | null): Button => ({
  label: 'Change number',
  act: 'consent.change_number',
  id,
});

function given({ consent, notice, campaign }: Receipt, surface: Surface): Page {
  const { displayName, email } = campaign.definition.brand;
  return {
    brief: say`Thank you. Your agreement to work text messages is recorded.`,
    parts: [
      heading('You agreed to work text messages'),
      text(
        say`*From:* ${displayName}\n*Your number:* ${numberEnding(consent.phone)}\n*When:* ${moment(consent.at)}\n*Wording:* version ${notice.version}`,
      ),
      text(say`This is exactly what you agreed to:`),
      quote(notice.text),
      text(howToStop(email, surface)),
      buttons(
        withdrawButton(consent.deliveryId),
        changeNumberButton(consent.deliveryId),
        recordButton,
      ),
    ],
  };
}

function held({ consent, notice, campaign }: Receipt, surface: Surface): Page {
  const { email } = campaign.definition.brand;
  return {
    brief: say`Your mobile number is on hold: another employee gave the same one.`,
    parts: [
      heading('Your number is on hold'),
      text(
        say`Another employee gave the same mobile number (${numberEnding(consent.phone)}). Until it is clear whose number it is, nobody is texted at it, so that no message reaches the wrong person.`,
      ),
      text(
        say`If you mistyped it, press Change number. If it is yours, there is nothing you need to do now; ${email} can help to settle it.`,
      ),
      text(
        say`This is exactly what you agreed to (wording version ${notice.version}, ${moment(consent.at)}):`,
      ),
      quote(notice.text),
      text(howToStop(email, surface)),
      buttons(
        changeNumberButton(consent.deliveryId),
        withdrawButton(consent.deliveryId),
        recordButton,
      ),
    ],
  };
}

function withdrawn({ consent, notice, campaign }: Receipt): Page {
  const { displayName } = campaign.definition.brand;
  return {
    brief: say`Done. You will get no more work text messages.`,
    parts: [
      heading('No more work texts'),
      text(
        say`You withdrew your agreement on ${moment(consent.at)}. ${displayName} will send you no more work text messages, from any of its numbers.`,
      ),
      note(
        say`Your earlier answer (wording version ${notice.version}) stays on record, together with this withdrawal.`,
      ),
      buttons({ label: 'Agree again', act: 'consent.review', id: consent.deliveryId }),
    ],
  };
}

function refused({ consent, notice, campaign }: Receipt): Page {
  const { displayName } = campaign.definition.brand;
  return {
    brief: say`Thanks for answering. You will not be texted.`,
    parts: [
      heading('Thanks for answering'),
      text(
        say`You said no, and ${displayName} will not text you. Nothing else changes for you: your supervisors see only how many people answered, not who said no.`,
      ),
      note(say`Recorded ${moment(consent.at)}, wording version ${notice.version}.`),
      buttons({ label: 'I changed my mind', act: 'consent.review', id: consent.deliveryId }),
    ],
  };
}

function invalidated({ consent, notice, campaign }: Receipt): Page {
  const { displayName, email } = campaign.definition.brand;
  return {
    brief: say`Your earlier answer about work text messages no longer counts.`,
    parts: [
      heading('Your earlier answer no longer counts'),
      text(
        say`Your answer to wording version ${notice.version} was set aside on ${moment(consent.at)}, so ${displayName} does not text you. Questions: ${email}.`,
      ),
      buttons({ label: notice.labels.review, act: 'consent.review', id: consent.deliveryId }),
    ],
  };
}

/** Every way to stop; none of them is the only one (47 CFR 64.1200(a)(10)). */
export const howToStop = (supportEmail: string, { stopWays }: Surface): Rich =>
  say`*How to stop, whenever you like:* ${stopWays}, reply STOP to any of the texts, or tell ${supportEmail}. Each of these is enough.`;

/** What the other person is told when two named one number. */
export const HOLD_NEWS =
  'Another employee has just given the same mobile number as you. Until it is clear whose number it is, nobody is texted at it. If you mistyped yours, press "Change number" on your receipt above; otherwise there is nothing you need to do.';

export const RELEASE_NEWS =
  'The hold on your mobile number is over: it is clear now that the number is yours. Your earlier agreement counts again.';

export const SET_ASIDE_NEWS =
  'HR has found that the mobile number you gave is somebody else’s, so your answer no longer counts and you are not texted. Nothing is held against you: if you would like the texts, answer once more with your own number.';

/** The one confirmation of a withdrawal that HR entered (47 CFR 64.1200(a)(12)). */
export const ENTERED_WITHDRAWAL_NEWS =
  'HR has entered that you no longer want work text messages, as you told them. You will get no more, from any of our numbers. If that is a mistake, press "Agree again" on your receipt.';

/** Shown at once when a given number is on hold, before the person reads their receipt. */
export const heldNews = ({ messagesPlace }: Surface): string =>
  `Your answer is saved. Until it is clear whose number it is, nobody is texted at it. Your receipt, ${messagesPlace}, says what you can do.`;
