/**
 * Runs a TypeScript file as a process of its own, so that a test can kill it. Node 20 does not
 * strip types: run-typescript.mjs, given to --import, does so with swc, file by file as they
 * are loaded; nothing has to be built first.
 */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const REGISTER = new URL('run-typescript.mjs', import.meta.url).href;

/** The command line that runs `entry`: a file URL (`new URL('x.ts', import.meta.url)`) or a path. */
export function typeScriptCommand(
  entry: URL | string,
  args: readonly string[] = [],
): [program: string, ...args: string[]] {
  const file = entry instanceof URL ? fileURLToPath(entry) : entry;
  return [process.execPath, '--import', REGISTER, file, ...args];
}

/** Options as for spawn; the test runner's own flags are not the child's. */
export function spawnTypeScript(
  entry: URL | string,
  args: readonly string[] = [],
  options: SpawnOptions = {},
): ChildProcess {
  const [program, ...rest] = typeScriptCommand(entry, args);
  return spawn(program, rest, { ...options, env: childEnvironment(options.env) });
}

export const childEnvironment = (extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_OPTIONS: '',
  ...extra,
});
