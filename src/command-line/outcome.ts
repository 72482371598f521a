/** What a command is asked and what it answers; both travel as JSON to a running service and back. */
import type { Config } from '../config.ts';
import type { Ledger, Ports } from '../ports.ts';
import type { Service } from '../service.ts';
import type { Drawing } from './drawing.ts';

/** 0 ok, 1 negative answer, 2 wrong usage, 75 store busy, 78 bad configuration, 79 ledger behind its witness. */
export type ExitCode = 0 | 1 | 2 | 75 | 78 | 79;

export type Options = Readonly<Record<string, string | boolean | undefined>>;

export interface Request {
  readonly command: string;
  readonly options: Options;
}

export interface Outcome {
  readonly code: ExitCode;
  /** The one document that `--json` prints. */
  readonly json: unknown;
  /** What a person reads. */
  readonly text: string;
  /** Files to be written where the command was typed. */
  readonly files?: readonly {
    readonly path: string;
    readonly base64: string;
    /** A file that people edit: who may read it stays as it was. */
    readonly keepsMode?: true;
  }[];
}

/** What a command works with. */
export interface Desk {
  readonly config: Config;
  readonly service: Service;
  readonly ledger: Ledger;
  readonly views: Ports['views'];
  readonly drawing: Drawing;
  readonly storeKind: 'postgres' | 'embedded';
  readonly warnings: readonly string[];
  readonly origin: string;
  /** The workspaces whose chat is connected here. */
  readonly workspaces: readonly string[];
}

export type Command = (desk: Desk, options: Options) => Promise<Outcome>;

export const OPERATOR = { kind: 'operator' } as const;

export function option(options: Options, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
