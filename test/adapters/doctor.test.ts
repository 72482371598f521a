import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openLog } from '../../adapters/log/logger.ts';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { banner } from '../../src/command-line/banner.ts';
import { doctor } from '../../src/command-line/doctor.ts';
import { checkChats } from '../../src/command-line/doctor-chats.ts';
import { type Config, readConfig } from '../../src/config.ts';

let sandbox: Sandbox;
let silent: Server;
beforeAll(async () => {
  sandbox = await startSandbox();
  silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await new Promise((resolve) => silent.once('listening', resolve));
});
afterAll(async () => {
  silent.closeAllConnections();
  await new Promise((resolve) => silent.close(resolve));
  await sandbox.close();
});

const NONE = readConfig({});
const slack = (): NonNullable<Config['slack']> => {
  const { botToken, signingSecret, apiUrl } = sandbox.slack;
  return { botToken, signingSecret, appToken: null, apiUrl };
};
const teams = (): NonNullable<Config['teams']> => {
  const { tenant, appPassword, serviceUrl, openIdUrl, loginUrl } = sandbox.teams;
  const standIn = { serviceUrl, openIdMetadataUrl: openIdUrl, loginUrl };
  const known = { appId: tenant.appId, tenantId: tenant.id, allowAnonymous: false };
  return { ...known, appPassword, standIn };
};
const silentUrl = () => `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;

describe('rollcall doctor asks every configured chat', () => {
  it('and each has a line of its own', async () => {
    const checks = await checkChats({ ...NONE, slack: slack(), teams: teams() });
    expect(checks).toEqual([
      {
        ...{ name: 'slack', ok: true },
        detail: 'Northwind Field Services accepts the token; events come over HTTP',
      },
      {
        ...{ name: 'teams', ok: true },
        detail: 'Microsoft accepts the app; messages come over HTTP',
      },
    ]);
  });

  it('and Teams alone is enough', async () => {
    const checks = await checkChats({ ...NONE, teams: teams() });
    expect(checks).toMatchObject([{ name: 'teams', ok: true }]);
  });

  it('and hears that Slack refuses the token', async () => {
    const revoked = { ...slack(), botToken: 'xoxb-000000000000-revoked' };
    const [check] = await checkChats({ ...NONE, slack: revoked });
    expect(check).toMatchObject({ name: 'slack', ok: false });
    expect(check?.detail).toContain('SLACK_BOT_TOKEN: Slack refuses this token');
  });

  it('and hears that Microsoft refuses the secret', async () => {
    const [check] = await checkChats({ ...NONE, teams: { ...teams(), appPassword: 'old one' } });
    expect(check).toMatchObject({ name: 'teams', ok: false });
    expect(check?.detail).toContain('Microsoft refuses the app');
  });

  it('and does not wait for ever', async () => {
    const slow = { ...slack(), apiUrl: silentUrl() };
    const standIn = { serviceUrl: '', openIdMetadataUrl: '', loginUrl: silentUrl() };
    const checks = await checkChats({ ...NONE, slack: slow, teams: { ...teams(), standIn } }, 300);
    expect(checks.map(({ ok, detail }) => [ok, detail.split(':')[0]])).toEqual([
      [false, 'no answer in 0.3 s'],
      [false, 'no answer in 0.3 s'],
    ]);
  });

  it('and says how to connect one where there is none', async () => {
    expect(await checkChats(NONE)).toMatchObject([{ name: 'chat', ok: false }]);
  });

  it('and makes no store only to look at it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-doctor-'));
    const outcome = await doctor({
      env: { ROLLCALL_DATA: folder },
      openLog: () => openLog({ level: 'silent' }),
      openHouse: async () => {
        throw new Error('The store is not opened.');
      },
    });
    expect(outcome.text).toContain('ok      store: there is none yet');
    expect(existsSync(join(folder, 'store'))).toBe(false);
    rmSync(folder, { recursive: true });
  });
});

describe('what start prints', () => {
  const standing = { port: 3000, storeKind: 'postgres', unknownAdmins: [], slug: null } as const;
  const baseUrl = 'https://consent.northwindfs.example';

  it('names Slack’s address only where Slack comes over HTTP', () => {
    const http = banner({ ...standing, config: { slack: slack(), teams: null, baseUrl } });
    expect(http.join('\n')).toContain(`${baseUrl}/slack/events`);
    expect(http.join('\n')).not.toContain('/api/messages');
    const socket = { ...slack(), appToken: 'xapp-1-socket' };
    const lines = banner({ ...standing, config: { slack: socket, teams: null, baseUrl } });
    expect(lines.join('\n')).toContain('over a socket');
    expect(lines.join('\n')).not.toContain('/slack/events');
  });

  it('names the address of Teams alone, and the pages once there are some', () => {
    const config = { slack: null, teams: teams(), baseUrl };
    const lines = banner({ ...standing, config, slug: 'northwind' });
    expect(lines).toEqual([
      'Rollcall listens on port 3000.',
      `Teams reaches it at ${baseUrl}/api/messages.`,
      `Reviewers read ${baseUrl}/evidence/northwind, without login.`,
    ]);
  });
});
