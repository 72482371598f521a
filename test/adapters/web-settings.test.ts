/** The settings of the personal page and its mail. */
import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.ts';
import { ConfigError } from '../../src/errors.ts';

describe('The settings', () => {
  const problems = (env: Record<string, string>): readonly string[] => {
    try {
      readConfig(env);
      return [];
    } catch (error) {
      if (error instanceof ConfigError) return error.problems;
      throw error;
    }
  };

  it('believe no proxy and send no mail unless told', () => {
    expect(readConfig({}).web).toEqual({ trustedProxyHops: 0, smtpUrl: null, mailFrom: null });
    const env = {
      TRUSTED_PROXY_HOPS: '2',
      SMTP_URL: 'smtps://u:p@mail.example',
      MAIL_FROM: 'hr@x.example',
    };
    expect(readConfig(env).web).toEqual({
      trustedProxyHops: 2,
      smtpUrl: 'smtps://u:p@mail.example',
      mailFrom: 'hr@x.example',
    });
  });

  it.each([
    ['TRUSTED_PROXY_HOPS', ['', 'one', '-1', '1.5', '11', '1e0', 'true']],
    ['SMTP_URL', ['', 'secret.host', 'http://secret.host', 'smtp://']],
    ['MAIL_FROM', ['', 'hr', 'HR <hr@x.example>', 'a@x.example,b@x.example']],
  ])('%s is refused with its name and without its value when it cannot be right', (key, values) => {
    for (const value of values) {
      const [problem = ''] = problems({ [key]: value });
      expect(problem).toMatch(new RegExp(`^${key} must be`, 'u'));
      if (value.length > 6) expect(problem).not.toContain(value);
    }
  });
});
