import { describe, expect, it } from '@jest/globals';
import {
  ErrorCode,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { toDeliveryError } from '../../adapters/slack/errors.ts';
import { DeliveryError, InvalidInputError } from '../../src/errors.ts';

const troubleOf = (error: unknown) => {
  const seen = toDeliveryError(error);
  return seen instanceof DeliveryError ? [seen.trouble, seen.reason] : seen;
};
const slack = (code: string) => new WebAPIPlatformError({ ok: false, error: code });
const network = (code: string) =>
  new WebAPIRequestError(
    new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) }),
  );

describe('Slack errors as delivery troubles', () => {
  it.each([
    ['channel_not_found', 'refused'],
    ['user_not_found', 'refused'],
    ['user_disabled', 'refused'],
    ['messages_tab_disabled', 'refused'],
    ['cannot_dm_bot', 'refused'],
    ['restricted_action', 'refused'],
    ['msg_too_long', 'refused'],
    ['a_word_slack_may_add_one_day', 'refused'],
    ['account_inactive', 'workspace'],
    ['invalid_auth', 'workspace'],
    ['token_revoked', 'workspace'],
    ['missing_scope', 'workspace'],
    ['not_authed', 'workspace'],
    ['fatal_error', 'in_doubt'],
    ['internal_error', 'in_doubt'],
    ['request_timeout', 'in_doubt'],
    ['ratelimited', 'limited'],
  ])('%s is %s', (code, trouble) => {
    expect(troubleOf(slack(code))).toEqual([trouble, code]);
  });

  it('a rate limit says how long to wait', () => {
    const seen = toDeliveryError(new WebAPIRateLimitedError(17)) as DeliveryError;
    expect([seen.trouble, seen.retryAfterMs, seen.retryable]).toEqual(['limited', 17_000, true]);
  });

  it.each([
    [500, 'in_doubt'],
    [502, 'in_doubt'],
    [503, 'in_doubt'],
    [504, 'in_doubt'],
    [408, 'in_doubt'],
    [401, 'workspace'],
    [403, 'workspace'],
    [404, 'retryable'],
  ])('HTTP %d is %s', (status, trouble) => {
    expect(troubleOf(new WebAPIHTTPError(status, '', {}))).toEqual([trouble, `http_${status}`]);
  });

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])(
    '%s never left, so it may be sent again',
    (code) => {
      expect(troubleOf(network(code))).toEqual(['retryable', code.toLowerCase()]);
    },
  );

  it.each(['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE'])(
    '%s may have arrived, so it is in doubt',
    (code) => {
      expect(troubleOf(network(code))).toEqual(['in_doubt', 'connection_lost']);
    },
  );

  it('a timeout and an unreadable answer are in doubt', () => {
    const timeout = new WebAPIRequestError(
      new DOMException('late', 'TimeoutError') as unknown as Error,
    );
    expect(troubleOf(timeout)).toEqual(['in_doubt', 'timeout']);
    expect(troubleOf(slack('<html>Bad Gateway</html>'))).toEqual(['in_doubt', 'unreadable_answer']);
    expect(troubleOf(new Error('anything'))).toEqual(['in_doubt', 'unreadable_answer']);
  });

  it('errors of our own family pass unchanged', () => {
    const own = new InvalidInputError('csv', 'x');
    expect(toDeliveryError(own)).toBe(own);
  });

  it('names the error classes the library still has', () => {
    expect(slack('x').code).toBe(ErrorCode.PlatformError);
  });
});
