import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Block, blockList } from '../../sandbox/slack/block.ts';
import { eventually } from '../../sandbox/slack/eventually.ts';
import type { Hands } from '../../sandbox/slack/hands.ts';
import { type BoltInSandbox, boltInSandbox } from '../support/sandbox-bolt-app.ts';

const words = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string, value: string) => ({ text: words(text), value });
const input = (id: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id: id,
  label: words(`The ${id}`),
  optional: true,
  element: { action_id: id, ...element },
  ...more,
});
const page = (title: string, blocks: object[]) => ({
  type: 'modal' as const,
  callback_id: 'form',
  title: words(title),
  submit: words('Next'),
  blocks: blocks as never[],
});

const every = page('Every field', [
  input('kind', {
    type: 'static_select',
    options: [option('Everyone', 'all'), option('A channel', 'channel')],
  }),
  input('pace', {
    type: 'radio_buttons',
    initial_option: option('Slow', 'slow'),
    options: [option('Slow', 'slow'), option('Fast', 'fast')],
  }),
  input('people', { type: 'multi_users_select' }),
  input('channel', { type: 'conversations_select' }),
  input('topics', {
    type: 'checkboxes',
    options: [option('Shifts', 'shifts'), option('Safety', 'safety')],
  }),
  input('mail', { type: 'email_text_input' }),
  input('file', { type: 'file_input', filetypes: ['csv'] }),
  input('note', { type: 'plain_text_input', max_length: 10, initial_value: 'hello' }),
  {
    type: 'section',
    block_id: 'live',
    text: words('Live choice'),
    accessory: { type: 'static_select', action_id: 'live', options: [option('Now', 'now')] },
  },
]);

let world: BoltInSandbox;
let hana: Hands;
let answerWith: object | undefined;
let submitted: Record<string, Record<string, Block>>;
const chosen: unknown[] = [];
const events: string[] = [];

beforeAll(async () => {
  world = await boltInSandbox({ limits: false });
  const { app, sandbox } = world;
  hana = sandbox.person('Hana Reyes');
  app.shortcut('open', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: every });
  });
  app.view('form', async ({ ack, view }) => {
    submitted = view.state.values as unknown as typeof submitted;
    await (ack as (answer?: object) => Promise<void>)(answerWith);
  });
  app.action('live', async ({ ack, action }) => {
    chosen.push(action);
    await ack();
  });
  for (const type of ['tokens_revoked', 'app_uninstalled'] as const)
    app.event(type, async () => {
      events.push(type);
    });
});

afterAll(() => world.close());

beforeEach(async () => {
  answerWith = undefined;
  while (hana.modal()) await hana.closes();
  await hana.usesShortcut('open');
});

describe('forms in the sandbox', () => {
  it('carry every kind of choice in Slack’s own shape', async () => {
    await hana.selects('kind', 'A channel');
    await hana.selects('The people', ['Olivia Grant', '王小明']);
    await hana.selects('channel', '#field-crew');
    await hana.ticks('topics', 'Safety');
    await hana.ticks('topics', 'shifts');
    await hana.fills('mail', 'hr@northwindfs.example');
    await hana.submits();
    expect(submitted).toMatchObject({
      kind: { kind: { type: 'static_select', selected_option: { value: 'channel' } } },
      pace: { pace: { selected_option: { value: 'slow' } } },
      people: { people: { selected_users: ['U0NWFS0003', 'U0NWFS0008'] } },
      channel: { channel: { selected_conversation: 'C0FIELDCRW' } },
      topics: { topics: { selected_options: [{ value: 'safety' }, { value: 'shifts' }] } },
      mail: { mail: { type: 'email_text_input', value: 'hr@northwindfs.example' } },
      note: { note: { type: 'plain_text_input', value: 'hello' } },
    });
  });

  it('carry a file, which the app can fetch', async () => {
    await hana.attaches('file', { name: 'people.csv', bytes: Buffer.from('email\n') });
    await hana.submits();
    const [file] = blockList(submitted.file?.file?.files);
    const info = await world.app.client.files.info({ file: String(file?.id) });
    expect(info.file).toMatchObject({ name: 'people.csv', filetype: 'csv', size: 6 });
    const download = await fetch(info.file?.url_private_download ?? '');
    expect(await download.text()).toBe('email\n');
  });

  it('send empty fields as Slack does, and can be emptied again', async () => {
    await hana.ticks('topics');
    await hana.unticks('topics');
    await hana.fills('note', '');
    await hana.submits();
    expect(submitted).toMatchObject({
      kind: { kind: { selected_option: null } },
      people: { people: { selected_users: [] } },
      topics: { topics: { selected_options: [] } },
      note: { note: { value: null } },
    });
  });

  it('are checked by Slack before the app sees them', async () => {
    await hana.fills('mail', 'no address');
    await hana.fills('note', 'far too long');
    expect(await hana.submits()).toEqual({
      mail: 'Please enter a valid email address.',
      note: 'Must be at most 10 characters.',
    });
    await expect(hana.selects('kind', 'Nobody')).rejects.toThrow('Everyone, A channel');
  });

  it('tell the app at once of a choice outside an input', async () => {
    await hana.selects('live', 'Now');
    await eventually(() => chosen.length === 1);
    expect(chosen[0]).toMatchObject({ type: 'static_select', selected_option: { value: 'now' } });
  });

  it('follow the app to another page, a page above, and out', async () => {
    answerWith = { response_action: 'update', view: page('Second', []) };
    await hana.submits();
    expect(hana.modal()?.title).toBe('Second');
    answerWith = { response_action: 'push', view: page('Above', []) };
    await hana.submits();
    expect(hana.modal()?.title).toBe('Above');
    answerWith = { response_action: 'clear' };
    await hana.submits();
    expect(hana.modal()).toBeNull();
  });

  it('show no answer that Slack could not show', async () => {
    answerWith = { response_action: 'update', view: page('A title of more than 24 letters', []) };
    await hana.submits();
    expect(hana.modal()?.title).toBe('Every field');
    expect(hana.notices().at(-1)).toMatchObject({ code: 'invalid_arguments' });
    answerWith = { response_action: 'errors', errors: { nowhere: 'Wrong' } };
    await hana.submits();
    expect(hana.notices().at(-1)).toMatchObject({ code: 'invalid_view_errors' });
  });
});

describe('the app’s removal', () => {
  it('is told in two events, after which its token is worth nothing', async () => {
    await world.sandbox.uninstalls();
    await eventually(() => events.length === 2);
    expect(events).toEqual(['tokens_revoked', 'app_uninstalled']);
    const refused = await world.app.client.users.list({}).catch((error) => error.data.error);
    expect(refused).toBe('invalid_auth');
  });
});
