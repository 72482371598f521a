import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Logger, LogLevel, type View, WebClient } from '@slack/web-api';
import { northwind } from '../../sandbox/people.ts';
import {
  type RunningSlackSandbox,
  startSlackSandbox,
} from '../../sandbox/slack/start-slack-sandbox.ts';

const words = (text: string) => ({ type: 'plain_text' as const, text });
const modal = (title = 'Form'): View => ({
  type: 'modal',
  title: words(title),
  submit: words('Send'),
  blocks: [
    {
      type: 'input',
      block_id: 'phone',
      label: words('Phone'),
      element: { type: 'plain_text_input', action_id: 'phone' },
    },
  ],
});

const nothing = () => undefined;
/** The client writes Slack's refusals to its log; these tests provoke them. */
const SILENT: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

const PERSON = 'U0NWFS0003';
let sandbox: RunningSlackSandbox;
let client: WebClient;
let now: number;

beforeEach(async () => {
  now = 1_800_000_000_000;
  sandbox = await startSlackSandbox({
    ...northwind(),
    now: () => now,
    limits: false,
    patienceMs: 0,
    eventsUrl: 'http://127.0.0.1:9/nobody-listens',
  });
  client = new WebClient(sandbox.botToken, {
    slackApiUrl: sandbox.apiUrl,
    retryConfig: { retries: 0 },
    logger: SILENT,
  });
});

afterEach(() => sandbox.close());

/** A trigger id as an app would get it: from the payload of a shortcut. */
async function trigger(): Promise<string> {
  await sandbox.person(PERSON).usesShortcut('any');
  const body = sandbox.deliveries.at(-1)?.body ?? '';
  const payload = JSON.parse(new URLSearchParams(body).get('payload') ?? '{}');
  return String(payload.trigger_id);
}

const refusal = (call: Promise<unknown>): Promise<string | undefined> =>
  call.then(
    () => 'ok',
    (error: { data?: { error?: string } }) => error.data?.error,
  );

const open = (triggerId: string, view = modal()) =>
  client.views.open({ trigger_id: triggerId, view });

describe('modals in the sandbox', () => {
  it('open with a trigger once, within three seconds', async () => {
    const triggerId = await trigger();
    now += 3_000;
    expect(await refusal(open(triggerId))).toBe('ok');
    expect(sandbox.person(PERSON).modal()?.title).toBe('Form');
    expect(await refusal(open(triggerId))).toBe('exchanged_trigger_id');
    const late = await trigger();
    now += 3_001;
    expect(await refusal(open(late))).toBe('expired_trigger_id');
    expect(await refusal(open('1.2.made-up'))).toBe('invalid_trigger_id');
  });

  it('keep a bad form’s trigger for a better one', async () => {
    const triggerId = await trigger();
    const tooLong = await open(triggerId, modal('A title of 25 characters!')).catch(
      (error) => error,
    );
    expect(tooLong.data).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: {
        messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
      },
    });
    expect(await refusal(open(triggerId, modal('A title of 24 characters')))).toBe('ok');
  });

  it('stack three high and no higher', async () => {
    await open(await trigger());
    const push = async (title: string) =>
      refusal(client.views.push({ trigger_id: await trigger(), view: modal(title) }));
    expect(await push('Second')).toBe('ok');
    expect(await push('Third')).toBe('ok');
    expect(await push('Fourth')).toBe('push_limit_reached');
    const hands = sandbox.person(PERSON);
    await hands.closes();
    expect(hands.modal()?.title).toBe('Second');
    await hands.closes();
    await hands.closes();
    expect(await push('Nothing below')).toBe('not_found');
  });

  it('refuse an update with a stale hash and keep what was typed', async () => {
    const opened = await open(await trigger());
    const { id = '', hash = '' } = opened.view ?? {};
    const hands = sandbox.person(PERSON);
    await hands.fills('Phone', '+17375550102');
    await client.views.update({ view_id: id, hash, view: modal('Newer') });
    expect(hands.modal()?.title).toBe('Newer');
    expect(hands.modal()?.value('phone')).toBe('+17375550102');
    const stale = client.views.update({ view_id: id, hash, view: modal('Newest') });
    expect(await refusal(stale)).toBe('hash_conflict');
    expect(await refusal(client.views.update({ view_id: 'V0NONE', view: modal() }))).toBe(
      'not_found',
    );
  });

  it('tell the person when the app cannot be reached', async () => {
    await open(await trigger());
    const hands = sandbox.person(PERSON);
    await hands.fills('phone', '1');
    await hands.submits();
    expect(hands.modal()).not.toBeNull();
    expect(hands.notices().at(-1)?.code).toBe('dispatch_failed');
  });
});

describe('the Home tab in the sandbox', () => {
  it('is published per person and refuses a stale hash', async () => {
    const view: View = { type: 'home', blocks: [{ type: 'divider' }] };
    const published = await client.views.publish({ user_id: PERSON, view });
    const hash = published.view?.hash ?? '';
    await client.views.publish({ user_id: PERSON, view, hash });
    expect(await refusal(client.views.publish({ user_id: PERSON, view, hash }))).toBe(
      'hash_conflict',
    );
    expect(sandbox.person(PERSON).home()?.blocks).toHaveLength(1);
    expect(sandbox.person('Hana Reyes').home()).toBeNull();
  });
});

describe('response URLs in the sandbox', () => {
  it('take five answers in thirty minutes', async () => {
    const { channel = '', ts = '' } = await client.chat.postMessage({
      channel: PERSON,
      text: 'Hello',
      blocks: [
        { type: 'actions', elements: [{ type: 'button', action_id: 'a', text: words('Go') }] },
      ],
    });
    const payload = sandbox.person(PERSON).pressPayload('Go');
    const url = String(payload.response_url);
    const reply = async (body: object) => {
      const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
      return { status: response.status, text: await response.text() };
    };
    expect(await reply({ text: 'One', replace_original: true })).toEqual({
      status: 200,
      text: 'ok',
    });
    expect(sandbox.person(PERSON).newestMessage()).toMatchObject({ ts });
    expect(sandbox.person(PERSON).newestMessage()?.text()).toBe('One');
    for (const text of ['Two', 'Three', 'Four']) expect((await reply({ text })).status).toBe(200);
    expect(sandbox.person(PERSON).ephemerals()).toHaveLength(3);
    expect((await reply({ delete_original: true })).status).toBe(200);
    expect(sandbox.workspace.messages.get(channel)).toHaveLength(3);
    expect(await reply({ text: 'Six' })).toMatchObject({
      status: 404,
      text: expect.stringContaining('used_url'),
    });
  });
});
