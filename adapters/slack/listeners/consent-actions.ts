/** The buttons of a person's own answer: open the form, decline, withdraw, change the number. */
import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { ActAnswer } from '../../../src/service.ts';
import { PREVIEW } from '../../../src/wording/request.ts';
import { ANSWER_BUDGET_MS, untilCertain, within } from '../../chat/within.ts';
import { formView } from '../blocks/form.ts';
import { explanation } from '../blocks/modal.ts';
import { words } from '../blocks/text.ts';
import { explain, SAVED_UNSEEN, titleOf, troubleView } from './explain.ts';
import type { ListenerPorts } from './listener-ports.ts';
import { openModal } from './open-modal.ts';
import { sendOwnRecord } from './own-record.ts';
import { settle } from './settle.ts';
import { idIn, instantOf, whoPressed } from './who.ts';

/** Which drawing code made what the person saw; kept with the answer so that it can be drawn again. */
export const RENDERER = 'slack/1';

/** Time left to open a modal with a trigger that lives three seconds. */
const MODAL_BUDGET_MS = ANSWER_BUDGET_MS - 600;

export function listenToConsentActions(app: App, ports: ListenerPorts): void {
  const press = (id: string, run: (press: Press) => Promise<void>) =>
    app.action<BlockAction<ButtonAction>>(id, async ({ ack, action, body }) => {
      await ack();
      if (action.value === PREVIEW) return;
      await run({ body, value: idIn(action.value), actionTs: action.action_ts });
    });
  press('consent.review', (it) => showForm(ports, it));
  press('consent.change_number', (it) => showForm(ports, it));
  press('consent.decline', (it) => decline(ports, it));
  press('consent.withdraw', (it) => withdraw(ports, it));
  press('record.download', async ({ body }) => {
    sendOwnRecord(ports, whoPressed(ports.workspace, body).account);
  });
}

interface Press {
  readonly body: BlockAction<ButtonAction>;
  readonly value: string | null;
  readonly actionTs: string;
}

async function showForm(ports: ListenerPorts, { body, value }: Press): Promise<void> {
  const { account } = whoPressed(ports.workspace, body);
  await openModal(ports, body.trigger_id, async () => {
    const form = await ports.service.openForm(account, value);
    return form.kind === 'form' ? formView(form) : refusedView(form.message);
  });
}

export function refusedView(message: string): ModalView {
  return explanation('Nothing was recorded', words`${message}`);
}

async function decline(ports: ListenerPorts, it: Press): Promise<void> {
  const { account, userId } = whoPressed(ports.workspace, it.body);
  const command = {
    account,
    deliveryId: it.value ?? '',
    actId: `slack:decline:${userId}:${it.actionTs}`,
    platformAt: instantOf(it.actionTs),
    renderer: RENDERER,
  };
  await finish(ports, it, () => ports.service.decline(command));
}

async function withdraw(ports: ListenerPorts, it: Press): Promise<void> {
  const { account, userId } = whoPressed(ports.workspace, it.body);
  const command = {
    account,
    means: it.body.view?.type === 'home' ? ('app_home' as const) : ('receipt' as const),
    words: null,
    actId: `slack:withdraw:${userId}:${it.actionTs}`,
    platformAt: instantOf(it.actionTs),
  };
  await finish(ports, it, () => ports.service.withdraw(command));
}

interface Trouble {
  readonly sentence: string;
  readonly title?: string;
}

/**
 * Records, then shows the receipt. A button gives no place for an error, so refusals and
 * doubts are told in a modal while the trigger lives, and by message after that.
 */
async function finish(
  ports: ListenerPorts,
  it: Press,
  act: () => Promise<ActAnswer>,
): Promise<void> {
  const { account } = whoPressed(ports.workspace, it.body);
  const trouble = untilCertain(ports.clock, act).then<Trouble | null, Trouble>(
    (answer) => {
      if (answer.kind === 'refused') return { sentence: answer.message };
      return settle(ports, account, answer) ? null : { sentence: SAVED_UNSEEN, title: 'Saved' };
    },
    (error: unknown) => ({ sentence: explain(ports, error), title: titleOf(error) }),
  );
  const first = await within(MODAL_BUDGET_MS, trouble);
  if (first === null) return;
  if (first !== 'late') {
    await openModal(ports, it.body.trigger_id, async () =>
      troubleView(first.sentence, first.title),
    );
    return;
  }
  await openModal(ports, it.body.trigger_id, async () =>
    explanation(
      'One moment',
      words`I am checking that your answer was saved. You can close this window; I will show the result in your messages with me.`,
    ),
  );
  const late = await trouble;
  if (late !== null)
    ports.repaint('post', `trouble:${account}:${it.actionTs}`, () =>
      ports.chat.tell(account, { text: late.sentence }),
    );
}
