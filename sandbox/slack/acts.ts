/**
 * What people do in Slack, each as the signed request it causes and the effect of the app's
 * answer on their screen. The hands speak these in English.
 */
import { isRecord } from '../record.ts';
import type { AppAnswer } from './inbound.ts';
import { postMessage } from './messages.ts';
import { checkedView } from './methods/view-methods.ts';
import {
  blockActions,
  commandFields,
  directChannel,
  eventCallback,
  type Payload,
  type PlacedElement,
  viewClosed,
  viewSubmission,
} from './payloads.ts';
import { applyReply } from './response-urls.ts';
import { SlackError } from './slack-error.ts';
import { type Stand, tellFailure } from './stand.ts';
import { typedText } from './typed-text.ts';
import { closeModals, MOST_MODALS, modalsOf, replaceView, showModal } from './views.ts';
import type { ElementState, Person, View } from './workspace.ts';

/** Types a slash command; the app's direct answer becomes an ephemeral message. */
export async function typeCommand(
  stand: Stand,
  person: Person,
  { line, channel }: { line: string; channel: string },
): Promise<AppAnswer> {
  const [command = '', ...rest] = line.trim().split(' ');
  const text = typedText(stand.workspace, rest.join(' '), true);
  const fields = commandFields(stand, person, { command, text, channel });
  const answer = await stand.inbound.sendForm('command', fields);
  if (answer.failure !== undefined) {
    const words = `${command} failed with the error "${answer.failure}"`;
    tellFailure(stand, person.id, { code: answer.failure, text: words });
    return answer;
  }
  const reply = answer.json ?? (answer.text === '' ? undefined : { text: answer.text });
  if (reply && (reply.text !== undefined || reply.blocks !== undefined))
    show(stand, person, () => applyReply(stand.workspace, { person: person.id, channel }, reply));
  return answer;
}

/** Presses a button (`state` null) or makes a choice outside a form. */
export async function pressElement(
  stand: Stand,
  person: Person,
  { placed, state }: { placed: PlacedElement; state: ElementState | null },
): Promise<AppAnswer> {
  const payload = blockActions(stand, person, { placed, state });
  return sendInteraction(stand, person, payload);
}

/** Sends an interaction and tells the person when the app fails to answer it. */
export async function sendInteraction(
  stand: Stand,
  person: Person,
  payload: Payload,
): Promise<AppAnswer> {
  const kind = String(payload.type);
  const answer = await stand.inbound.sendForm(kind, { payload: JSON.stringify(payload) });
  if (answer.failure !== undefined)
    tellFailure(stand, person.id, {
      code: answer.failure,
      text: 'This app did not respond. Try again, or contact the owner of the app.',
    });
  return answer;
}

/** Submits a modal and does what the app answers: close, errors, update, push or clear. */
export async function submitView(stand: Stand, person: Person, view: View): Promise<AppAnswer> {
  view.errors = {};
  const answer = await sendInteraction(stand, person, viewSubmission(stand, person, view));
  if (answer.failure !== undefined) return answer;
  const action = answer.json?.response_action;
  show(stand, person, () => applyViewAnswer(stand, view, action === undefined ? {} : answer.json));
  return answer;
}

/** Closes the top modal (or all of them when it says `clear_on_close`). */
export async function closeView(stand: Stand, person: Person, view: View): Promise<void> {
  closeModals(stand.workspace, person.id, view.payload.clear_on_close === true ? 'all' : 'top');
  if (view.payload.notify_on_close === true)
    await sendInteraction(stand, person, viewClosed(stand, person, view));
}

/** Writes to the app in the direct conversation (event `message.im`). */
export async function writeDirect(stand: Stand, person: Person, line: string): Promise<AppAnswer> {
  const text = typedText(stand.workspace, line, false);
  const channel = directChannel(stand, person);
  const message = postMessage(stand.workspace, { channel, author: person.id, text });
  return sendEvent(stand, {
    type: 'message',
    channel,
    user: person.id,
    text,
    ts: message.ts,
    event_ts: message.ts,
    client_msg_id: stand.workspace.nextId('m'),
    team: person.teamId,
    channel_type: 'im',
  });
}

/** Opens the app's Home or Messages tab (event `app_home_opened`). */
export async function openTab(
  stand: Stand,
  person: Person,
  tab: 'home' | 'messages',
): Promise<AppAnswer> {
  return sendEvent(stand, {
    type: 'app_home_opened',
    user: person.id,
    channel: directChannel(stand, person),
    tab,
    event_ts: stand.workspace.nextTs(),
  });
}

/**
 * Sends any event; when the app does not answer with 200 in time, once more with
 * `x-slack-retry-num: 1`, as the Events API does at once. Its later attempts (after one and five
 * minutes) are left out.
 */
export async function sendEvent(stand: Stand, event: Payload): Promise<AppAnswer> {
  const body = eventCallback(stand, event);
  const answer = await stand.inbound.sendJson('event', body);
  if (answer.failure === undefined) return answer;
  const reason = answer.failure === 'operation_timeout' ? 'http_timeout' : 'http_error';
  return stand.inbound.sendJson('event', body, {
    headers: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': reason },
  });
}

function applyViewAnswer(stand: Stand, view: View, answer: Payload | undefined): void {
  const { workspace } = stand;
  switch (answer?.response_action) {
    case undefined:
      removeFromStack(stand, view);
      return;
    case 'clear':
      closeModals(workspace, view.person, 'all');
      return;
    case 'errors':
      showErrors(stand, view, answer?.errors);
      return;
    case 'update':
      replaceView(workspace, view, checkedView(answer?.view));
      return;
    case 'push':
      if (modalsOf(workspace, view.person).length >= MOST_MODALS)
        throw new SlackError('push_limit_reached');
      showModal(workspace, view.person, { payload: checkedView(answer?.view), above: true });
      return;
    default:
      throw new SlackError('invalid_response_action');
  }
}

/** An empty answer closes the modal that was submitted; one that is gone already stays gone. */
function removeFromStack(stand: Stand, view: View): void {
  const stack = modalsOf(stand.workspace, view.person);
  if (stack.at(-1) === view) closeModals(stand.workspace, view.person, 'top');
}

/** @throws SlackError when an error names a block that is not an input of the view. */
function showErrors(stand: Stand, view: View, errors: unknown): void {
  if (!isRecord(errors) || Object.keys(errors).length === 0)
    throw new SlackError('invalid_view_errors');
  const inputs = view.payload.blocks.filter((block) => block.type === 'input');
  for (const blockId of Object.keys(errors))
    if (!inputs.some((block) => block.block_id === blockId))
      throw new SlackError('invalid_view_errors');
  view.errors = Object.fromEntries(
    Object.entries(errors).map(([blockId, words]) => [blockId, String(words)]),
  );
  stand.workspace.tell({ kind: 'modals-changed', person: view.person });
}

/** Shows the app's answer; one that Slack cannot show becomes a notice with the reason. */
function show(stand: Stand, person: Person, effect: () => void): void {
  try {
    effect();
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    const reasons = JSON.stringify(error.fields.response_metadata ?? {});
    tellFailure(stand, person.id, {
      code: error.code,
      text: `Slack could not show the app's answer: ${error.code} ${reasons}`,
    });
  }
}
