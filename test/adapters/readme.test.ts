import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { SCOPES } from '../../adapters/slack/scopes.ts';
import { SUMMARY_FORMATS } from '../../src/command-line/summary-files.ts';
import { readConfig } from '../../src/config.ts';
import { ConfigError } from '../../src/errors.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The first cells of the rows below a heading of the README. */
function rowsUnder(heading: string): string {
  const [, section = ''] = readme.split(heading);
  return section.split(/\n#/)[0] ?? '';
}

describe('the README', () => {
  it('justifies exactly the scopes the app asks for', () => {
    const named = [...rowsUnder('### Scopes, and why each').matchAll(/`([a-z]+(?::[a-z.]+)?)`/g)]
      .map(([, scope]) => scope)
      .filter((scope) => scope?.includes(':') || scope === 'commands');
    expect(new Set(named)).toEqual(new Set(Object.keys(SCOPES)));
  });

  it('names every setting that the program knows', () => {
    const settings = ['ROLLCALL_ADMINS', 'ROLLCALL_DATA', 'ROLLCALL_KEY_FILE', 'DATABASE_URL'];
    settings.push('ROLLCALL_RETENTION_YEARS');
    const slack = ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN', 'SLACK_API_URL'];
    for (const setting of [...settings, ...slack, 'PORT', 'BASE_URL']) {
      expect(rowsUnder('## Five minutes to real Slack')).toContain(`\`${setting}\``);
    }
    const teams = [
      'TEAMS_APP_ID',
      'TEAMS_APP_PASSWORD',
      'TEAMS_APP_CERTIFICATE_KEY',
      'TEAMS_TENANT_ID',
      'TRUSTED_PROXY_HOPS',
    ];
    for (const setting of [...teams, 'TEAMS_ALLOW_ANONYMOUS', 'SMTP_URL', 'MAIL_FROM']) {
      expect(readme).toContain(setting);
    }
    const unknown = () => readConfig({ ROLLCALL_COLOUR: 'red' });
    expect(unknown).toThrow(ConfigError);
  });

  it('gives the two commands that package.json runs', () => {
    const scripts: Record<string, string> = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    ).scripts;
    for (const [, script = ''] of readme.matchAll(/npm run ([a-z:]+)/g)) {
      expect(Object.keys(scripts)).toContain(script);
    }
    expect(readme).toContain('npm ci && npm start');
    expect(readme).toContain('npm ci && npm test');
  });

  it('draws a house that has every folder of src', () => {
    const src = new URL('../../src/', import.meta.url);
    const folders = readdirSync(src, { withFileTypes: true }).filter((one) => one.isDirectory());
    for (const { name } of folders) expect(rowsUnder('## The house')).toContain(`${name}/`);
  });

  it('misses nothing that the program does', () => {
    const missing = rowsUnder('## What it does not do yet').toLowerCase();
    for (const format of SUMMARY_FORMATS)
      expect(missing).not.toMatch(new RegExp(`\\b${format}\\b`));
  });
});

describe('SECURITY.md', () => {
  const security = readFileSync(new URL('../../SECURITY.md', import.meta.url), 'utf8');

  it('does not hide that an admin can enter a consent', () => {
    expect(security).toContain('`consent enter` makes a ConsentGiven');
    expect(security).not.toContain(
      "only the addressed person's own verified act makes a ConsentGiven; there",
    );
  });

  it.each(['Requests from Slack', 'Requests from Teams', 'Personal links', 'Public pages'])(
    'says how %s are guarded',
    (door) => {
      expect(security).toContain(`## ${door}\n`);
    },
  );
});
