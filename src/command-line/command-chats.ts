/** The chats for one command: opened without listening, closed once everybody is told. */

import type { Config } from '../config.ts';
import { cardsClosed } from '../consent/close-cards.ts';
import { DeliveryError, RollcallError } from '../errors.ts';
import type { ChatPlatform, Log, Ports } from '../ports.ts';
import { type ChatDoor, type DoorPorts, openDoors } from './chat-doors.ts';
import type { Opened } from './house.ts';
import type { Outcome } from './outcome.ts';

/** After these somebody sees in chat what changed for them. */
const TELLING = ['consent enter', 'consent settle', 'consent withdraw'];
/** These look somebody up in a chat's directory, or go by its pace. */
const LOOKING = ['admins grant', 'accounts split', 'remind'];

export interface CommandChats {
  /** What a chat that cannot be reached keeps us from saying is said later; a withdrawal must not wait for it. */
  open(store: Opened): Promise<readonly ChatPlatform[]>;
  /** Waits for what is being told, then closes the doors. */
  close(ports: Ports): Promise<void>;
  /** Adds to what a telling command answers whom nobody could tell, and why. */
  told(outcome: Outcome): Outcome;
}

export function chatsFor(command: string, config: Config, log: Log): CommandChats {
  const isTelling = TELLING.includes(command);
  const doors: ChatDoor[] = [];
  const silent: string[] = [];
  return {
    open: async (store) => {
      const wanted = isTelling || LOOKING.includes(command) ? eachChat(config) : [];
      for (const { name, only } of wanted) {
        const opened = await openOne(only, { ...store, log, arrived: nobody });
        if (typeof opened === 'string') silent.push(`${name} could not be reached (${opened})`);
        else doors.push(...opened);
      }
      return doors.map(({ chat }) => chat);
    },
    close: async (ports) => {
      await cardsClosed(ports);
      for (const door of doors) await door.close();
    },
    told: (outcome) => {
      const isComplete = doors.length > 0 && silent.length === 0;
      if (!isTelling || isComplete || !isDone(outcome)) return outcome;
      const why = silent.length === 0 ? 'no chat is connected here' : silent.join('; ');
      const untold = `Nobody was told${doors.length > 0 ? ' there' : ''}: ${why}.`;
      const json = { ...(outcome.json as object), untold };
      return { ...outcome, json, text: `${outcome.text}\n${untold}` };
    },
  };
}

/** The door; why there is none when the chat refuses us or cannot be reached. */
async function openOne(only: Config, ports: DoorPorts): Promise<readonly ChatDoor[] | string> {
  try {
    return await openDoors(only, ports);
  } catch (error) {
    if (!(error instanceof RollcallError)) throw error;
    const why = error instanceof DeliveryError ? error.reason : error.message;
    return why.replace(/\.$/u, '');
  }
}

const nobody = async (): Promise<void> => undefined;

/** Each alone, so that one chat in trouble does not keep the other from being opened. */
const eachChat = (config: Config): { name: string; only: Config }[] => [
  ...(config.slack === null ? [] : [{ name: 'Slack', only: { ...config, teams: null } }]),
  ...(config.teams === null ? [] : [{ name: 'Microsoft Teams', only: { ...config, slack: null } }]),
];

/** Something was put on record: no error, no refusal. */
const isDone = ({ json }: Outcome): boolean =>
  json !== null &&
  typeof json === 'object' &&
  !('error' in json) &&
  !('kind' in json && json.kind === 'refused');
