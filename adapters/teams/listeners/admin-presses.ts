/** The presses of admins: campaign, broadcast, numbers, summary. The service decides who may. */
import { InvalidInputError } from '../../../src/errors.ts';
import type { NumberInUse } from '../../../src/numbers/track.ts';
import type { CampaignDefinition } from '../../../src/registration/campaign.ts';
import { savedPage } from '../../../src/wording/campaign-form.ts';
import { DETAILS_TITLE, detailsFrom } from '../../../src/wording/details-form.ts';
import { numbersPage } from '../../../src/wording/numbers.ts';
import { campaignFrom, numberFrom, reassignmentFrom } from '../../../src/wording/read-form.ts';
import { REMIND_TITLE, remindedPage } from '../../../src/wording/reminder.ts';
import { launchedPage } from '../../../src/wording/review.ts';
import { summaryPage } from '../../../src/wording/summary.ts';
import { TEAMS } from '../../../src/wording/surface.ts';
import { showSaved } from '../../chat/show-saved.ts';
import { untilCertain } from '../../chat/within.ts';
import {
  addNumberCard,
  assignNumberCard,
  detailsCard,
  reminderCard,
  reviewCard,
  setupCard,
} from '../cards/admin.ts';
import { draftCard, isAudienceKind } from '../cards/draft.ts';
import { audienceFrom } from './form-values.ts';
import type { ListenerPorts } from './listener-ports.ts';
import { orAgain } from './or-again.ts';
import type { Courses, Press } from './press.ts';
import { insistFrom } from './registration-presses.ts';
import { asCard, asPage, inWords, type Shown, savedUnseen } from './shown.ts';
import { sendSummary } from './summary.ts';
import type { Who } from './turn.ts';

type Drawing = Pick<Press, 'hand'> & Who;

const OPENING = 'One moment, please. I will show it to you in this chat.';

export const ADMIN_COURSES: Courses = {
  'campaign.setup': { waiting: OPENING, run: showSetup },
  'campaign.details': { waiting: OPENING, run: showDetails },
  'finding.accept': { waiting: 'Saving the campaign …', run: accept },
  'campaign.set': { waiting: 'Saving the campaign …', run: defineCampaign },
  'campaign.details_set': { waiting: 'Saving the campaign …', run: saveDetails },
  'broadcast.start': { waiting: OPENING, run: showDraft },
  'broadcast.draft': {
    waiting: 'Looking up who that is … I will show you the review in this chat.',
    run: draft,
  },
  'broadcast.send': {
    waiting: 'Starting … I will show you the progress in this chat.',
    run: launch,
  },
  'broadcast.cancel': { waiting: 'Stopping …', run: cancel },
  'broadcast.remind': { waiting: OPENING, run: (ports, press) => showReminder(ports, press) },
  'broadcast.remind_send': { waiting: 'Starting …', run: remind },
  'number.add': { waiting: OPENING, run: showAddNumber },
  'number.add_submit': { waiting: 'Adding the number …', run: addNumber },
  'number.assign': { waiting: OPENING, run: showAssignNumber },
  'number.assign_submit': { waiting: 'Saving the number …', run: assignNumber },
  'number.retire': { waiting: 'Retiring the number …', run: retire },
  'summary.send': { waiting: 'Writing the summary … I will send it to you here.', run: summary },
};

export async function showSetup({ service }: ListenerPorts, { actor, hand }: Drawing) {
  const { campaign } = await service.overview(actor);
  return asCard('Set up the campaign', setupCard(hand, campaign?.definition ?? null));
}

async function defineCampaign(ports: ListenerPorts, press: Press): Promise<Shown> {
  const { service } = ports;
  const { actor, hand, values } = press;
  const { campaign } = await service.overview(actor);
  const definition = campaignFrom(values, campaign?.definition ?? null);
  const again = (trouble: string) =>
    asCard(
      'Set up the campaign',
      setupCard(hand, definition as unknown as CampaignDefinition, trouble),
    );
  return orAgain(again, async () => {
    const saved = await service.defineCampaign(actor, definition);
    return shown(ports, () => asPage(hand, 'Saved', savedPage(saved, TEAMS)));
  });
}

export async function showDetails({ service }: ListenerPorts, { actor, hand }: Drawing) {
  return asCard(DETAILS_TITLE, detailsCard(hand, await service.formTexts(actor)));
}

async function saveDetails(ports: ListenerPorts, press: Press): Promise<Shown> {
  const { service } = ports;
  const { actor, hand, values } = press;
  const texts = await service.formTexts(actor);
  const definition = detailsFrom(values, texts);
  const typed = { ...texts, definition: definition as unknown as CampaignDefinition };
  const again = (trouble: string) => asCard(DETAILS_TITLE, detailsCard(hand, typed, trouble));
  return orAgain(again, async () => {
    const saved = await service.defineCampaign(actor, definition);
    return shown(ports, () => asPage(hand, 'Saved', savedPage(saved, TEAMS)));
  });
}

/** The text proposed for a finding becomes the campaign's. */
async function accept(ports: ListenerPorts, { actor, hand, sealed }: Press): Promise<Shown> {
  const saved = await ports.service.acceptReplacement(actor, sealed.id);
  return shown(ports, () => asPage(hand, 'Saved', savedPage(saved, TEAMS)));
}

export async function showDraft({ service }: ListenerPorts, { actor, hand }: Drawing) {
  await service.broadcastStatus(actor);
  return asCard('Ask for consent', draftCard(hand));
}

async function draft(ports: ListenerPorts, { actor, hand, values }: Press): Promise<Shown> {
  const kind = values.choice('audience');
  const again = (trouble: string) =>
    asCard(
      'Ask for consent',
      draftCard(hand, { trouble, ...(isAudienceKind(kind) ? { kind } : {}) }),
    );
  return orAgain(again, async () => {
    await ports.service.broadcastStatus(actor);
    const audience = await audienceFrom(ports, values);
    const review = await ports.service.draftBroadcast(actor, audience);
    return asCard('Review the broadcast', reviewCard(hand, review));
  });
}

async function launch(ports: ListenerPorts, press: Press): Promise<Shown> {
  const { service, clock } = ports;
  const { actor, hand, sealed } = press;
  const insist = insistFrom(press);
  const answer = await untilCertain(clock, () => service.launchBroadcast(actor, sealed.id, insist));
  if (answer.kind === 'blocked') {
    return inWords(`Nobody was asked, because: ${answer.reasons.join(' ')}`);
  }
  const { broadcast } = answer;
  return shown(ports, () => asPage(hand, 'Sending has begun', launchedPage(broadcast, TEAMS)));
}

/** Of the broadcast whose message was pressed; of the newest when a command asked. */
export async function showReminder(
  { service }: ListenerPorts,
  { actor, hand, sealed }: Drawing & Partial<Pick<Press, 'sealed'>>,
): Promise<Shown> {
  const review = await (sealed === undefined
    ? service.reviewReminders(actor)
    : service.reviewReminders(actor, sealed.id));
  return asCard(REMIND_TITLE, reminderCard(hand, review));
}

async function remind(ports: ListenerPorts, press: Press): Promise<Shown> {
  const { service, clock } = ports;
  const { actor, hand, sealed } = press;
  const answer = await untilCertain(clock, () => service.remind(actor, sealed.id));
  return shown(ports, () => asPage(hand, REMIND_TITLE, remindedPage(answer, TEAMS)));
}

async function cancel({ service }: ListenerPorts, { actor, sealed }: Press): Promise<Shown> {
  const { counts } = await service.cancelBroadcast(actor, sealed.id);
  return inWords(
    `Nobody else will be asked. ${counts.sent} were asked before; their answers count.`,
  );
}

export async function showAddNumber({ service }: ListenerPorts, { actor, hand }: Drawing) {
  await service.numbers(actor);
  return asCard('Add a sending number', addNumberCard(hand));
}

async function addNumber(ports: ListenerPorts, press: Press): Promise<Shown> {
  const { actor, hand, values } = press;
  const again = (trouble: string) => asCard('Add a sending number', addNumberCard(hand, trouble));
  return orAgain(again, async () => {
    await ports.service.addNumber(actor, numberFrom(values));
    return showNumbers(ports, press);
  });
}

async function showAssignNumber(ports: ListenerPorts, press: Press): Promise<Shown> {
  return assignForm(press, await numberOf(ports, press));
}

export const assignForm = ({ hand }: Pick<Press, 'hand'>, number: NumberInUse, trouble?: string) =>
  asCard('Assign a number', assignNumberCard(hand, number, trouble));

async function assignNumber(ports: ListenerPorts, press: Press): Promise<Shown> {
  const { actor, values } = press;
  const number = await numberOf(ports, press);
  const again = (trouble: string) => assignForm(press, number, trouble);
  return orAgain(again, async () => {
    const order = { phone: number.e164, ...reassignmentFrom(values) };
    await ports.service.assignNumber(actor, order);
    return showNumbers(ports, press);
  });
}

async function retire(ports: ListenerPorts, press: Press): Promise<Shown> {
  const number = await numberOf(ports, press);
  await ports.service.retireNumber(press.actor, number.e164);
  return showNumbers(ports, press);
}

/** The numbers as they now stand, after one of them was changed. */
const showNumbers = (ports: ListenerPorts, { actor, hand }: Press): Promise<Shown> =>
  shown(ports, async () =>
    asPage(hand, 'Sending numbers', numbersPage(await ports.service.numbers(actor))),
  );

const shown = ({ log }: ListenerPorts, show: () => Shown | Promise<Shown>): Promise<Shown> =>
  showSaved<Shown>(log, show, savedUnseen);

/** A number in use, by its sealed id. @throws NotAllowedError; InvalidInputError when there is none */
async function numberOf(
  { service }: ListenerPorts,
  { actor, sealed }: Press,
): Promise<NumberInUse> {
  const { inUse } = await service.numbers(actor);
  const number = inUse.find((one) => one.numberId === sealed.id);
  if (number !== undefined) return number;
  throw new InvalidInputError(
    'phone',
    'This number is no longer in use. Open the list of numbers again.',
  );
}

async function summary(ports: ListenerPorts, press: Press): Promise<Shown> {
  const made = await sendSummary(ports, press, null);
  return asPage(press.hand, 'Summary', summaryPage(made, TEAMS));
}
