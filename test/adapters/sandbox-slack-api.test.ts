import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LogLevel, type UsersListResponse, WebClient } from '@slack/web-api';
import { northwind } from '../../sandbox/people.ts';
import {
  type RunningSlackSandbox,
  startSlackSandbox,
} from '../../sandbox/slack/start-slack-sandbox.ts';

let sandbox: RunningSlackSandbox;
let client: WebClient;

const clientOf = (token: string | undefined) =>
  new WebClient(token, {
    slackApiUrl: sandbox.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  });

/** The error string Slack answers with, or what went wrong instead. */
const refusal = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error: { data?: { error?: string }; code?: string }) =>
      error.data?.error ?? error.code ?? 'unknown',
  );

const metadata = { event_type: 'delivery', event_payload: { id: 'd-1' } };

beforeEach(async () => {
  sandbox = await startSlackSandbox({ ...northwind(), limits: false });
  client = clientOf(sandbox.botToken);
});

afterEach(() => sandbox.close());

describe('the stand-in for the Slack Web API', () => {
  it('knows the token, and says which is missing or wrong', async () => {
    const me = await client.auth.test();
    expect(me).toMatchObject({
      team_id: 'T0NORTHWND',
      user_id: 'U0ROLLCALL',
      bot_id: 'B0ROLLCALL',
    });
    expect(me.response_metadata?.scopes).toContain('chat:write');
    expect(await refusal(clientOf('xoxb-other').auth.test())).toBe('invalid_auth');
    expect(await refusal(clientOf(undefined).auth.test())).toBe('not_authed');
    expect(await refusal(client.apiCall('chat.sing'))).toBe('unknown_method');
    expect(await refusal(client.apps.connections.open())).toBe('not_allowed_token_type');
  });

  it('pages the directory to its end, each person once', async () => {
    const seen: string[] = [];
    let pages = 0;
    for await (const page of client.paginate('users.list', { limit: 7 })) {
      pages += 1;
      const { members = [] } = page as UsersListResponse;
      for (const member of members) seen.push(member.id ?? '');
    }
    expect(pages).toBe(4);
    expect(seen).toHaveLength(24);
    expect(new Set(seen).size).toBe(24);
    expect(await refusal(client.users.list({ cursor: 'bm90IG9uZQ==' }))).toBe('invalid_cursor');
  });

  it('marks guests, strangers, bots and people who left as Slack does', async () => {
    const { members = [] } = await client.users.list({ include_locale: true });
    const by = new Map(members.map((one) => [one.id, one]));
    expect(by.get('U0GUESTMUL')).toMatchObject({ is_restricted: true, is_ultra_restricted: false });
    expect(by.get('U0GUESTONE')).toMatchObject({ is_ultra_restricted: true });
    expect(by.get('U0STRANGER')).toMatchObject({ is_stranger: true, team_id: 'T0SUPPLIER' });
    expect(by.get('U0DEPARTED')).toMatchObject({ deleted: true });
    expect(by.get('U0ROLLCALL')).toMatchObject({ is_bot: true });
    expect(by.get('USLACKBOT')).toMatchObject({ is_bot: false });
    const dale = members.find((one) => one.name === 'dale.hutchins');
    expect(dale?.profile).not.toHaveProperty('email');
    const hana = await client.users.lookupByEmail({ email: 'Hana.Reyes@northwindfs.example' });
    expect(hana.user?.real_name).toBe('Hana Reyes');
    const nobody = client.users.lookupByEmail({ email: 'nobody@northwindfs.example' });
    expect(await refusal(nobody)).toBe('users_not_found');
    expect(await refusal(client.users.info({ user: 'U0NOBODY' }))).toBe('user_not_found');
  });

  it('lists channels, members and user groups', async () => {
    const { channels = [] } = await client.conversations.list({ types: 'public_channel' });
    expect(channels.map((one) => one.name)).toEqual(['general', 'field-crew']);
    const first = await client.conversations.members({ channel: 'C0GENERAL0', limit: 10 });
    expect(first.members).toHaveLength(10);
    const cursor = first.response_metadata?.next_cursor ?? '';
    const rest = await client.conversations.members({ channel: 'C0GENERAL0', limit: 10, cursor });
    expect(rest.members).toHaveLength(9);
    const groups = await client.usergroups.list();
    expect(groups.usergroups?.[0]?.handle).toBe('dispatch');
    const dispatch = await client.usergroups.users.list({ usergroup: 'S0DISPATCH' });
    expect(dispatch.users?.length).toBeGreaterThan(2);
    const stranger = client.usergroups.users.list({ usergroup: 'S0NONE' });
    expect(await refusal(stranger)).toBe('no_such_subteam');
  });

  it('delivers a message straight to a person and finds it by its metadata', async () => {
    const posted = await client.chat.postMessage({
      channel: 'U0NWFS0003',
      text: 'Hello',
      metadata,
    });
    expect(posted.channel).toBe('D0NWFS0003');
    const opened = await client.conversations.open({ users: 'U0NWFS0003' });
    expect(opened.channel?.id).toBe('D0NWFS0003');
    const channel = posted.channel ?? '';
    const bare = await client.conversations.history({ channel });
    expect(bare.messages?.[0]).not.toHaveProperty('metadata');
    const full = await client.conversations.history({ channel, include_all_metadata: true });
    expect(full.messages?.[0]).toMatchObject({ ts: posted.ts, metadata });
    expect(sandbox.person('Olivia Grant').newestMessage()?.text()).toBe('Hello');
  });

  it('pages history newest first and honours oldest and latest', async () => {
    const stamps: string[] = [];
    for (const text of ['one', 'two', 'three']) {
      const posted = await client.chat.postMessage({ channel: 'U0NWFS0003', text });
      stamps.push(posted.ts ?? '');
    }
    const channel = 'D0NWFS0003';
    const first = await client.conversations.history({ channel, limit: 2 });
    expect(first.messages?.map((one) => one.text)).toEqual(['three', 'two']);
    expect(first.has_more).toBe(true);
    const oldest = stamps[0] ?? '';
    const later = await client.conversations.history({ channel, oldest });
    expect(later.messages).toHaveLength(2);
    const latest = stamps[1] ?? '';
    const earlier = await client.conversations.history({ channel, latest, inclusive: true });
    expect(earlier.messages?.map((one) => one.text)).toEqual(['two', 'one']);
  });

  it('refuses people and places nobody can write to, in Slack’s words', async () => {
    const post = (channel: string, text = 'Hi') =>
      refusal(client.chat.postMessage({ channel, text }));
    expect(await post('U0NOBODY')).toBe('channel_not_found');
    expect(await post('USLACKBOT')).toBe('cannot_dm_bot');
    expect(await post('U0DEPARTED')).toBe('user_disabled');
    expect(await post('C0FIELDCRW')).toBe('not_in_channel');
    expect(await post('U0NWFS0003', '')).toBe('no_text');
    expect(await post('U0NWFS0003', 'x'.repeat(40_001))).toBe('msg_too_long');
    const huge = { event_type: 'x', event_payload: { id: 'x'.repeat(9_000) } };
    const heavy = client.chat.postMessage({ channel: 'U0NWFS0003', text: 'Hi', metadata: huge });
    expect(await refusal(heavy)).toBe('metadata_too_large');
    sandbox.workspace.messagesTabOpen = false;
    expect(await post('U0NWFS0003')).toBe('messages_tab_disabled');
  });

  it('edits and deletes the app’s own messages only', async () => {
    const blocks = [{ type: 'divider' }];
    const posted = await client.chat.postMessage({ channel: 'U0NWFS0003', text: 'One', blocks });
    const at = { channel: posted.channel ?? '', ts: posted.ts ?? '' };
    await client.chat.update({ ...at, text: 'Two' });
    const shown = sandbox.person('Olivia Grant').newestMessage();
    expect(shown?.text()).toBe('Two');
    expect(shown?.message.blocks).toEqual([]);
    expect(shown?.message.versions[0]?.text).toBe('One');
    expect(await refusal(client.chat.update({ ...at, ts: '1.000001', text: 'x' }))).toBe(
      'message_not_found',
    );
    await client.chat.delete(at);
    expect(sandbox.person('Olivia Grant').newestMessage()).toBeUndefined();
  });

  it('takes a file in three steps and keeps its bytes', async () => {
    const { channel } = await client.conversations.open({ users: 'U0NWFS0001' });
    await client.filesUploadV2({
      channel_id: channel?.id ?? '',
      file: Buffer.from('summary as a file'),
      filename: 'summary.txt',
      initial_comment: 'Here it is',
    });
    const hana = sandbox.person('Hana Reyes');
    const [file] = hana.files();
    expect(file?.bytes.toString()).toBe('summary as a file');
    expect(hana.newestMessage()?.text()).toBe('Here it is');
    const download = await fetch(new URL(file?.path ?? '', sandbox.apiUrl));
    expect(await download.text()).toBe('summary as a file');
  });

  it('names the scope a token lacks and the scopes it has', async () => {
    await sandbox.close();
    sandbox = await startSlackSandbox({ ...northwind(), scopes: ['chat:write', 'users:read'] });
    const lookup = clientOf(sandbox.botToken).users.lookupByEmail({ email: 'a@b.example' });
    const error = await lookup.catch((thrown: { data: unknown }) => thrown.data);
    expect(error).toMatchObject({
      error: 'missing_scope',
      needed: 'users:read.email',
      provided: 'chat:write,users:read',
    });
  });
});
