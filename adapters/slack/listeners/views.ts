/** Submitted forms: the agreement itself, and the admins' campaign, numbers and broadcast. */
import type { App, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { InvalidInputError } from '../../../src/errors.ts';
import type { Insist } from '../../../src/service.ts';
import { detailsFrom } from '../../../src/wording/details-form.ts';
import { campaignFrom, numberFrom, reassignmentFrom } from '../../../src/wording/read-form.ts';
import { heldNews } from '../../../src/wording/receipt.ts';
import { INSIST, REASON_FIELD } from '../../../src/wording/review.ts';
import { SLACK } from '../../../src/wording/surface.ts';
import { showSaved } from '../../chat/show-saved.ts';
import { untilCertain } from '../../chat/within.ts';
import { draftView } from '../blocks/draft.ts';
import { formView } from '../blocks/form.ts';
import { explanation, idsOf } from '../blocks/modal.ts';
import { receiptBlocks } from '../blocks/receipt.ts';
import { remindedView } from '../blocks/reminder.ts';
import { launchedView, reviewView } from '../blocks/review.ts';
import { savedView } from '../blocks/setup.ts';
import { join, words } from '../blocks/text.ts';
import { numberOf } from './admin-actions.ts';
import { answerView, type Course } from './answer-view.ts';
import { RENDERER, refusedView } from './consent-actions.ts';
import { savedUnseen } from './explain.ts';
import { audienceFrom, type FormValues, kindFrom, valuesOf } from './form-values.ts';
import { publishHome } from './home.ts';
import type { ListenerPorts } from './listener-ports.ts';
import { settle } from './settle.ts';
import { type Who, whoPressed } from './who.ts';

interface Submitted extends Who {
  /** The form the act was done in; null when the payload names none, and then nothing is recorded. */
  readonly viewId: string | null;
  readonly ids: Readonly<Record<string, string>>;
  readonly values: FormValues;
  /** When Slack sent the form, where the way it came tells. */
  readonly platformAt: string | null;
}

type Submit = Pick<SlackViewMiddlewareArgs<ViewSubmitAction>, 'body' | 'view'> & {
  context: object;
};

export function listenToViews(app: App, ports: ListenerPorts): void {
  const on = (callback: string, course: (it: Submitted) => Course) =>
    app.view<ViewSubmitAction>({ callback_id: callback, type: 'view_submission' }, async (args) => {
      const it = submitted(ports, args);
      await answerView(ports, args, course(it));
    });
  on('consent.agree', (it) => agree(ports, it));
  on('campaign.set', (it) => defineCampaign(ports, it, fromSetup));
  on('campaign.details_set', (it) => defineCampaign(ports, it, fromDetails));
  on('number.add', (it) => addNumber(ports, it));
  on('number.assign', (it) => assignNumber(ports, it));
  on('broadcast.draft', (it) => draftBroadcast(ports, it));
  on('broadcast.review', (it) => launchBroadcast(ports, it));
  on('broadcast.remind', (it) => remind(ports, it));
}

function submitted(ports: ListenerPorts, { body, view, context }: Submit): Submitted {
  const { requestedAt: at } = context as { requestedAt?: unknown };
  return {
    ...whoPressed(ports.workspace, body),
    viewId: viewIdIn(view.root_view_id) ?? viewIdIn(view.id),
    ids: idsOf(view.private_metadata),
    values: valuesOf(view),
    platformAt: typeof at === 'string' ? at : null,
  };
}

/** A form's id as Slack writes one; garbage in its place would count a replay as another act. */
function viewIdIn(value: unknown): string | null {
  return typeof value === 'string' && /^V[A-Z0-9]+$/u.test(value) ? value : null;
}

function agree(ports: ListenerPorts, it: Submitted): Course {
  const { account, values, ids, platformAt, viewId } = it;
  const command = {
    account,
    deliveryId: ids.d ?? '',
    noticeDigest: ids.n ?? '',
    phone: values.text('phone'),
    ticked: values.ticked('agree', 'agree'),
    actId: `slack:${viewId}`,
    platformAt,
    renderer: RENDERER,
  };
  return {
    waiting:
      'We are checking that your answer was saved. You can close this window; the result will be in your messages with me.',
    done: 'Your answer is saved. The receipt is in your messages with me.',
    work: async () => {
      if (viewId === null) return refusedView(UNNAMED_FORM);
      const answer = await untilCertain(ports.clock, () => ports.service.agree(command));
      if (answer.kind === 'refused') {
        return answer.reason === 'wording_changed'
          ? newForm(ports, it, answer.message)
          : refusedView(answer.message);
      }
      if (!settle(ports, account, answer)) return savedUnseen();
      const { receipt } = answer;
      return receipt.consent.status === 'held'
        ? explanation('Number on hold', receiptBlocks(receipt).text, HELD)
        : null;
    },
  };
}

const UNNAMED_FORM =
  'This form came without its id, so nothing was saved. Please open it again from the request.';

const HELD = words`${heldNews(SLACK)}`;

async function newForm(
  ports: ListenerPorts,
  { account, ids }: Submitted,
  message: string,
): Promise<ModalView> {
  const form = await ports.service.openForm(account, ids.d ?? null);
  return form.kind === 'form' ? formView(form, { wordingChanged: true }) : refusedView(message);
}

type ReadForm = (service: ListenerPorts['service'], it: Submitted) => Promise<unknown>;

const fromSetup: ReadForm = async (service, { actor, values }) => {
  const { campaign } = await service.overview(actor);
  return campaignFrom(values, campaign?.definition ?? null);
};

const fromDetails: ReadForm = async (service, { actor, values }) =>
  detailsFrom(values, await service.formTexts(actor));

function defineCampaign(ports: ListenerPorts, it: Submitted, read: ReadForm): Course {
  const { actor, account } = it;
  return {
    waiting: 'Saving the campaign …',
    done: 'The campaign is saved.',
    work: async () => {
      const saved = await ports.service.defineCampaign(actor, await read(ports.service, it));
      publishHome(ports, account);
      return showSaved<ModalView>(ports.log, () => savedView(saved), savedUnseen);
    },
  };
}

function addNumber(ports: ListenerPorts, { actor, account, values }: Submitted): Course {
  return {
    waiting: 'Adding the number …',
    done: 'The number is added.',
    work: async () => {
      const number = await ports.service.addNumber(actor, numberFrom(values));
      publishHome(ports, account);
      return changedNumberView(ports, actor, `${number.label} is in use now.`);
    },
  };
}

function assignNumber(ports: ListenerPorts, { actor, account, values, ids }: Submitted): Course {
  return {
    waiting: 'Saving the number …',
    done: 'The number is saved.',
    work: async () => {
      const { e164 } = await numberOf(ports, actor, ids.i ?? '');
      const number = await ports.service.assignNumber(actor, {
        phone: e164,
        ...reassignmentFrom(values),
      });
      publishHome(ports, account);
      return changedNumberView(ports, actor, `${number.label} is saved.`);
    },
  };
}

async function changedNumberView(
  ports: ListenerPorts,
  actor: Who['actor'],
  done: string,
): Promise<ModalView> {
  const show = async () => {
    const { warnings } = await ports.service.numbers(actor);
    const notes = warnings.slice(0, 5).map((one) => words`*Please note:* ${one}`);
    return explanation('Sending numbers', words`${done}`, ...notes);
  };
  return showSaved<ModalView>(ports.log, show, savedUnseen);
}

function draftBroadcast(ports: ListenerPorts, { actor, values }: Submitted): Course {
  return {
    waiting:
      'Counting people … In a large workspace this takes a few minutes; please leave this window open.',
    done: 'Done.',
    again: (sentence) =>
      draftView({
        kind: values.choice('audience') === 'csv' ? 'csv' : 'workspace',
        trouble: sentence,
      }),
    work: async () => {
      const audience = await audienceFrom(ports, values, kindFrom(values));
      return reviewView(await ports.service.draftBroadcast(actor, audience));
    },
  };
}

function remind(ports: ListenerPorts, { actor, ids }: Submitted): Course {
  return {
    waiting: 'Starting … You can close this window; the progress message shows how it goes.',
    done: 'The reminders are on their way.',
    work: async () => {
      const start = () => ports.service.remind(actor, ids.b ?? '');
      const answer = await untilCertain(ports.clock, start);
      return showSaved<ModalView>(ports.log, () => remindedView(answer), savedUnseen);
    },
  };
}

function launchBroadcast(ports: ListenerPorts, it: Submitted): Course {
  const { actor, account, ids } = it;
  return {
    waiting:
      'Starting … You can close this window; I will show the progress in your messages with me.',
    done: 'The broadcast has begun.',
    work: async () => {
      const insist = insistFrom(it);
      const launch = () => ports.service.launchBroadcast(actor, ids.t ?? '', insist);
      const answer = await untilCertain(ports.clock, launch);
      if (answer.kind === 'blocked') {
        const reasons = join(answer.reasons.map((reason) => words`• ${reason}`));
        return explanation('Not sent', words`*Nobody was asked, because:*\n${reasons}`);
      }
      publishHome(ports, account);
      const { broadcast } = answer;
      return showSaved<ModalView>(ports.log, () => launchedView(broadcast), savedUnseen);
    },
  };
}

/** The box and the reason, where the review asked for them. @throws InvalidInputError('override') */
function insistFrom({ ids, values }: Submitted): Insist | undefined {
  if (ids.o !== 'insist') return undefined;
  if (!values.ticked(INSIST.id, 'insist')) throw new InvalidInputError(INSIST.id, INSIST.untouched);
  return { reason: values.text(REASON_FIELD.id) };
}
