/** Whether each configured chat accepts us at this moment: asked, not guessed from the settings. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Config, SlackConfig } from '../config.ts';
import { DeliveryError, RollcallError } from '../errors.ts';
import type { Log } from '../ports.ts';
import type { TeamsConfig } from '../teams-config.ts';

export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

const DEADLINE_MS = 8_000;

/** One line per configured chat; one line in all when there is none. */
export async function checkChats(
  { slack, teams }: Config,
  deadlineMs: number = DEADLINE_MS,
): Promise<Check[]> {
  const checks: Promise<Check>[] = [];
  if (slack !== null) checks.push(inTime('slack', deadlineMs, askSlack(slack)));
  if (teams !== null) checks.push(inTime('teams', deadlineMs, askTeams(teams)));
  if (checks.length > 0) return Promise.all(checks);
  const detail =
    'no credentials of Slack or Teams are set: start opens the sandbox. The README says how to connect one';
  return [{ name: 'chat', ok: false, detail }];
}

type Answer = Omit<Check, 'name'>;

async function inTime(name: string, deadlineMs: number, asked: Promise<Answer>): Promise<Check> {
  const timer = new AbortController();
  const late = wait(deadlineMs, null, { signal: timer.signal });
  const answer = await Promise.race([asked.catch(tellTrouble), late]);
  timer.abort();
  if (answer !== null) return { name, ...answer };
  return {
    ...{ name, ok: false },
    detail: `no answer in ${deadlineMs / 1000} s: check that this machine may reach it`,
  };
}

async function askSlack(slack: SlackConfig): Promise<Answer> {
  const { openClients } = await import('../../adapters/slack/clients.ts');
  const { readWorkspace } = await import('../../adapters/slack/workspace.ts');
  const lacking: string[] = [];
  const log: Log = {
    info: () => undefined,
    warn: (_sentence, { scope } = {}) => void (typeof scope === 'string' && lacking.push(scope)),
    error: () => undefined,
  };
  const { name } = await readWorkspace(openClients(slack, log).interactive, log);
  const way = slack.appToken === null ? 'over HTTP' : 'over a socket';
  if (lacking.length === 0) {
    return { ok: true, detail: `${name} accepts the token; events come ${way}` };
  }
  const detail = `${name} accepts the token, but the app lacks ${lacking.join(', ')}: install it again from manifest/slack.json`;
  return { ok: false, detail };
}

async function askTeams(teams: TeamsConfig): Promise<Answer> {
  const { appId, tenantId, appPassword, certificate, standIn } = teams;
  if (appId === '') {
    const detail = 'TEAMS_ALLOW_ANONYMOUS lets test tools in; nobody real can be reached';
    return { ok: false, detail };
  }
  const { createSignIn } = await import('../../adapters/teams/sign-in.ts');
  const { readCertificate } = await import('../../adapters/teams/certificate.ts');
  const { TokenError } = await import('../../adapters/teams/errors.ts');
  const proof =
    certificate === undefined
      ? { secret: appPassword }
      : { certificate: readCertificate(certificate, Date.now()) };
  try {
    await createSignIn({ appId, tenantId, proof, loginUrl: standIn?.loginUrl })();
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    const detail = error.refused
      ? 'Microsoft refuses the app: check TEAMS_APP_ID, TEAMS_TENANT_ID and the password or certificate, and that it has not ended'
      : 'Microsoft’s sign-in cannot be reached now: check that this machine may reach login.microsoftonline.com';
    return { ok: false, detail };
  }
  return { ok: true, detail: 'Microsoft accepts the app; messages come over HTTP' };
}

/** @throws what is no trouble with a chat but a fault of ours */
function tellTrouble(error: unknown): Answer {
  if (error instanceof DeliveryError) {
    return { ok: false, detail: `it cannot be reached now (${error.reason})` };
  }
  if (error instanceof RollcallError) return { ok: false, detail: error.message };
  throw error;
}
