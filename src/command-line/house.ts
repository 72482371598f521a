/** The service with everything it stands on, opened and closed as one. */
import type { Config } from '../config.ts';
import type { Log, Ports } from '../ports.ts';
import type { Service } from '../service.ts';

export interface House {
  readonly config: Config;
  readonly service: Service;
  readonly ports: Ports;
  readonly storeKind: 'postgres' | 'embedded';
  readonly warnings: readonly string[];
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

export type OpenHouse = (
  config: Config,
  options: { log: Log; chats: Ports['chats'] },
) => Promise<House>;

export const socketPath = (config: Config): string => `${config.dataDirectory}/rollcall.sock`;
