/** What people write: a wish to stop, a command, a list of people, or anything else. */
import type { Application } from '@microsoft/teams-ai/lib/Application.js';
import type { Activity } from 'botbuilder';
import { hello, withdrawnNews } from '../../../src/wording/help.ts';
import { TEAMS } from '../../../src/wording/surface.ts';
import { untilCertain } from '../../chat/within.ts';
import { textActivity } from '../chat.ts';
import { csvIn, draftFromFile } from './csv-file.ts';
import { replacePressed, say } from './deliver-shown.ts';
import { explain } from './explain.ts';
import { cardData } from './form-values.ts';
import { UNKNOWN_PERSON } from './invokes.ts';
import type { ListenerPorts } from './listener-ports.ts';
import { press } from './presses.ts';
import { settle } from './settle.ts';
import { inWords, type Shown } from './shown.ts';
import { SUBCOMMANDS } from './subcommands.ts';
import { type Turn, turnOf } from './turn.ts';

export function listenToMessages(app: Application, ports: ListenerPorts): void {
  app.activity('message', async ({ activity }) => {
    const turn = turnOf(ports, activity);
    if (turn === null) return sendUnknown(ports, activity);
    const { verb, ...data } = cardData(activity.value);
    if (verb !== undefined) {
      const shown = await press(ports, { turn, verb, data, inDialog: false }).shown;
      return replacePressed(ports, turn, shown);
    }
    await say(ports, turn, await answerTo(ports, turn, activity));
  });
  app.activity('messageUpdate', async ({ activity }) => {
    const turn = turnOf(ports, activity);
    const words = wordsIn(activity);
    if (turn === null || words === '') return;
    const heard = await hear(ports, turn, { words, actId: editId(turn) });
    if (heard !== null) await say(ports, turn, heard);
  });
}

async function answerTo(ports: ListenerPorts, turn: Turn, activity: Activity): Promise<Shown> {
  try {
    const file = csvIn(activity);
    if (file !== null) return await draftFromFile(ports, turn, file);
    const words = wordsIn(activity);
    const actId = `teams:message:${turn.activityId}`;
    const heard = words === '' ? null : await hear(ports, turn, { words, actId });
    return heard ?? (await command(ports, turn, words)) ?? inWords(hello(TEAMS));
  } catch (error) {
    return inWords(explain(ports, error));
  }
}

const editId = ({ activityId, platformAt }: Turn): string =>
  `teams:edit:${activityId}:${platformAt ?? ''}`;

/** A mention of the app is an address, not a word. */
function wordsIn({ text }: Activity): string {
  return (text ?? '').replace(/<at>[^<]*<\/at>/gu, ' ').trim();
}

/** A wish to stop goes before everything else that the words could mean; null when they are none. */
async function hear(
  ports: ListenerPorts,
  turn: Turn,
  { words, actId }: { words: string; actId: string },
): Promise<Shown | null> {
  const { account, platformAt } = turn;
  const heard = { account, words, actId, platformAt };
  const answer = await untilCertain(ports.clock, () => ports.service.hear(heard));
  if (answer.kind === 'not_a_wish') return null;
  if (answer.kind === 'refused') return inWords(answer.message);
  settle(ports, turn, answer);
  return inWords(withdrawnNews(TEAMS));
}

async function command(ports: ListenerPorts, turn: Turn, words: string): Promise<Shown | null> {
  const [name = '', ...rest] = words
    .replace(/^\/sms-consent\b/iu, '')
    .trim()
    .split(/\s+/u);
  const run = SUBCOMMANDS.get(name.toLowerCase());
  if (run !== undefined) return run(ports, { ...turn, rest: rest.join(' ') });
  const isCommand = /^\/sms-consent\b/iu.test(words);
  const help = SUBCOMMANDS.get('help');
  return isCommand && help !== undefined ? help(ports, { ...turn, rest: name }) : null;
}

async function sendUnknown({ directory, log }: ListenerPorts, activity: Activity): Promise<void> {
  const { serviceUrl, conversation } = activity;
  const place = { serviceUrl, conversationId: conversation.id };
  await directory.connector
    .send(place, textActivity(UNKNOWN_PERSON))
    .catch((error: unknown) => explain({ log }, error));
}
