import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { serveCommands } from '../../../adapters/disk/command-socket.ts';
import { openLog } from '../../../adapters/log/logger.ts';
import { makeRunners } from '../../../src/command-line/runners.ts';
import type { Environment } from '../../../src/config.ts';

const SLACK = {
  SLACK_BOT_TOKEN: 'xoxb-204917-real-one',
  SLACK_SIGNING_SECRET: '8f742231b10e8888abcd990000000a5f',
};
const TEAMS = {
  TEAMS_APP_ID: '9d4e8c26-71af-4b0c-8e35-2f6a1c0b7d94',
  TEAMS_APP_PASSWORD: 'k9~vQ8ZpLw3rT5',
  TEAMS_TENANT_ID: '5f0c7a1e-3b52-4d61-9a0e-7c1d2b3a4f50',
};

describe('whose records a command works on', () => {
  let folder: string;
  let stop: () => Promise<void>;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-whose-'));
    mkdirSync(join(folder, 'sandbox', 'store'), { recursive: true });
    const answer = { code: 0, json: { answered: 'by the sandbox' }, text: 'The sandbox answers.' };
    const log = openLog({ level: 'silent' });
    stop = await serveCommands(join(folder, 'sandbox', 'rollcall.sock'), async () => answer, {
      log,
    });
  });
  afterEach(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const opened: string[] = [];
  const run = (env: Environment = {}, command = 'verify') =>
    makeRunners({
      env: { ROLLCALL_DATA: folder, ...env },
      openLog: () => openLog({ level: 'silent' }),
      openHouse: async (config) => {
        opened.push(config.dataDirectory);
        throw new Error('Only where it is opened matters here.');
      },
    }).perform({ command, options: {} });

  it('the sandbox’s for somebody who has nothing else, and that is said first', async () => {
    const outcome = await run();
    expect(outcome.text).toMatch(
      /^These are the records of the sandbox[^\n]*\nThe sandbox answers\.$/u,
    );
    expect(outcome.json).toEqual({ answered: 'by the sandbox', sandbox: true });
  });

  it.each<[string, Environment]>([
    ['Slack is configured', SLACK],
    ['Teams is configured', TEAMS],
    ['a database is named', { DATABASE_URL: 'postgres://rollcall@localhost/rollcall' }],
  ])('the company’s own where %s, although a sandbox runs', async (_why, env) => {
    opened.length = 0;
    await expect(run(env)).rejects.toThrow('Only where it is opened');
    expect(opened).toEqual([folder]);
  });

  it('the company’s own where it has a store, although a sandbox runs', async () => {
    mkdirSync(join(folder, 'store'));
    opened.length = 0;
    await expect(run()).rejects.toThrow('Only where it is opened');
    expect(opened).toEqual([folder]);
  });

  it('nobody’s where there are none: no empty store is made to answer from', async () => {
    const empty = { ROLLCALL_DATA: join(folder, 'elsewhere') };
    opened.length = 0;
    await expect(run(empty)).rejects.toThrow(`There are no records in ${empty.ROLLCALL_DATA} yet`);
    expect(opened).toEqual([]);
    await expect(run(empty, 'numbers add')).rejects.toThrow('Only where it is opened');
    expect(opened).toEqual([empty.ROLLCALL_DATA]);
  });
});
