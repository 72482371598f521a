/**
 * What people do in Teams, each as the activity it causes and the effect of the app's answer on
 * their screen. The hands speak these in English.
 */
import { isRecord } from '../record.ts';
import {
  executeActivity,
  invokeActivity,
  messageActivity,
  type Scene,
  submitActivity,
} from './activities.ts';
import type { Activity } from './activity.ts';
import { ADAPTIVE_CARD } from './card.ts';
import { showTaskAnswer } from './dialogs.ts';
import type { AppAnswer } from './inbound.ts';
import { dataOf, inputErrors } from './inputs.ts';
import { postMessage, showOwnCard } from './messages.ts';
import type { PlacedButton } from './places.ts';
import { type Stand, tellPerson } from './stand.ts';
import type { Conversation, Teammate, TeamsMessage } from './tenant.ts';

const SOMETHING_WRONG = 'Something went wrong. Please try again.';

/** The answer of an act of which the app hears nothing. */
const NOTHING_SENT: AppAnswer = {
  status: 0,
  text: '',
  json: undefined,
  failure: undefined,
};

/** Writes a message; in a group or channel it mentions the bot. */
export async function write(
  stand: Stand,
  person: Teammate,
  { conversation, text }: { conversation: Conversation; text: string },
): Promise<AppAnswer> {
  const content = { text, attachments: [] };
  const { id } = postMessage(stand.tenant, {
    conversation: conversation.id,
    from: person.id,
    content,
  });
  return stand.inbound.send(messageActivity(stand, person, { scene: { conversation }, text, id }));
}

/** Presses a button. Inputs that are not filled in rightly keep everything on this side. */
export async function press(
  stand: Stand,
  person: Teammate,
  button: PlacedButton,
): Promise<AppAnswer> {
  const { action, place } = button;
  const { entries } = place;
  if (action.type === 'Action.OpenUrl') return NOTHING_SENT;
  if (action.type === 'Action.ShowCard') {
    if (!entries.opened.delete(action)) entries.opened.add(action);
    stand.tenant.tell({ kind: 'card-changed', person: person.id });
    return NOTHING_SENT;
  }
  entries.errors.clear();
  for (const [id, words] of inputErrors(button, entries)) entries.errors.set(id, words);
  if (entries.errors.size > 0) {
    stand.tenant.tell({ kind: 'card-changed', person: person.id });
    return { ...NOTHING_SENT, failure: 'input_invalid' };
  }
  const activity = pressActivity(stand, person, button);
  return sendAndShow(stand, person, { activity, message: place.message });
}

/** The activity that pressing this button sends, inputs included. */
export function pressActivity(stand: Stand, person: Teammate, button: PlacedButton): Activity {
  const { action, place } = button;
  const scene = sceneOf(stand, person, place.message);
  const data = dataOf(button, place.entries);
  switch (action.type) {
    case 'Action.Execute':
      return executeActivity(stand, person, { scene, action, data, trigger: 'manual' });
    case 'Action.Submit':
      break;
    default:
      throw new Error(`The sandbox's Teams cannot do ${String(action.type)}.`);
  }
  const value = { data, context: { theme: 'default' } };
  if (place.message === undefined)
    return invokeActivity(stand, person, { scene, name: 'task/submit', value });
  if (isRecord(data.msteams) && data.msteams.type === 'task/fetch')
    return invokeActivity(stand, person, { scene, name: 'task/fetch', value });
  return submitActivity(stand, person, { scene, data });
}

/** Sends what somebody did with a card and shows what the app answers. */
export async function sendAndShow(
  stand: Stand,
  person: Teammate,
  { activity, message }: { activity: Activity; message?: TeamsMessage | undefined },
): Promise<AppAnswer> {
  const answer = await stand.inbound.send(activity);
  if (answer.failure !== undefined) {
    tellPerson(stand, person.id, { code: answer.failure, text: SOMETHING_WRONG });
  } else if (activity.name === 'adaptiveCard/action') {
    showCardAnswer(stand, person, { answer: answer.json, message });
  } else if (activity.name === 'task/fetch' || activity.name === 'task/submit') {
    const conversation = sceneOf(stand, person, message).conversation.id;
    showTaskAnswer(stand, person, { answer: answer.json, conversation });
  }
  return answer;
}

/** Where the person acts: on this message, or in the dialog. */
export function sceneOf(stand: Stand, person: Teammate, message?: TeamsMessage): Scene {
  const { tenant } = stand;
  const id = message?.conversation ?? tenant.dialogs.get(person.id)?.conversation ?? '';
  const conversation = tenant.conversations.get(id);
  if (!conversation) throw new Error(`${person.name} acts where there is no conversation.`);
  return { conversation, message };
}

/** Shows a card to this person alone, a passing message, or an error, as the app answered. */
function showCardAnswer(
  stand: Stand,
  person: Teammate,
  {
    answer = {},
    message,
  }: { answer: Record<string, unknown> | undefined; message?: TeamsMessage | undefined },
): void {
  const { statusCode, type, value } = answer;
  if (statusCode === 200 && type === ADAPTIVE_CARD && isRecord(value)) {
    if (message) showOwnCard(stand.tenant, message, { person: person.id, card: value });
    return;
  }
  tellPerson(stand, person.id, noticeOf(answer));
}

function noticeOf({ statusCode, type, value }: Record<string, unknown>): {
  code: string;
  text: string;
} {
  if (statusCode === 200 && type === 'application/vnd.microsoft.activity.message')
    return { code: 'app_message', text: String(value) };
  if (statusCode === 200)
    return {
      code: 'app_answer_invalid',
      text: `Teams could not show the app's answer of type "${String(type)}".`,
    };
  const words = isRecord(value) ? String(value.message ?? '') : '';
  return { code: 'app_error', text: words === '' ? SOMETHING_WRONG : words };
}
