/** The buttons of admins: campaign, broadcast, numbers, summary. The service decides who may. */
import type { App, BlockAction, ButtonAction, RadioButtonsAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { InvalidInputError } from '../../../src/errors.ts';
import type { NumberInUse } from '../../../src/numbers/track.ts';
import type { Actor } from '../../../src/service.ts';
import { showSaved } from '../../chat/show-saved.ts';
import { within } from '../../chat/within.ts';
import { readGroups } from '../audience.ts';
import { draftView, isAudienceKind } from '../blocks/draft.ts';
import { explanation } from '../blocks/modal.ts';
import { addNumberView, assignNumberView, numbersBlocks } from '../blocks/numbers.ts';
import { reminderView } from '../blocks/reminder.ts';
import { detailsView, savedView, setupView } from '../blocks/setup.ts';
import { words } from '../blocks/text.ts';
import { toDeliveryError } from '../errors.ts';
import { errorView, explain, savedUnseen } from './explain.ts';
import { publishHome } from './home.ts';
import type { ListenerPorts } from './listener-ports.ts';
import { openModal } from './open-modal.ts';
import { sendSummary } from './summary.ts';
import { idIn, type Who, whoPressed } from './who.ts';

/** As long as a press may stay without any sign. */
const QUIET_MS = 1_000;

interface Press extends Who {
  readonly body: BlockAction<ButtonAction>;
  readonly value: string;
}

export function listenToAdminActions(app: App, ports: ListenerPorts): void {
  const press = (id: string, run: (press: Press) => Promise<void>) =>
    app.action<BlockAction<ButtonAction>>(id, async ({ ack, action, body }) => {
      await ack();
      await run({ ...whoPressed(ports.workspace, body), body, value: idIn(action.value) ?? '' });
    });
  const opens = (id: string, view: (press: Press) => Promise<ModalView>) =>
    press(id, (it) => openModal(ports, it.body.trigger_id, () => view(it)));

  opens('campaign.setup', ({ actor }) => setupFor(ports, actor));
  opens('campaign.details', ({ actor }) => detailsFor(ports, actor));
  press('finding.accept', (it) => accept(ports, it));
  opens('broadcast.start', ({ actor }) => draftFor(ports, actor));
  opens('number.add', async ({ actor }) => {
    await ports.service.numbers(actor);
    return addNumberView();
  });
  opens('number.assign', async ({ actor, value }) =>
    assignNumberView(await numberOf(ports, actor, value)),
  );
  press('number.retire', (it) => retire(ports, it));
  press('broadcast.cancel', (it) => cancel(ports, it));
  opens('broadcast.remind', ({ actor, value }) => reminderFor(ports, actor, value));
  opens('summary.send', async (it) => {
    await sendSummary(ports, it, null);
    return explanation(
      'Summary',
      words`The summary is in your messages with me, as a file and as text to paste.`,
    );
  });
  app.action<BlockAction<RadioButtonsAction>>('audience', async ({ ack, action, body }) => {
    await ack();
    await showKind(ports, body, action.selected_option?.value);
  });
}

/** The campaign form as it now stands. @throws NotAllowedError */
export async function setupFor(ports: ListenerPorts, actor: Actor): Promise<ModalView> {
  const { campaign } = await ports.service.overview(actor);
  return setupView(campaign?.definition ?? null);
}

/** What the provider asks and the texts of its form. @throws NotAllowedError; InvalidInputError('campaign') */
export const detailsFor = async ({ service }: ListenerPorts, actor: Actor): Promise<ModalView> =>
  detailsView(await service.formTexts(actor));

/** The first step of a broadcast. @throws NotAllowedError */
export async function draftFor(ports: ListenerPorts, actor: Actor): Promise<ModalView> {
  await ports.service.broadcastStatus(actor);
  return draftView({ kind: 'workspace' });
}

/** How many would be reminded; of the newest broadcast when none is named. @throws NotAllowedError */
export async function reminderFor(
  { service }: ListenerPorts,
  actor: Actor,
  broadcastId = '',
): Promise<ModalView> {
  return reminderView(
    await (broadcastId === ''
      ? service.reviewReminders(actor)
      : service.reviewReminders(actor, broadcastId)),
  );
}

/** A number in use, by its id. @throws NotAllowedError; InvalidInputError when there is none */
export async function numberOf(
  ports: ListenerPorts,
  actor: Actor,
  numberId: string,
): Promise<NumberInUse> {
  const { inUse } = await ports.service.numbers(actor);
  const number = inUse.find((one) => one.numberId === numberId);
  if (number !== undefined) return number;
  throw new InvalidInputError(
    'phone',
    'This number is no longer in use. Open the list of numbers again.',
  );
}

/** The text proposed for a finding becomes the campaign's; the window that showed it shows what is left. */
async function accept(ports: ListenerPorts, { actor, account, body, value }: Press): Promise<void> {
  const view = async () => {
    const saved = await ports.service.acceptReplacement(actor, value);
    publishHome(ports, account);
    return showSaved<ModalView>(ports.log, () => savedView(saved), savedUnseen);
  };
  if (body.view?.type !== 'modal') return openModal(ports, body.trigger_id, view);
  const shown = await view().catch((error: unknown) => errorView(ports, error));
  try {
    await ports.client.views.update({ view_id: body.view.id, view: shown });
  } catch (error) {
    explain(ports, toDeliveryError(error));
  }
}

/** A button gives no place for an error, so only trouble and delay open a window. */
async function retire(ports: ListenerPorts, press: Press): Promise<void> {
  const trouble = retired(ports, press).catch((error: unknown) => errorView(ports, error));
  if ((await within(QUIET_MS, trouble)) === null) return;
  await openModal(
    ports,
    press.body.trigger_id,
    async () => (await trouble) ?? explanation('Sending numbers', words`The number is retired.`),
  );
}

/** Null when the list of numbers shows it, or Home does. */
async function retired(
  ports: ListenerPorts,
  { actor, account, body, value }: Press,
): Promise<ModalView | null> {
  const number = await numberOf(ports, actor, value);
  await ports.service.retireNumber(actor, number.e164);
  publishHome(ports, account);
  if (body.view !== undefined || !body.response_url) return null;
  const url = body.response_url;
  const show = async () => {
    const blocks = numbersBlocks(await ports.service.numbers(actor));
    await ports.replyLater(url, { text: 'The number is retired.', blocks, replace: true });
    return null;
  };
  return showSaved<ModalView | null>(ports.log, show, savedUnseen);
}

async function cancel(ports: ListenerPorts, { actor, account, body, value }: Press): Promise<void> {
  await openModal(ports, body.trigger_id, async () => {
    const { counts } = await ports.service.cancelBroadcast(actor, value);
    publishHome(ports, account);
    return explanation(
      'Stopped',
      words`Nobody else will be asked. ${counts.sent} were asked before; their answers count.`,
    );
  });
}

/** Another kind of audience was chosen: the form changes to the fitting input. */
async function showKind(
  ports: ListenerPorts,
  body: BlockAction<RadioButtonsAction>,
  kind: string | undefined,
): Promise<void> {
  if (body.view === undefined || !isAudienceKind(kind)) return;
  const viewId = body.view.id;
  try {
    const groups =
      kind === 'group'
        ? (await readGroups(ports.client)).map(({ id, name, handle }) => ({
            value: id,
            label: `${name} (@${handle})`,
          }))
        : [];
    await ports.client.views.update({ view_id: viewId, view: draftView({ kind, groups }) });
  } catch (error) {
    explain(ports, toDeliveryError(error));
  }
}
