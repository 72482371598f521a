import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPageHandler } from '../../sandbox/page/page-routes.ts';
import type { PageState } from '../../sandbox/page/page-state.ts';
import { createWorkspace } from '../../sandbox/slack/create-workspace.ts';
import { openDirect, postMessage } from '../../sandbox/slack/messages.ts';
import type { Person } from '../../sandbox/slack/workspace.ts';

const person = (id: string, realName: string, more: Partial<Person> = {}): Person => ({
  id,
  name: id.toLowerCase(),
  realName,
  teamId: 'T1',
  tz: 'America/Chicago',
  locale: 'en-US',
  isBot: false,
  deleted: false,
  isRestricted: false,
  isUltraRestricted: false,
  isStranger: false,
  isAdmin: false,
  isOwner: false,
  ...more,
});

const workspace = createWorkspace({
  teamId: 'T1',
  teamName: 'Northwind Field Services',
  teamDomain: 'northwindfs',
  appId: 'A1',
  botUserId: 'UBOT',
  people: [
    person('UBOT', 'Rollcall', { isBot: true, botId: 'B1' }),
    person('UADA', 'Ada Okafor'),
    person('UHANA', 'Hana Reyes', { isAdmin: true }),
    person('UGONE', 'Dora Gone', { deleted: true, isAdmin: true }),
    person('UGUEST', 'Greta Guest', { isRestricted: true }),
    person('UFAR', 'Sam Stranger', { isStranger: true }),
    person('UBUILD', 'Build Bot', { isBot: true, botId: 'B2' }),
  ],
  channels: [{ id: 'C1', name: 'general', kind: 'public', members: [] }],
  userGroups: [],
  now: () => Date.UTC(2026, 7, 3),
});

let server: Server;
let base = '';

const state = async (id: string): Promise<PageState> =>
  (await (await fetch(`${base}/sandbox/state?person=${id}`)).json()) as PageState;

beforeAll(async () => {
  const handler = createPageHandler({ workspace, person: refuseToAct, apiUrl: '' });
  server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function refuseToAct(): never {
  throw new Error('Nobody was to act in this test.');
}

describe('the sandbox page on the wire', () => {
  it('serves its own files and forbids the browser to load anything else', async () => {
    for (const path of ['', '/', '/page.js', '/page.css']) {
      const response = await fetch(`${base}/sandbox${path}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(await response.text()).not.toMatch(/(?:src|href)="https?:|@import|url\(http/);
    }
  });

  it.each([
    '/nothing.js',
    '/..%2fpage-routes.ts',
    '/page-routes.ts',
    '/.hidden.js',
    '/client/page.js',
  ])('has nothing at %s', async (path) => {
    expect((await fetch(`${base}/sandbox${path}`)).status).toBe(404);
  });

  it('refuses a foreign host name that merely points to this computer', async () => {
    const status = await new Promise((resolve) => {
      get(
        `${base}/sandbox/state`,
        { headers: { host: 'evil.example' } },
        (answer: IncomingMessage) => resolve(answer.resume().statusCode),
      );
    });
    expect(status).toBe(403);
  });

  it.each([
    ['a foreign page', { origin: 'https://evil.example', 'content-type': 'application/json' }],
    ['no page at all', { 'content-type': 'application/json' }],
    ['a plain form', { origin: 'OWN', 'content-type': 'text/plain' }],
  ])('lets %s do nothing', async (_who, headers) => {
    const response = await fetch(`${base}/sandbox/act`, {
      method: 'POST',
      headers: {
        ...headers,
        ...('origin' in headers && headers.origin === 'OWN' ? { origin: base } : {}),
      } as never,
      body: JSON.stringify({ person: 'UADA', kind: 'write', text: 'hello' }),
    });
    expect(response.status).toBe(403);
    expect((await state('UADA')).messages).toEqual([]);
  });

  it.each(['not json', '[]', 'null'])('answers the body %j with a sentence', async (body) => {
    const headers = { origin: base, 'content-type': 'application/json' };
    const response = await fetch(`${base}/sandbox/act`, { method: 'POST', headers, body });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      ok: false,
      error: 'The sandbox could not read that request.',
    });
  });

  it('sorts people into kinds, leaves the app itself out and starts with an admin', async () => {
    const { people, me } = await state('');
    expect(Object.fromEntries(people.map(({ id, kind }) => [id, kind]))).toEqual({
      UADA: 'employee',
      UHANA: 'admin',
      UGONE: 'deactivated',
      UGUEST: 'guest',
      UFAR: 'stranger',
      UBUILD: 'bot',
    });
    expect(me.id).toBe('UHANA');
  });

  it('lets neither bots nor the deactivated act', async () => {
    expect(await state('UADA')).toMatchObject({ mayAct: true, whyNot: '' });
    for (const id of ['UGONE', 'UBUILD']) {
      expect((await state(id)).mayAct).toBe(false);
      expect((await state(id)).whyNot).not.toBe('');
    }
  });

  it('shows a whispered message to nobody but the person meant, and tells the page of it', async () => {
    const stream = await fetch(`${base}/sandbox/events`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();
    const { id } = openDirect(workspace, 'UGUEST');
    postMessage(workspace, { channel: id, author: 'UBOT', text: 'hi', visibleTo: 'UGUEST' });
    postMessage(workspace, { channel: id, author: 'UBOT', text: 'other', visibleTo: 'UHANA' });
    expect((await reader?.read())?.value).toContain('event: changed');
    await reader?.cancel();
    expect((await state('UGUEST')).messages.map(({ text }) => text)).toEqual(['hi']);
    expect((await state('UADA')).messages).toEqual([]);
  });
});
