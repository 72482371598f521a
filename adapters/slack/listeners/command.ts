/** `/sms-consent`: every answer is seen only by the person who typed it. */
import type { App, SlashCommand } from '@slack/bolt';
import { ANSWER_BUDGET_MS, within } from '../../chat/within.ts';
import { helpBlocks } from '../blocks/help.ts';
import { plainSections } from '../blocks/parts.ts';
import { words } from '../blocks/text.ts';
import { accountFrom } from '../workspace.ts';
import type { Call, CommandAnswer } from './call.ts';
import { explain } from './explain.ts';
import type { ListenerPorts } from './listener-ports.ts';
import { openModal } from './open-modal.ts';
import { SUBCOMMANDS } from './subcommands.ts';
import { who } from './who.ts';

export function listenToCommand(app: App, ports: ListenerPorts): void {
  app.command('/sms-consent', async ({ ack, command, context }) => {
    const answer = run(ports, command, context.requestedAt);
    const first = await within(ANSWER_BUDGET_MS, answer);
    if (first === 'late') {
      await ack();
      await finishLate(ports, command, await answer);
    } else if ('modal' in first) {
      await ack();
      await openModal(ports, command.trigger_id, first.modal);
    } else {
      await ack({ response_type: 'ephemeral', text: first.text, blocks: [...first.blocks] });
    }
  });
}

/** Never throws: an error becomes a sentence. */
async function run(
  ports: ListenerPorts,
  command: SlashCommand,
  requestedAt: unknown,
): Promise<CommandAnswer> {
  const [name = '', ...rest] = command.text.trim().split(/\s+/u);
  const account = accountFrom(ports.workspace, {
    userId: command.user_id,
    team: command.team_id,
    enterprise: command.enterprise_id,
  });
  const call: Call = {
    ...who(command.user_id, account),
    rest: rest.join(' '),
    id: command.trigger_id,
    platformAt: typeof requestedAt === 'string' ? requestedAt : null,
  };
  const subcommand = SUBCOMMANDS.get(name.toLowerCase());
  try {
    if (subcommand !== undefined) return await subcommand(ports, call);
    const blocks = helpBlocks(await ports.service.isAdmin(account), name === '' ? undefined : name);
    return { text: words`What /sms-consent can do.`.markup, blocks };
  } catch (error) {
    const sentence = explain(ports, error);
    return { text: words`${sentence}`.markup, blocks: plainSections(sentence) };
  }
}

async function finishLate(
  ports: ListenerPorts,
  command: SlashCommand,
  answer: CommandAnswer,
): Promise<void> {
  const reply =
    'modal' in answer
      ? { text: 'That took too long to open. Please type it once more.', blocks: [] }
      : answer;
  await ports
    .replyLater(command.response_url, reply)
    .catch((error: unknown) => explain(ports, error));
}
