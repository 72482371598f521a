/** A person's own answer: open the form, agree, decline, withdraw, change the number. */
import { InvalidInputError } from '../../../src/errors.ts';
import type { ActAnswer } from '../../../src/service.ts';
import { FORM_TITLE } from '../../../src/wording/form.ts';
import { RECORD_COMES } from '../../../src/wording/own-record.ts';
import { heldNews, receiptPage } from '../../../src/wording/receipt.ts';
import { TEAMS } from '../../../src/wording/surface.ts';
import { showSaved } from '../../chat/show-saved.ts';
import { untilCertain } from '../../chat/within.ts';
import { type FormOptions, formCard } from '../cards/form.ts';
import type { ListenerPorts } from './listener-ports.ts';
import { offerOwnRecord } from './own-record.ts';
import type { Course, Courses, Press } from './press.ts';
import { settle } from './settle.ts';
import { asCard, asPage, inWords, type Shown, savedUnseen } from './shown.ts';

/** Which drawing code made what the person saw; kept with the answer so that it can be drawn again. */
const RENDERER = 'teams/1';

const CHECKING =
  'I am checking that your answer was saved. I will show you the result in this chat.';

const opening: Course = {
  waiting: 'One moment, please. I will show you the form in this chat.',
  run: (ports, press) => showForm(ports, press),
};

export const CONSENT_COURSES: Courses = {
  'consent.review': opening,
  'consent.change_number': opening,
  'consent.agree': { waiting: CHECKING, run: agree },
  'consent.decline': { waiting: CHECKING, run: decline },
  'consent.withdraw': { waiting: CHECKING, run: withdraw },
  'record.download': { waiting: RECORD_COMES, run: offerOwnRecord },
};

async function showForm(
  { service }: ListenerPorts,
  { account, sealed, hand }: Press,
  options?: FormOptions,
): Promise<Shown> {
  const form = await service.openForm(account, sealed.id === '' ? null : sealed.id);
  if (form.kind === 'refused') return inWords(form.message);
  return asCard(FORM_TITLE, formCard(hand, form, options));
}

async function agree(ports: ListenerPorts, press: Press): Promise<Shown> {
  const { account, sealed, values, activityId, platformAt } = press;
  const phone = values.text('phone');
  const command = {
    account,
    deliveryId: sealed.id,
    noticeDigest: sealed.digest,
    phone,
    ticked: values.ticked('agree'),
    actId: `teams:agree:${activityId}`,
    platformAt,
    renderer: RENDERER,
  };
  try {
    const answer = await untilCertain(ports.clock, () => ports.service.agree(command));
    if (answer.kind === 'refused' && answer.reason === 'wording_changed') {
      return await showForm(ports, press, { wordingChanged: true, phone });
    }
    return await finish(ports, press, answer);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return showForm(ports, press, { trouble: error.message, phone });
  }
}

async function decline(ports: ListenerPorts, press: Press): Promise<Shown> {
  const { account, sealed, activityId, platformAt } = press;
  const command = {
    account,
    deliveryId: sealed.id,
    actId: `teams:decline:${activityId}`,
    platformAt,
    renderer: RENDERER,
  };
  return finish(
    ports,
    press,
    await untilCertain(ports.clock, () => ports.service.decline(command)),
  );
}

async function withdraw(ports: ListenerPorts, press: Press): Promise<Shown> {
  const { account, activityId, platformAt } = press;
  const command = {
    account,
    means: 'receipt',
    words: null,
    actId: `teams:withdraw:${activityId}`,
    platformAt,
  } as const;
  return finish(
    ports,
    press,
    await untilCertain(ports.clock, () => ports.service.withdraw(command)),
  );
}

/** The receipt at once in place of what was pressed; a dialog has no place for it, so there it is told. */
async function finish(ports: ListenerPorts, press: Press, answer: ActAnswer): Promise<Shown> {
  if (answer.kind === 'refused') return inWords(answer.message);
  const { receipt } = answer;
  settle(ports, press, answer);
  const show = () => {
    if (!press.hand.inDialog) return asPage(press.hand, FORM_TITLE, receiptPage(receipt, TEAMS));
    return inWords(
      receipt.consent.status === 'held'
        ? heldNews(TEAMS)
        : 'Your answer is saved. The receipt is in this chat.',
    );
  };
  return showSaved<Shown>(ports.log, show, savedUnseen);
}
