/** Whether a command means the company's own records or those of the sandbox. */
import { existsSync } from 'node:fs';
import type { Config } from '../config.ts';
import { ConfigError } from '../errors.ts';
import { socketPath } from './house.ts';
import type { Outcome, Request } from './outcome.ts';
import { sandboxDirectory } from './sandbox.ts';

export interface Whose {
  /** Where the records are. */
  readonly config: Config;
  readonly isSandbox: boolean;
}

const SANDBOX_NOTE =
  'These are the records of the sandbox, a fictional company; nothing real was read or changed.';

/** The sandbox is meant only by somebody who has nothing else: no records, no database, no chat. */
export function whoseRecords(config: Config): Whose {
  const sandbox = inSandbox(config);
  const isSandbox =
    !hasOwn(config) &&
    (existsSync(`${sandbox.dataDirectory}/store`) || existsSync(socketPath(sandbox)));
  return isSandbox ? { config: sandbox, isSandbox } : { config, isSandbox };
}

/** True when there are records of the company's own, or the means to make them. */
export const hasOwn = ({ databaseUrl, slack, teams, dataDirectory }: Config): boolean =>
  databaseUrl !== null || slack !== null || teams !== null || existsSync(`${dataDirectory}/store`);

/** With these a company may begin its records before the first start. */
const BEGINNING = ['campaign set', 'numbers add'];

/**
 * A question is not answered from an empty store made for it: that store would look like the
 * company's own from then on, and hide the sandbox.
 * @throws ConfigError when there are no records at all
 */
export function requireRecords(config: Config, { command }: Request): void {
  if (hasOwn(config) || BEGINNING.includes(command)) return;
  throw new ConfigError([
    `There are no records in ${config.dataDirectory} yet. Start Rollcall first, or name the folder where they are in ROLLCALL_DATA.`,
  ]);
}

/** Says first whose records these are, so that nobody takes the sandbox for the company. */
export function saidOfSandbox(outcome: Outcome): Outcome {
  const { json, text } = outcome;
  const fields = json !== null && typeof json === 'object' ? json : { answer: json };
  return {
    ...outcome,
    json: { ...fields, sandbox: true },
    text: `${SANDBOX_NOTE}\n${text}`,
  };
}

function inSandbox(config: Config): Config {
  const dataDirectory = sandboxDirectory(config.dataDirectory);
  return { ...config, dataDirectory, keyFile: `${dataDirectory}/ledger-key.pem` };
}
