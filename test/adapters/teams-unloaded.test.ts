import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { childEnvironment, typeScriptCommand } from '../support/child.ts';

/** What a process has loaded of Teams once the program is there and its doors are open. */
function loadedOfTeams(isConfigured: boolean): number {
  const entry = new URL('../support/doors-child.ts', import.meta.url);
  const [program, ...args] = typeScriptCommand(entry, [isConfigured ? 'teams' : 'none']);
  const { stdout, stderr } = spawnSync(program, args, {
    env: childEnvironment(),
    encoding: 'utf8',
    timeout: 60_000,
  });
  if (stdout === '') throw new Error(stderr);
  return (JSON.parse(stdout) as { loaded: number }).loaded;
}

describe('the packages of Teams', () => {
  it('are not loaded where Teams is not configured', () => {
    expect(loadedOfTeams(false)).toBe(0);
  }, 60_000);

  it('are where it is (control)', () => {
    expect(loadedOfTeams(true)).toBeGreaterThan(100);
  }, 60_000);
});
