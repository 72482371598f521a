/** An admin handed the form in, it was approved, or a reviewer said no. */
import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
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
import { showSaved } from '../../chat/show-saved.ts';
import { explanation } from '../blocks/modal.ts';
import { registrationPageView, rejectedView, submittedView } from '../blocks/registration.ts';
import { words } from '../blocks/text.ts';
import { answerView } from './answer-view.ts';
import { savedUnseen } from './explain.ts';
import { type FormValues, valuesOf } from './form-values.ts';
import { publishHome } from './home.ts';
import type { ListenerPorts } from './listener-ports.ts';
import { openModal } from './open-modal.ts';
import { type Who, whoPressed } from './who.ts';

export function listenToRegistration(app: App, ports: ListenerPorts): void {
  const opens = (id: string, view: (who: Who) => Promise<ModalView>) =>
    app.action<BlockAction<ButtonAction>>(id, async ({ ack, body }) => {
      await ack();
      await openModal(ports, body.trigger_id, () => view(whoPressed(ports.workspace, body)));
    });
  opens('registration.submitted', async ({ actor }) => {
    await ports.service.overview(actor);
    return submittedView();
  });
  opens('registration.rejected', async ({ actor }) => {
    await ports.service.overview(actor);
    return rejectedView();
  });
  opens('registration.approved', (who) => approve(ports, who));

  const on = (
    callback: string,
    waiting: string,
    work: (who: Who, values: FormValues) => Promise<ModalView>,
  ) =>
    app.view<ViewSubmitAction>({ callback_id: callback, type: 'view_submission' }, async (args) => {
      const who = whoPressed(ports.workspace, args.body);
      const values = valuesOf(args.view);
      const done = 'It is on record.';
      await answerView(ports, args, { waiting, done, work: () => work(who, values) });
    });
  on('registration.submit', 'Keeping the form …', (who, values) => submit(ports, who, values));
  on('registration.reject', 'Looking it up …', (who, values) => reject(ports, who, values));
}

async function approve(ports: ListenerPorts, { actor, account }: Who): Promise<ModalView> {
  const { submission } = await ports.service.recordRegistrationStatus(actor, {
    status: 'approved',
  });
  publishHome(ports, account);
  const show = () => explanation('Approved', words`${approvedNews(submission)}`);
  return showSaved<ModalView>(ports.log, show, savedUnseen);
}

async function submit(
  ports: ListenerPorts,
  { actor, account }: Who,
  values: FormValues,
): Promise<ModalView> {
  const providerCampaignId = values.text(SUBMITTED_FIELD.id);
  const pagesSeen = pagesSeenIn(values);
  const submitted = await ports.service.submitRegistration(actor, {
    providerCampaignId,
    pagesSeen,
  });
  publishHome(ports, account);
  const show = () => registrationPageView(SUBMITTED_TITLE, submittedPage(submitted));
  return showSaved<ModalView>(ports.log, show, savedUnseen);
}

async function reject(
  ports: ListenerPorts,
  { actor, account }: Who,
  values: FormValues,
): Promise<ModalView> {
  const said = values.text(REJECTED_FIELD.id);
  const answer = await ports.service.rejected(actor, { said });
  publishHome(ports, account);
  const show = () => registrationPageView(REJECTED_TITLE, rejectedPage(answer));
  return showSaved<ModalView>(ports.log, show, savedUnseen);
}
