/**
 * Runs a TypeScript file as a process of its own, so that a test can kill it. Node 20 does not
 * strip types: run-typescript.mjs, given to --import, does so with swc, file by file as they
 * are loaded; nothing has to be built first.
 */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const REGISTER = new URL('run-typescript.mjs', import.meta.url).href;

/** `entry` is a file URL (`new URL('x.ts', import.meta.url)`) or a path. Options as for spawn. */
export function spawnTypeScript(
  entry: URL | string,
  args: readonly string[] = [],
  options: SpawnOptions = {},
): ChildProcess {
  const file = entry instanceof URL ? fileURLToPath(entry) : entry;
  // The test runner's own flags are not the child's.
  const env = { ...process.env, NODE_OPTIONS: '', ...options.env };
  return spawn(process.execPath, ['--import', REGISTER, file, ...args], { ...options, env });
}
