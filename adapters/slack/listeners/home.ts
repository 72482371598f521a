/** The Home tab: a person's own standing, and for admins the state of the whole. */
import type { App } from '@slack/bolt';
import type { Account } from '../../../src/employee.ts';
import { adminBlocks, homeView, ownBlocks } from '../blocks/home.ts';
import { userIdOf } from '../directory.ts';
import { toDeliveryError } from '../errors.ts';
import { accountFrom } from '../workspace.ts';
import type { ListenerPorts } from './listener-ports.ts';

/** Published only when somebody opens it and after their own acts: Slack allows about 100 a minute. */
export function listenToHome(app: App, ports: ListenerPorts): void {
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return;
    const { team_id: team, enterprise_id: enterprise } = body;
    publishHome(ports, accountFrom(ports.workspace, { userId: event.user, team, enterprise }));
  });
}

/** Queued; reads the standing at the moment of drawing. A stranger's Home is not drawn. */
export function publishHome(ports: ListenerPorts, account: Account): void {
  if (!account.startsWith(`${ports.chat.workspace}:`)) return;
  ports.repaint('home', account, async () => {
    const { service, client } = ports;
    const actor = { kind: 'account', account } as const;
    const [status, isAdmin] = await Promise.all([
      service.status(account),
      service.isAdmin(account),
    ]);
    const admin = isAdmin ? adminBlocks(await service.overview(actor)) : [];
    const view = homeView(ownBlocks(status), admin);
    try {
      await client.views.publish({ user_id: userIdOf(account), view });
    } catch (error) {
      throw toDeliveryError(error);
    }
  });
}
