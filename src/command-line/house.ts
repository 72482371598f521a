/** The service with everything it stands on, opened and closed as one. */
import type { openLog } from '../../adapters/log/logger.ts';
import type { Config, Environment } from '../config.ts';
import type { ChatPlatform, Conversations, Log, Ports, Signer } from '../ports.ts';
import type { Service } from '../service.ts';
import type { Drawing } from './drawing.ts';
import type { Desk } from './outcome.ts';

export interface House {
  readonly config: Config;
  readonly service: Service;
  readonly ports: Ports;
  readonly drawing: Drawing;
  readonly storeKind: 'postgres' | 'embedded';
  readonly warnings: readonly string[];
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

/** What the doors to the chats need of the store and the key: these open first, then they, then the service. */
export interface Opened {
  readonly work: Ports['work'];
  readonly conversations: Conversations;
  readonly signer: Signer;
  readonly drawing: Drawing;
}

export type OpenChats = (store: Opened) => Promise<readonly ChatPlatform[]>;

export const NO_CHATS: OpenChats = async () => [];

export type OpenHouse = (
  config: Config,
  options: { log: Log; openChats: OpenChats },
) => Promise<House>;

/** What every command may need to open: the house, a log, the environment. */
export interface Workshop {
  readonly openHouse: OpenHouse;
  readonly openLog: typeof openLog;
  readonly env: Environment;
}

export function deskOf(house: House): Desk {
  return {
    config: house.config,
    service: house.service,
    ledger: house.ports.ledger,
    views: house.ports.views,
    drawing: house.drawing,
    storeKind: house.storeKind,
    warnings: house.warnings,
    origin: house.ports.signer.origin,
    workspaces: house.ports.chats.map(({ workspace }) => workspace),
  };
}

export const socketPath = (config: Config): string => `${config.dataDirectory}/rollcall.sock`;
