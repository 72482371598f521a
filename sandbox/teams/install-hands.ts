/** The app on a person's own list: installed, updated, removed, blocked. */
import { installationActivity, membersActivity } from './activities.ts';
import { openPersonalChat } from './create-tenant.ts';
import type { AppAnswer } from './inbound.ts';
import type { Stand } from './stand.ts';
import type { Teammate } from './tenant.ts';

export interface InstallHands {
  /** Adds the app: `installationUpdate` with `add`, and `conversationUpdate` with the bot as a new member. */
  installs(): Promise<AppAnswer>;
  /** The app is updated: `installationUpdate` with `add-upgrade`. */
  upgrades(): Promise<AppAnswer>;
  /** Removes the app: `installationUpdate` with `remove`. */
  uninstalls(): Promise<AppAnswer>;
  /** Blocks the bot; Teams tells the app nothing of it. */
  blocks(): void;
  unblocks(): void;
}

export function installHandsOf(
  stand: Stand,
  person: Teammate,
  waiting: <T>(act: () => Promise<T>) => Promise<T>,
): InstallHands {
  const { tenant, inbound } = stand;
  const scene = () => ({ conversation: openPersonalChat(tenant, person.id) });
  const bot = [{ id: tenant.botId }];
  const change = (of: Partial<Pick<Teammate, 'isInstalled' | 'hasBlocked'>>) => {
    Object.assign(person, of);
    tenant.tell({ kind: 'person-changed', person: person.id });
  };
  const installation = (action: 'add' | 'add-upgrade' | 'remove') =>
    inbound.send(installationActivity(stand, person, { scene: scene(), action }));
  return {
    installs: async () => {
      change({ isInstalled: true });
      return waiting(async () => {
        const members = membersActivity(stand, person, { scene: scene(), added: bot });
        const [answer] = await Promise.all([installation('add'), inbound.send(members)]);
        return answer;
      });
    },
    upgrades: () => installation('add-upgrade'),
    uninstalls: async () => {
      change({ isInstalled: false });
      const members = membersActivity(stand, person, { scene: scene(), removed: bot });
      const [answer] = await Promise.all([installation('remove'), inbound.send(members)]);
      return answer;
    },
    blocks: () => change({ hasBlocked: true }),
    unblocks: () => change({ hasBlocked: false }),
  };
}
