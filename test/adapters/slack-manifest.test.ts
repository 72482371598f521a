import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { SUBCOMMANDS } from '../../adapters/slack/listeners/subcommands.ts';
import { missingScopes, SCOPES } from '../../adapters/slack/scopes.ts';
import { allMethods } from '../../sandbox/slack/methods/all-methods.ts';

const manifest = JSON.parse(
  readFileSync(new URL('../../manifest/slack.json', import.meta.url), 'utf8'),
);

describe('the Slack manifest', () => {
  it('asks for exactly the scopes that are justified', () => {
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual(Object.keys(SCOPES).sort());
    expect(manifest.oauth_config.scopes.user).toBeUndefined();
  });

  it('gives a reason of its own for every scope', () => {
    const reasons = Object.values(SCOPES);
    expect(new Set(reasons).size).toBe(reasons.length);
    expect(reasons.every((reason) => reason.length > 10)).toBe(true);
  });

  it('names the scopes a token lacks', () => {
    expect(missingScopes(Object.keys(SCOPES))).toEqual([]);
    expect(missingScopes(['commands'])).toContain('chat:write');
  });

  it('lets people write to the app and receive its messages', () => {
    expect(manifest.features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
  });

  it('has the command with escaped names, and one address for everything', () => {
    const [command] = manifest.features.slash_commands;
    expect(command).toMatchObject({ command: '/sms-consent', should_escape: true });
    const { interactivity, event_subscriptions: events } = manifest.settings;
    expect(new Set([command.url, interactivity.request_url, events.request_url]).size).toBe(1);
    expect(command.url).toMatch(/\/slack\/events$/u);
  });

  it('hints at everything that can be typed, within Slack’s 1,000 characters', () => {
    const hint: string = manifest.features.slash_commands[0].usage_hint;
    expect(hint.match(/[a-z]+/gu)).toEqual(expect.arrayContaining([...SUBCOMMANDS.keys()]));
    expect(hint.length).toBeLessThanOrEqual(1_000);
  });

  it('subscribes only to what the listeners hear', () => {
    expect(manifest.settings.event_subscriptions.bot_events).toEqual([
      'app_home_opened',
      'app_uninstalled',
      'message.im',
      'tokens_revoked',
      'user_change',
    ]);
  });

  it('keeps its texts within Slack’s limits', () => {
    const { name, description, long_description: long } = manifest.display_information;
    expect(name.length).toBeLessThanOrEqual(35);
    expect(description.length).toBeLessThanOrEqual(140);
    expect(long.length).toBeGreaterThanOrEqual(174);
    expect(long.length).toBeLessThanOrEqual(4_000);
    expect(manifest.features.bot_user.display_name.length).toBeLessThanOrEqual(80);
  });

  it('asks for a scope only when a call of the adapter or the manifest itself needs it', () => {
    const calls = sources().flatMap((text) => [
      ...text.matchAll(/\bclient\s*\.([a-z]+(?:\.[a-zA-Z]+)+)\(/gu),
    ]);
    const methods = new Set(calls.map((match) => match[1] ?? ''));
    expect(methods).toContain('chat.postMessage');
    const needed = [...methods].flatMap((method) => allMethods.get(method)?.scope ?? []);
    const beside = [
      'commands', // the slash command
      'files:write', // filesUploadV2, which is three methods
      'groups:read', // conversations.* for private channels
      'users:read.email', // the e-mail in users.list and users.info
    ];
    expect([...new Set([...needed, ...beside])].sort()).toEqual(Object.keys(SCOPES).sort());
  });
});

/** The text of every file of the adapter. */
function sources(): string[] {
  const folder = new URL('../../adapters/slack/', import.meta.url);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
}
