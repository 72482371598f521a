import { describe, expect, it } from '@jest/globals';
import { readTeamsConfig } from '../../../src/teams-config.ts';

const IDS = {
  TEAMS_APP_ID: '9d4e8c26-71af-4b0c-8e35-2f6a1c0b7d94',
  TEAMS_TENANT_ID: '5f0c7a1e-3b52-4d61-9a0e-7c1d2b3a4f50',
};
const PASSWORD = { TEAMS_APP_PASSWORD: 'k9~vQ8ZpLw3rT5' };
const CERTIFICATE = {
  TEAMS_APP_CERTIFICATE: '/etc/rollcall/teams.crt',
  TEAMS_APP_CERTIFICATE_KEY: '/etc/rollcall/teams.key',
};

function read(env: Readonly<Record<string, string>>) {
  const problems: string[] = [];
  return { config: readTeamsConfig(env, problems), problems };
}

describe('how the app in Teams proves itself', () => {
  it('is its secret', () => {
    const { config, problems } = read({ ...IDS, ...PASSWORD });
    expect(problems).toEqual([]);
    expect(config).toMatchObject({ appPassword: PASSWORD.TEAMS_APP_PASSWORD });
    expect(config?.certificate).toBeUndefined();
  });

  it('or a certificate with its key, each as text or as a path', () => {
    const { config, problems } = read({ ...IDS, ...CERTIFICATE, TEAMS_APP_PASSWORD: '' });
    expect(problems).toEqual([]);
    expect(config).toMatchObject({
      appPassword: '',
      certificate: { certificate: '/etc/rollcall/teams.crt', key: '/etc/rollcall/teams.key' },
    });
  });

  const wrong = [
    ['neither', {}, 'TEAMS_APP_PASSWORD is empty'],
    ['a placeholder', { TEAMS_APP_PASSWORD: 'your secret' }, 'TEAMS_APP_PASSWORD is empty'],
    ['both', { ...PASSWORD, ...CERTIFICATE }, 'both set'],
    [
      'a certificate without its key',
      { TEAMS_APP_CERTIFICATE: 'x.pem' },
      'TEAMS_APP_CERTIFICATE_KEY is missing',
    ],
    [
      'a key without its certificate',
      { TEAMS_APP_CERTIFICATE_KEY: 'x.pem' },
      'TEAMS_APP_CERTIFICATE is missing',
    ],
  ] as const;

  it.each(wrong)('is refused as %s, in one sentence with the remedy', (_, env, sentence) => {
    const { problems } = read({ ...IDS, ...env });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(sentence);
  });

  it('is never repeated in a sentence about it', () => {
    const secret = { TEAMS_APP_CERTIFICATE_KEY: '-----BEGIN PRIVATE KEY----- c0ffee' };
    for (const problem of read({ ...IDS, ...PASSWORD, ...secret }).problems) {
      expect(problem).not.toContain('c0ffee');
      expect(problem).not.toContain(PASSWORD.TEAMS_APP_PASSWORD);
    }
  });
});
