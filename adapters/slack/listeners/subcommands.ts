/** What each word after `/sms-consent` does. Who may is the service's decision; it names the admins. */
import type { KnownBlock } from '@slack/types';
import { accountOf } from '../../../src/employee.ts';
import { NotAllowedError } from '../../../src/errors.ts';
import { RECORD_COMES } from '../../../src/wording/own-record.ts';
import { showNumber } from '../../../src/wording/phrases.ts';
import { countLines } from '../../../src/wording/progress.ts';
import { SLACK } from '../../../src/wording/surface.ts';
import { readToldHr, toldHrNews, withdrawUsage } from '../../../src/wording/told-hr.ts';
import { untilCertain } from '../../chat/within.ts';
import { helpBlocks } from '../blocks/help.ts';
import { checkBlocks, ownBlocks } from '../blocks/home.ts';
import { addNumberView, assignNumberView, numbersBlocks } from '../blocks/numbers.ts';
import { context, divider, header, plainSections, section } from '../blocks/parts.ts';
import { summaryBlocks } from '../blocks/summary.ts';
import { type Markup, markupOf, mention, moment, words } from '../blocks/text.ts';
import type { Reply } from '../reply-later.ts';
import { detailsFor, draftFor, reminderFor, setupFor } from './admin-actions.ts';
import type { Call, Subcommand } from './call.ts';
import { WITHDRAWN } from './events.ts';
import type { ListenerPorts } from './listener-ports.ts';
import { sendOwnRecord } from './own-record.ts';
import { settle } from './settle.ts';
import { sendSummary } from './summary.ts';

const reply = (text: Markup, blocks: readonly KnownBlock[]): Reply => ({
  text: text.markup,
  blocks,
});
const say = (sentence: string): Reply => reply(words`${sentence}`, plainSections(sentence));

export const SUBCOMMANDS: ReadonlyMap<string, Subcommand> = new Map<string, Subcommand>([
  ['help', help],
  ['setup', setup],
  ['details', details],
  ['numbers', numbers],
  ['broadcast', broadcast],
  ['remind', remind],
  ['status', status],
  ['summary', summary],
  ['check', check],
  ['withdraw', withdrawFor],
  ['stop', stop],
  ['record', record],
  ['my', record],
]);

/** `record`, or `my record` as people say it. */
async function record(ports: ListenerPorts, { account }: Call) {
  sendOwnRecord(ports, account);
  return say(RECORD_COMES);
}

async function help({ service }: ListenerPorts, { account }: Call) {
  return reply(words`What /sms-consent can do.`, helpBlocks(await service.isAdmin(account)));
}

/** Refuses before a form opens, so that the refusal is an ephemeral answer like every other. */
async function requireAdmin({ service }: ListenerPorts, { account }: Call): Promise<void> {
  if (await service.isAdmin(account)) return;
  const admins = await service.adminNames();
  const whom = admins.length === 0 ? 'Nobody is an admin yet.' : `Please ask ${admins.join(', ')}.`;
  throw new NotAllowedError(`Sorry, only an admin can do this. ${whom}`, admins);
}

async function setup(ports: ListenerPorts, call: Call) {
  await requireAdmin(ports, call);
  return { modal: () => setupFor(ports, call.actor) };
}

async function details(ports: ListenerPorts, call: Call) {
  await requireAdmin(ports, call);
  return { modal: () => detailsFor(ports, call.actor) };
}

async function broadcast(ports: ListenerPorts, call: Call) {
  await requireAdmin(ports, call);
  return { modal: () => draftFor(ports, call.actor) };
}

async function remind(ports: ListenerPorts, call: Call) {
  await requireAdmin(ports, call);
  return { modal: () => reminderFor(ports, call.actor) };
}

async function numbers(ports: ListenerPorts, call: Call) {
  await requireAdmin(ports, call);
  const [word = '', ...which] = call.rest.split(/\s+/u);
  if (word === 'add') return { modal: async () => addNumberView() };
  const report = await ports.service.numbers(call.actor);
  const wanted = which.join('').replace(/\D/gu, '');
  const named = report.inUse.filter(({ e164 }) => wanted.length >= 4 && e164.endsWith(wanted));
  const [number] = named;
  if (word === 'assign' && named.length === 1 && number !== undefined) {
    return { modal: async () => assignNumberView(number) };
  }
  if (word === 'retire' && named.length === 1) {
    return reply(
      words`Press Retire to take the number out of use.`,
      numbersBlocks({ ...report, inUse: named }),
    );
  }
  return reply(words`The sending numbers in use.`, numbersBlocks(report));
}

async function status(ports: ListenerPorts, { account, actor }: Call) {
  const { service } = ports;
  const own = ownBlocks(await service.status(account));
  if (!(await service.isAdmin(account))) return reply(words`Where you stand.`, own);
  const latest = await service.broadcastStatus(actor);
  const counts: KnownBlock[] =
    latest === null
      ? [section(words`Nobody has been asked yet. Start with \`/sms-consent broadcast\`.`)]
      : [
          section(markupOf(countLines(latest.counts))),
          context(
            words`To ${latest.broadcast.audience}, started ${moment(latest.broadcast.launchedAt)}.`,
          ),
        ];
  return reply(words`How the latest broadcast stands.`, [
    header('Latest broadcast'),
    ...counts,
    divider(),
    ...own,
  ]);
}

async function summary(ports: ListenerPorts, call: Call) {
  await requireAdmin(ports, call);
  const made = await sendSummary(ports, call, call.rest === '' ? null : call.rest.toLowerCase());
  const { text, blocks } = summaryBlocks(made);
  return reply(text, blocks);
}

async function check(ports: ListenerPorts, call: Call) {
  await requireAdmin(ports, call);
  const userId = /<@([UW][A-Z0-9]{2,30})(?:\|[^>]*)?>/u.exec(call.rest)?.[1];
  if (userId === undefined)
    return say('Please name the person with @, for example: /sms-consent check @dana');
  const account = accountOf('slack', ports.workspace.tenant, userId);
  const found = await ports.service.check(call.actor, account);
  if (found === null) {
    return reply(words`Not asked yet.`, [
      section(words`${mention(userId)} has not been asked for consent. *Must not be texted.*`),
    ]);
  }
  const named = await ports.service.numbersNamedTo(call.actor, found.employee.employeeId);
  return reply(
    words`What is on record about this person.`,
    checkBlocks(found, named.map(showNumber)),
  );
}

/** Somebody told HR; `/sms-consent stop` is for oneself. */
async function withdrawFor(ports: ListenerPorts, call: Call) {
  await requireAdmin(ports, call);
  const named = /^<@([UW][A-Z0-9]{2,30})(?:\|[^>]*)?>(.*)$/su.exec(call.rest);
  const [, userId = '', words = ''] = named ?? [];
  if (userId === '') return say(withdrawUsage(SLACK));
  const query = accountOf('slack', ports.workspace.tenant, userId);
  const order = { query, ...readToldHr(words, ports.clock.now().slice(0, 10), SLACK) };
  return say(
    toldHrNews(await untilCertain(ports.clock, () => ports.service.withdrawFor(call.actor, order))),
  );
}

async function stop(ports: ListenerPorts, { account, id, platformAt }: Call) {
  const command = {
    account,
    means: 'command',
    words: null,
    actId: `slack:command:${id}`,
    platformAt,
  } as const;
  const answer = await untilCertain(ports.clock, () => ports.service.withdraw(command));
  if (answer.kind === 'refused') return say(answer.message);
  settle(ports, account, answer);
  return say(WITHDRAWN);
}
