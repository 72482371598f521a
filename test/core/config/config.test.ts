import { describe, expect, it } from '@jest/globals';
import { type Environment, readConfig } from '../../../src/config.ts';
import { ConfigError } from '../../../src/errors.ts';

const SECRET = 'c0ffee00c0ffee00c0ffee00c0ffee00';
const TOKEN = 'xoxb-1234567890-abcdefghij';
const SLACK = { SLACK_BOT_TOKEN: TOKEN, SLACK_SIGNING_SECRET: SECRET };

function problemsOf(env: Environment): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  it('means the sandbox and the embedded store when nothing is set', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ slack: null, databaseUrl: null, port: 3000, admins: [] });
    expect(config.baseUrl).toBe('http://localhost:3000');
    expect(config.keyFile).toBe('.rollcall/ledger-key.pem');
    expect(config.retentionYears).toBe(5);
    expect(readConfig({ ROLLCALL_RETENTION_YEARS: '4' }).retentionYears).toBe(4);
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('reads real credentials, a compatible server and the admins', () => {
    const config = readConfig({
      ...SLACK,
      SLACK_API_URL: 'http://127.0.0.1:4003/api',
      ROLLCALL_ADMINS: 'hr@northwindfs.example, slack:T0001:U0001',
      BASE_URL: 'https://rollcall.northwindfs.example/',
    });
    expect(config.slack).toEqual({
      botToken: TOKEN,
      signingSecret: SECRET,
      appToken: null,
      apiUrl: 'http://127.0.0.1:4003/api/',
    });
    expect(config.admins).toEqual(['hr@northwindfs.example', 'slack:T0001:U0001']);
    expect(config.baseUrl).toBe('https://rollcall.northwindfs.example');
  });

  it('tells every mistake at once', () => {
    const problems = problemsOf({ PORT: 'eighty', BASE_URL: 'here', DATABASE_URL: 'mysql://x' });
    expect(problems).toHaveLength(3);
  });

  const refused: readonly (readonly [string, Environment, string])[] = [
    ['an empty token', { ...SLACK, SLACK_BOT_TOKEN: '' }, 'SLACK_BOT_TOKEN'],
    ['a token of blanks', { ...SLACK, SLACK_BOT_TOKEN: '   ' }, 'SLACK_BOT_TOKEN'],
    ['a placeholder token', { ...SLACK, SLACK_BOT_TOKEN: 'xoxb-your-token' }, 'SLACK_BOT_TOKEN'],
    ['a token in brackets', { ...SLACK, SLACK_BOT_TOKEN: '<token>' }, 'SLACK_BOT_TOKEN'],
    ['a user token', { ...SLACK, SLACK_BOT_TOKEN: 'xoxp-1234567890-abc' }, 'SLACK_BOT_TOKEN'],
    ['an empty secret', { ...SLACK, SLACK_SIGNING_SECRET: '' }, 'SLACK_SIGNING_SECRET'],
    [
      'a secret to be changed',
      { ...SLACK, SLACK_SIGNING_SECRET: 'changeme' },
      'SLACK_SIGNING_SECRET',
    ],
    ['a short secret', { ...SLACK, SLACK_SIGNING_SECRET: 'c0ffee' }, 'SLACK_SIGNING_SECRET'],
    ['a token without a secret', { SLACK_BOT_TOKEN: TOKEN }, 'SLACK_SIGNING_SECRET'],
    ['a secret without a token', { SLACK_SIGNING_SECRET: SECRET }, 'SLACK_BOT_TOKEN'],
    ['a wrong app token', { ...SLACK, SLACK_APP_TOKEN: 'xoxb-1234567890' }, 'SLACK_APP_TOKEN'],
    ['a misspelt setting', { ROLLCALL_ADMIN: 'hr@northwindfs.example' }, 'ROLLCALL_ADMIN'],
    [
      'an admin that is neither address nor account',
      { ROLLCALL_ADMINS: 'hana' },
      'ROLLCALL_ADMINS',
    ],
    ['too short a retention', { ROLLCALL_RETENTION_YEARS: '3' }, 'ROLLCALL_RETENTION_YEARS'],
    ['half a year of retention', { ROLLCALL_RETENTION_YEARS: '4.5' }, 'ROLLCALL_RETENTION_YEARS'],
    ['an empty data folder', { ROLLCALL_DATA: '' }, 'ROLLCALL_DATA'],
    ['a port beyond the last', { PORT: '70000' }, 'PORT'],
  ];
  for (const [what, env, key] of refused) {
    it(`refuses ${what}, naming the key and never the value`, () => {
      const problems = problemsOf(env);
      expect(problems.join(' ')).toContain(key);
      for (const value of Object.values(env)) {
        if (value !== undefined && value.trim().length > 3)
          expect(problems.join(' ')).not.toContain(value);
      }
    });
  }
});
