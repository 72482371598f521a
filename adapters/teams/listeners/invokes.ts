/** Presses that wait for an answer: Action.Execute, dialogs, and accepted files. */
import type { Application } from '@microsoft/teams-ai/lib/Application.js';
import type { TurnContext } from 'botbuilder';
import { ANSWER_BUDGET_MS, within } from '../../chat/within.ts';
import type { AdaptiveCard } from '../cards/elements.ts';
import { textActivity } from '../chat.ts';
import { fileInfo, isOfferedRecord, offeredFile, uploadFile, uploadInfoOf } from '../files.ts';
import { showLater } from './deliver-shown.ts';
import { explain } from './explain.ts';
import { cardData } from './form-values.ts';
import type { ListenerPorts } from './listener-ports.ts';
import { press } from './presses.ts';
import { inWords, type Shown } from './shown.ts';
import { acceptedPdf } from './summary.ts';
import { type Turn, turnOf } from './turn.ts';

export const UNKNOWN_PERSON =
  'Teams does not tell me who you are, so I cannot keep an answer of yours. Please ask HR for a personal link.';

const EVERY_VERB = /^/u;

export function listenToInvokes(app: Application, ports: ListenerPorts): void {
  app.adaptiveCards.actionExecute(EVERY_VERB, async (context, _state, data) => {
    if (!isByHand(context)) return refuseRefresh(context);
    const verb = (context.activity.value as { action?: { verb?: unknown } }).action?.verb;
    const shown = await answer(ports, context, { verb, data: cardData(data), inDialog: false });
    return shown.kind === 'card' ? (shown.card as never) : shown.text;
  });
  const inDialog = async (context: TurnContext, data: unknown) => {
    const { verb, ...rest } = cardData(data);
    return taskOf(await answer(ports, context, { verb, data: rest, inDialog: true }));
  };
  app.taskModules.fetch(EVERY_VERB, (context, _state, data) => inDialog(context, data));
  app.taskModules.submit(EVERY_VERB, (context, _state, data) => inDialog(context, data));
  app.fileConsentAccept((context) => acceptFile(ports, context));
  app.fileConsentDecline(async () => undefined);
}

/** Clients ask by themselves for newer cards; that is never a person's act. */
const isByHand = ({ activity }: TurnContext): boolean =>
  (activity.value as { trigger?: unknown } | undefined)?.trigger === 'manual';

async function refuseRefresh(context: TurnContext): Promise<string> {
  const body = {
    statusCode: 400,
    type: 'application/vnd.microsoft.error',
    value: { code: 'BadRequest', message: 'Only a person can answer.' },
  };
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
  return '';
}

/** Within the client's patience; what comes later is shown in the chat. */
async function answer(
  ports: ListenerPorts,
  { activity }: TurnContext,
  pressed: Omit<Parameters<typeof press>[1], 'turn'>,
): Promise<Shown> {
  const turn = turnOf(ports, activity);
  if (turn === null) return inWords(UNKNOWN_PERSON);
  const { shown, waiting } = press(ports, { turn, ...pressed });
  const first = await within(ANSWER_BUDGET_MS, shown);
  if (first !== 'late') return first;
  showLater(ports, turn, shown);
  return inWords(waiting);
}

/** A dialog goes on with a card, or ends with words. */
function taskOf(shown: Shown): string | never {
  if (shown.kind === 'words') return shown.text;
  return {
    title: shown.title,
    width: 'medium',
    height: 'large',
    card: cardAttachment(shown.card),
  } as never;
}

const cardAttachment = (content: AdaptiveCard) => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content,
});

async function acceptFile(ports: ListenerPorts, { activity }: TurnContext): Promise<void> {
  const turn = turnOf(ports, activity);
  const { context } = cardData(activity.value);
  const info = uploadInfoOf(activity.value);
  const refuse = () => {
    ports.log.warn('A file that was not offered to this person was refused.');
    return null;
  };
  if (turn === null || info === null) return void refuse();
  await tellFile(ports, turn, async () => {
    const content = await offered(ports, turn, context);
    if (content === null) return refuse();
    await uploadFile(info, content, ports.trusted);
    return fileInfo(info);
  });
}

/** What was offered to this very person; null when nothing was. */
async function offered(
  ports: ListenerPorts,
  turn: Turn,
  context: unknown,
): Promise<string | Uint8Array | null> {
  const { account } = turn;
  const pdf = await acceptedPdf(ports, turn, context);
  if (pdf !== null) return pdf;
  if (!isOfferedRecord(ports.seals, account, context))
    return offeredFile(ports.seals, account, context)?.text ?? null;
  const record = await ports.service.myRecord(account);
  return record === null ? null : (await ports.packRecord(record)).bytes;
}

async function tellFile(
  ports: ListenerPorts,
  { account, activityId }: Turn,
  work: () => Promise<ReturnType<typeof fileInfo> | null>,
): Promise<void> {
  const done = await work().catch((error: unknown) => textActivity(explain(ports, error)));
  if (done === null) return;
  ports.repaint('post', `file:${account}:${activityId}`, () => ports.chat.post(account, done));
}
