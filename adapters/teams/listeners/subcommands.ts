/** What each word means that a person may write. Who may is the service's decision; it names the admins. */
import { NotAllowedError } from '../../../src/errors.ts';
import { helpPage, withdrawnNews } from '../../../src/wording/help.ts';
import { overviewParts } from '../../../src/wording/home.ts';
import { numbersPage } from '../../../src/wording/numbers.ts';
import { divider, heading, note, type Page, type Part, text } from '../../../src/wording/page.ts';
import { showNumber } from '../../../src/wording/phrases.ts';
import { countLines } from '../../../src/wording/progress.ts';
import { moment, say } from '../../../src/wording/rich.ts';
import { checkPage, standingPage } from '../../../src/wording/standing.ts';
import { summaryPage } from '../../../src/wording/summary.ts';
import { TEAMS } from '../../../src/wording/surface.ts';
import { readToldHr, toldHrNews, withdrawUsage } from '../../../src/wording/told-hr.ts';
import { untilCertain } from '../../chat/within.ts';
import {
  assignForm,
  showAddNumber,
  showDetails,
  showDraft,
  showReminder,
  showSetup,
} from './admin-presses.ts';
import { accountOfEntry } from './form-values.ts';
import type { ListenerPorts } from './listener-ports.ts';
import { offerOwnRecord } from './own-record.ts';
import { settle } from './settle.ts';
import { asPage, inWords, type Shown } from './shown.ts';
import { sendSummary } from './summary.ts';
import type { Turn } from './turn.ts';

export interface Call extends Turn {
  /** What follows the word. */
  readonly rest: string;
}

type Subcommand = (ports: ListenerPorts, call: Call) => Promise<Shown>;

export const SUBCOMMANDS: ReadonlyMap<string, Subcommand> = new Map<string, Subcommand>([
  ['help', help],
  ['setup', forAdmins((ports, call) => showSetup(ports, drawing(ports, call)))],
  ['details', forAdmins((ports, call) => showDetails(ports, drawing(ports, call)))],
  ['numbers', forAdmins(numbers)],
  ['broadcast', forAdmins((ports, call) => showDraft(ports, drawing(ports, call)))],
  ['remind', forAdmins((ports, call) => showReminder(ports, drawing(ports, call)))],
  ['status', status],
  ['summary', forAdmins(summary)],
  ['check', forAdmins(check)],
  ['withdraw', forAdmins(withdrawFor)],
  ['stop', stop],
  ['record', offerOwnRecord],
  ['my', offerOwnRecord],
]);

const drawing = ({ chat }: ListenerPorts, call: Call) => ({
  ...call,
  hand: chat.handOf(call.account),
});

const page = ({ chat }: ListenerPorts, { account }: Call, it: Page): Shown =>
  asPage(chat.handOf(account), 'Rollcall', it);

/** Refuses with the names of those who can help. */
function forAdmins(run: Subcommand): Subcommand {
  return async (ports, call) => {
    if (await ports.service.isAdmin(call.account)) return run(ports, call);
    const admins = await ports.service.adminNames();
    const whom =
      admins.length === 0 ? 'Nobody is an admin yet.' : `Please ask ${admins.join(', ')}.`;
    throw new NotAllowedError(`Sorry, only an admin can do this. ${whom}`, admins);
  };
}

/** For admins with the overview, which other chats keep on a page of its own. */
async function help(ports: ListenerPorts, call: Call): Promise<Shown> {
  const isAdmin = await ports.service.isAdmin(call.account);
  const unknown = call.rest === '' ? undefined : call.rest;
  const { brief, parts } = helpPage(TEAMS, isAdmin, unknown);
  const overview = isAdmin ? overviewParts(await ports.service.overview(call.actor)) : [];
  return page(ports, call, { brief, parts: [...overview, ...parts] });
}

async function numbers(ports: ListenerPorts, call: Call): Promise<Shown> {
  const [word = '', ...which] = call.rest.split(/\s+/u);
  if (word === 'add') return showAddNumber(ports, drawing(ports, call));
  const report = await ports.service.numbers(call.actor);
  const wanted = which.join('').replace(/\D/gu, '');
  const named = report.inUse.filter(({ e164 }) => wanted.length >= 4 && e164.endsWith(wanted));
  const [number] = named;
  if (number === undefined || named.length !== 1) return page(ports, call, numbersPage(report));
  if (word === 'assign') return assignForm(drawing(ports, call), number);
  return page(ports, call, numbersPage(word === 'retire' ? { ...report, inUse: named } : report));
}

async function status(ports: ListenerPorts, call: Call): Promise<Shown> {
  const { service } = ports;
  const own = standingPage(await service.status(call.account), TEAMS);
  if (!(await service.isAdmin(call.account))) return page(ports, call, own);
  const latest = await service.broadcastStatus(call.actor);
  const counts: Part[] =
    latest === null
      ? [text(say`Nobody has been asked yet. Start with \`broadcast\`.`)]
      : [
          text(countLines(latest.counts)),
          note(
            say`To ${latest.broadcast.audience}, started ${moment(latest.broadcast.launchedAt)}.`,
          ),
        ];
  const parts = [heading('Latest broadcast'), ...counts, divider(), ...own.parts];
  return page(ports, call, { brief: say`How the latest broadcast stands.`, parts });
}

async function summary(ports: ListenerPorts, call: Call): Promise<Shown> {
  const word = call.rest === '' ? null : call.rest.toLowerCase();
  return page(ports, call, summaryPage(await sendSummary(ports, call, word), TEAMS));
}

async function check(ports: ListenerPorts, call: Call): Promise<Shown> {
  const entry = call.rest.trim();
  if (entry === '')
    return inWords(`Please name the person by e-mail, for example: check ${TEAMS.personExample}`);
  const account = await accountOfEntry(ports, entry);
  const found = await ports.service.check(call.actor, account);
  if (found === null) {
    const line = say`${entry} has not been asked for consent. *Must not be texted.*`;
    return page(ports, call, { brief: say`Not asked yet.`, parts: [text(line)] });
  }
  const named = await ports.service.numbersNamedTo(call.actor, found.employee.employeeId);
  return page(ports, call, checkPage(found, named.map(showNumber)));
}

/** Somebody told HR; `stop` is for oneself. */
async function withdrawFor(ports: ListenerPorts, call: Call): Promise<Shown> {
  const [entry = '', ...words] = call.rest.trim().split(/\s+/u);
  if (entry === '') return inWords(withdrawUsage(TEAMS));
  const told = readToldHr(words.join(' '), ports.clock.now().slice(0, 10), TEAMS);
  const order = { query: await accountOfEntry(ports, entry), ...told };
  return inWords(
    toldHrNews(await untilCertain(ports.clock, () => ports.service.withdrawFor(call.actor, order))),
  );
}

/** `/sms-consent stop`; a bare STOP was heard before any command. */
async function stop(ports: ListenerPorts, call: Call): Promise<Shown> {
  const { account, platformAt, activityId } = call;
  const command = {
    account,
    means: 'command',
    words: null,
    actId: `teams:command:${activityId}`,
    platformAt,
  } as const;
  const answer = await untilCertain(ports.clock, () => ports.service.withdraw(command));
  if (answer.kind === 'refused') return inWords(answer.message);
  settle(ports, call, answer);
  return inWords(withdrawnNews(TEAMS));
}
