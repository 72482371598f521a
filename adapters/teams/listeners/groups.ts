/** What comes before every turn: the way to the person is kept, and groups are asked to come to the chat. */
import type { Application } from '@microsoft/teams-ai/lib/Application.js';
import type { Activity, TurnContext } from 'botbuilder';
import { textActivity } from '../chat.ts';
import { explain } from './explain.ts';
import type { ListenerPorts } from './listener-ports.ts';
import { isRemoval, remember } from './remember.ts';
import { isPersonal, turnOf } from './turn.ts';

const COME_TO_CHAT =
  'Consent is personal, so I only answer in your own chat with me: press my name, then Chat. Nothing was recorded here.';

/** Nothing else of a turn runs in groups and channels, and nothing is recorded there. */
export function listenToGroups(app: Application, ports: ListenerPorts): void {
  app.turn('beforeTurn', async (context) => {
    const { activity } = context;
    await remember(ports, turnOf(ports, activity), activity);
    if (isPersonal(activity)) return !isRemoval(activity);
    await pointToChat(ports, context);
    return false;
  });
}

async function pointToChat(ports: ListenerPorts, context: TurnContext): Promise<void> {
  const { activity } = context;
  if (activity.type === 'invoke') {
    await context.sendActivity({
      type: 'invokeResponse',
      value: { status: 200, body: bodyFor(activity) },
    });
  } else if (activity.type === 'message') {
    const place = { serviceUrl: activity.serviceUrl, conversationId: activity.conversation.id };
    await ports.directory.connector
      .send(place, textActivity(COME_TO_CHAT))
      .catch((error: unknown) => explain(ports, error));
  }
}

function bodyFor({ name }: Activity): unknown {
  return name?.startsWith('task/')
    ? { task: { type: 'message', value: COME_TO_CHAT } }
    : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: COME_TO_CHAT };
}
