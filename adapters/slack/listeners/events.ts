/** What Slack tells us unasked: words written to the app, people who left, the app removed. */
import type { App } from '@slack/bolt';
import { hello, withdrawnNews } from '../../../src/wording/help.ts';
import { SLACK } from '../../../src/wording/surface.ts';
import { untilCertain } from '../../chat/within.ts';
import { plainSections } from '../blocks/parts.ts';
import { words } from '../blocks/text.ts';
import { post } from '../chat.ts';
import { UnkeptEventError } from '../errors.ts';
import { accountFrom } from '../workspace.ts';
import { explain } from './explain.ts';
import type { ListenerPorts } from './listener-ports.ts';
import { settle } from './settle.ts';
import { instantOf } from './who.ts';

/** The part of a message event we read. */
interface Written {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly team: string | undefined;
}

export function listenToEvents(app: App, ports: ListenerPorts): void {
  app.event('message', async ({ event, body }) => {
    const written = writtenByPerson(event);
    if (written === null) return;
    await hear(ports, written, { team: body.team_id, enterprise: body.enterprise_id });
  });
  app.event('user_change', async ({ event, body }) => {
    const { user } = event;
    const account = accountFrom(ports.workspace, {
      userId: user.id,
      team: user.team_id ?? body.team_id,
      enterprise: body.enterprise_id,
    });
    const { service, clock } = ports;
    await untilCertain(clock, () =>
      user.deleted
        ? service.employeeLeft(account, 'deactivated in Slack')
        : service.employeeReturned(account),
    ).catch((error: unknown) => {
      // Nobody waits here and would try again: who left must not stay on the list.
      throw new UnkeptEventError(error);
    });
  });
  app.event('app_uninstalled', async () => {
    ports.log.warn('The app was removed from the Slack workspace; nobody can be reached.');
  });
  app.event('tokens_revoked', async () => {
    ports.log.warn(
      'Slack revoked the app’s token; nobody can be reached until it is installed again.',
    );
  });
}

/** A person's own new message in their conversation with the app; null for edits, bots and the rest. */
function writtenByPerson(event: object): Written | null {
  const { channel_type, subtype, bot_id, channel, ts, user, text, team, user_team } =
    event as Record<string, unknown>;
  const plainKind = subtype === undefined || subtype === 'file_share';
  if (channel_type !== 'im' || !plainKind || bot_id !== undefined) return null;
  if (typeof channel !== 'string' || typeof ts !== 'string' || typeof user !== 'string')
    return null;
  if (typeof text !== 'string' || text.trim() === '') return null;
  const home = user_team ?? team;
  return {
    channel,
    ts,
    user,
    text: asWritten(text),
    team: typeof home === 'string' ? home : undefined,
  };
}

async function hear(
  ports: ListenerPorts,
  written: Written,
  from: { team: string | undefined; enterprise: string | undefined },
): Promise<void> {
  const account = accountFrom(ports.workspace, {
    userId: written.user,
    userTeam: written.team,
    ...from,
  });
  const command = {
    account,
    words: written.text,
    actId: `slack:message:${written.channel}:${written.ts}`,
    platformAt: instantOf(written.ts),
  };
  const said = await untilCertain(ports.clock, () => ports.service.hear(command)).then(
    (answer) => {
      if (answer.kind === 'not_a_wish') return hello(SLACK);
      if (answer.kind === 'refused') return answer.message;
      settle(ports, account, answer);
      return WITHDRAWN;
    },
    (error: unknown) => explain(ports, error),
  );
  await post(ports.client, {
    to: written.channel,
    text: words`${said}`,
    blocks: plainSections(said),
  });
}

export const WITHDRAWN = withdrawnNews(SLACK);

/** Slack delivers `&`, `<` and `>` of a message as entities. */
function asWritten(text: string): string {
  return text.replace(/&lt;/gu, '<').replace(/&gt;/gu, '>').replace(/&amp;/gu, '&');
}
