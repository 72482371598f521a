/** The presses about handing the form in: done, approved, or a reviewer said no. */
import { InvalidInputError } from '../../../src/errors.ts';
import type { Insist } from '../../../src/service.ts';
import {
  approvedNews,
  pagesSeenIn,
  REJECTED_FIELD,
  REJECTED_TITLE,
  rejectedPage,
  SUBMITTED_FIELD,
  SUBMITTED_TITLE,
  submittedPage,
} from '../../../src/wording/registration.ts';
import { INSIST, REASON_FIELD } from '../../../src/wording/review.ts';
import { showSaved } from '../../chat/show-saved.ts';
import { rejectedCard, submittedCard } from '../cards/registration.ts';
import type { ListenerPorts } from './listener-ports.ts';
import { orAgain } from './or-again.ts';
import type { Courses, Press } from './press.ts';
import { asCard, asPage, inWords, type Shown, savedUnseen } from './shown.ts';

const OPENING = 'One moment, please. I will show it to you in this chat.';

export const REGISTRATION_COURSES: Courses = {
  'registration.submitted': { waiting: OPENING, run: showSubmitted },
  'registration.submit': { waiting: 'Keeping the form …', run: submit },
  'registration.approved': { waiting: 'Keeping it …', run: approve },
  'registration.rejected': { waiting: OPENING, run: showRejected },
  'registration.reject': { waiting: 'Looking it up …', run: reject },
};

async function showSubmitted({ service }: ListenerPorts, { actor, hand }: Press): Promise<Shown> {
  await service.overview(actor);
  return asCard(SUBMITTED_TITLE, submittedCard(hand));
}

async function submit(ports: ListenerPorts, press: Press): Promise<Shown> {
  const { actor, hand, values } = press;
  const providerCampaignId = values.text(SUBMITTED_FIELD.id);
  const again = (trouble: string) => asCard(SUBMITTED_TITLE, submittedCard(hand, trouble));
  return orAgain(again, async () => {
    const form = { providerCampaignId, pagesSeen: pagesSeenIn(values) };
    const submitted = await ports.service.submitRegistration(actor, form);
    const show = () => asPage(hand, SUBMITTED_TITLE, submittedPage(submitted));
    return showSaved<Shown>(ports.log, show, savedUnseen);
  });
}

async function approve({ service }: ListenerPorts, { actor }: Press): Promise<Shown> {
  const { submission } = await service.recordRegistrationStatus(actor, { status: 'approved' });
  return inWords(approvedNews(submission));
}

async function showRejected({ service }: ListenerPorts, { actor, hand }: Press): Promise<Shown> {
  await service.overview(actor);
  return asCard(REJECTED_TITLE, rejectedCard(hand));
}

async function reject(ports: ListenerPorts, press: Press): Promise<Shown> {
  const { actor, hand, values } = press;
  const said = values.text(REJECTED_FIELD.id).trim();
  if (said === '')
    return asCard(REJECTED_TITLE, rejectedCard(hand, 'Please paste the code or the text.'));
  const answer = await ports.service.rejected(actor, { said });
  const show = () => asPage(hand, REJECTED_TITLE, rejectedPage(answer));
  return showSaved<Shown>(ports.log, show, savedUnseen);
}

/** The box and the reason, where the review's card asked for them. @throws InvalidInputError('override') */
export function insistFrom({ data, values }: Press): Insist | undefined {
  if (!Object.hasOwn(data, INSIST.id)) return undefined;
  if (!values.ticked(INSIST.id)) throw new InvalidInputError(INSIST.id, INSIST.untouched);
  return { reason: values.text(REASON_FIELD.id) };
}
