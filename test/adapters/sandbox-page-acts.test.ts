import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { performAct } from '../../sandbox/page/page-act.ts';
import { pageState } from '../../sandbox/page/page-state.ts';
import { northwind } from '../../sandbox/people.ts';
import { openDirect, postMessage } from '../../sandbox/slack/messages.ts';
import {
  type RunningSlackSandbox,
  startSlackSandbox,
} from '../../sandbox/slack/start-slack-sandbox.ts';
import { showModal } from '../../sandbox/slack/views.ts';

// biome-ignore lint/suspicious/noExplicitAny: requests to the app are read as any app would.
type Request = Record<string, any>;

const plain = (text: string) => ({ type: 'plain_text', text });

const button = (action_id: string, value: string) => ({
  type: 'button',
  action_id,
  value,
  text: plain(value),
});

let sandbox: RunningSlackSandbox;
let app: Server;
let heard: Request[] = [];
let answer: unknown = '';

/** An app that writes down what it hears and answers what the test says. */
beforeAll(async () => {
  app = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const form = new URLSearchParams(body);
    if (body.startsWith('{')) heard.push(JSON.parse(body));
    else
      heard.push(
        form.has('payload') ? JSON.parse(form.get('payload') ?? '') : Object.fromEntries(form),
      );
    response.setHeader('content-type', 'application/json');
    response.end(answer === '' ? '' : JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const eventsUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}/slack/events`;
  sandbox = await startSlackSandbox({ ...northwind(), eventsUrl, patienceMs: 0 });
});

beforeEach(() => {
  heard = [];
  answer = '';
});

afterAll(async () => {
  app.closeAllConnections();
  app.close();
  await sandbox.close();
});

const idOf = (kind: string) => {
  const found = pageState(sandbox.workspace, '').people.find((person) => person.kind === kind);
  if (found === undefined) throw new Error(`The company has no ${kind}.`);
  return found.id;
};

const openForm = (person: string) =>
  showModal(sandbox.workspace, person, {
    above: false,
    payload: {
      type: 'modal',
      title: plain('Form'),
      callback_id: 'form',
      blocks: [
        {
          type: 'input',
          block_id: 'phone',
          label: plain('Phone'),
          element: { type: 'plain_text_input', action_id: 'phone' },
        },
        {
          type: 'input',
          block_id: 'csv',
          optional: true,
          label: plain('List'),
          element: { type: 'file_input', action_id: 'csv' },
        },
      ],
    },
  });

describe('acting on the sandbox page', () => {
  it('presses exactly the button that was clicked, even when another has its name', async () => {
    const person = idOf('employee');
    const { id } = openDirect(sandbox.workspace, person);
    const message = postMessage(sandbox.workspace, {
      channel: id,
      author: sandbox.workspace.botUserId,
      text: 'two rows',
      blocks: [
        {
          type: 'actions',
          block_id: 'one',
          elements: [button('keep', '1'), button('retire', '2')],
        },
        {
          type: 'actions',
          block_id: 'two',
          elements: [button('keep', '3'), button('retire', '4')],
        },
      ],
    });
    const act = {
      person,
      kind: 'action',
      on: 'message',
      channel: id,
      ts: message.ts,
      blockId: 'two',
      actionId: 'retire',
    };
    expect(await performAct(sandbox, act)).toEqual({ ok: true });
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({
      type: 'block_actions',
      user: { id: person },
      message: { ts: message.ts },
      actions: [{ block_id: 'two', action_id: 'retire', value: '4' }],
    });
    const stranger = await performAct(sandbox, { ...act, person: idOf('guest') });
    expect(stranger).toEqual({ ok: false, error: 'This is no longer on the screen.' });
    expect(heard).toHaveLength(1);
  });

  it('submits what was entered, with the file that was chosen, and shows the app’s objection', async () => {
    const person = idOf('admin');
    const view = openForm(person);
    const content = Buffer.from('email\n').toString('base64');
    const stored = await performAct(sandbox, { person, kind: 'upload', name: 'crew.csv', content });
    answer = { response_action: 'errors', errors: { phone: 'That is not a number.' } };
    await performAct(sandbox, {
      person,
      kind: 'submit',
      viewId: view.id,
      values: {
        phone: { phone: { type: 'plain_text_input', value: 'abc' } },
        csv: { csv: { type: 'file_input', files: [{ id: stored.file?.id }, { id: 'FORGED' }] } },
        forged: { forged: { type: 'plain_text_input', value: 'x' } },
      },
    });
    const values = heard[0]?.view.state.values ?? {};
    expect(Object.keys(values)).toEqual(['phone', 'csv']);
    expect(values.phone.phone.value).toBe('abc');
    expect(values.csv.csv.files).toHaveLength(1);
    const { url_private_download: url } = values.csv.csv.files[0];
    const headers = { authorization: `Bearer ${sandbox.botToken}` };
    expect(await (await fetch(url, { headers })).text()).toBe('email\n');
    expect(pageState(sandbox.workspace, person).modals.at(-1)?.errors).toEqual({
      phone: 'That is not a number.',
    });
  });

  it('closes the modal on screen, and no other', async () => {
    const person = idOf('admin');
    const { id } = openForm(person);
    expect((await performAct(sandbox, { person, kind: 'close', viewId: 'V0' })).ok).toBe(false);
    expect(pageState(sandbox.workspace, person).modals).toHaveLength(1);
    expect((await performAct(sandbox, { person, kind: 'close', viewId: id })).ok).toBe(true);
    expect(pageState(sandbox.workspace, person).modals).toEqual([]);
  });

  it('types commands and writes messages as the person chosen', async () => {
    const person = idOf('admin');
    answer = { text: 'Here is the help.' };
    await performAct(sandbox, { person, kind: 'command', text: '/sms-consent help' });
    expect(heard[0]).toMatchObject({ command: '/sms-consent', text: 'help', user_id: person });
    expect(pageState(sandbox.workspace, person).messages.at(-1)).toMatchObject({
      text: 'Here is the help.',
      ephemeral: true,
      fromApp: true,
    });
    await performAct(sandbox, { person, kind: 'write', text: 'stop' });
    expect(heard[1]?.event).toMatchObject({ type: 'message', user: person, text: 'stop' });
    await performAct(sandbox, { person, kind: 'open', tab: 'messages' });
    expect(heard[2]?.event).toMatchObject({ type: 'app_home_opened', tab: 'messages' });
  });

  it.each([
    [{ kind: 'write' }, 'There is no such person in the sandbox.'],
    [{ kind: 'write', person: 'U404' }, 'There is no such person in the sandbox.'],
    [{ kind: 'dance', person: 'admin' }, 'The page asked for something the sandbox does not know.'],
    [{ kind: 'submit', person: 'admin', viewId: 'V404' }, 'This is no longer on the screen.'],
    [{ kind: 'action', person: 'admin', on: 'home' }, 'This is no longer on the screen.'],
    [
      { kind: 'write', person: 'deactivated' },
      'This account is deactivated: nobody can sign in with it.',
    ],
    [
      { kind: 'write', person: 'bot' },
      'A bot has no screen: you can only look at what was sent to it.',
    ],
  ])('refuses %j with a sentence and tells the app nothing', async (body, error) => {
    const { person = '' } = body as { person?: string };
    const id = /^[a-z]+$/.test(person) ? idOf(person) : person;
    expect(await performAct(sandbox, { ...body, person: id })).toEqual({ ok: false, error });
    expect(heard).toEqual([]);
  });
});
