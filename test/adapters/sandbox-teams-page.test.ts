import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { performTeamsAct } from '../../sandbox/page/teams-act.ts';
import { teamsPageState } from '../../sandbox/page/teams-state.ts';
import { type TeamsBotInSandbox, teamsBotInSandbox } from '../support/sandbox-teams-bot.ts';
import { requestCard, words } from '../support/teams-cards.ts';

let bot: TeamsBotInSandbox;

beforeEach(async () => {
  bot = await teamsBotInSandbox({ patienceMs: 50 });
});

afterEach(() => bot.close());

const idOf = (called: string) => bot.sandbox.person(called).person.id;

const act = (called: string, body: Record<string, unknown>) =>
  performTeamsAct(bot.sandbox, { person: idOf(called), ...body });

const stateOf = (called: string) => teamsPageState(bot.sandbox, idOf(called));

describe('the Teams side of the sandbox page', () => {
  it('labels each action of a card and presses the one that is meant', async () => {
    const received: unknown[] = [];
    bot.app.adaptiveCards.actionExecute('agree', async (_context, _state, data) => {
      received.push(data);
      return words('Thank you') as never;
    });
    await bot.ask(idOf('Nia Bekele'));
    const [message] = stateOf('Nia Bekele').messages;
    const text = JSON.stringify(message?.cards);
    for (const label of ['press-0', 'press-1', 'press-2', 'press-3']) expect(text).toContain(label);
    const pressed = { kind: 'press', on: message?.id, card: 0, action: 1 };
    expect(await act('Nia Bekele', { ...pressed, values: { phone: '' } })).toMatchObject({
      ok: false,
      error: 'Please correct the marked fields.',
    });
    expect(await act('Nia Bekele', { ...pressed, values: { phone: '737-555-0123' } })).toEqual({
      ok: true,
    });
    expect(received).toEqual([{ card: 'c1', phone: '737-555-0123', tick: 'false' }]);
    expect(JSON.stringify(stateOf('Nia Bekele').messages[0]?.cards)).toContain('Thank you');
    expect(await act('Nia Bekele', pressed)).toMatchObject({ ok: false });
  });

  it('shows an old client what it can do instead', async () => {
    await bot.ask(idOf('Ruth Abernathy'));
    const text = JSON.stringify(stateOf('Ruth Abernathy').messages[0]?.cards);
    expect(text).not.toContain('Action.Execute');
    expect(text).toContain('Action.Submit');
    expect(requestCard.actions[1].type).toBe('Action.Execute');
  });

  it('writes to the app, and only where the person may', async () => {
    const write = { kind: 'write', text: 'help', conversation: 'chat' };
    expect(await act('Nia Bekele', write)).toEqual({ ok: true });
    expect(stateOf('Nia Bekele').messages).toMatchObject([{ text: 'help', fromApp: false }]);
    for (const called of ['Bruno Falk', 'Celia Duarte', 'Kurt Vance']) {
      expect(stateOf(called).mayAct).toBe(false);
      expect((await act(called, write)).ok).toBe(false);
    }
    expect(await act('Bruno Falk', { kind: 'unblock' })).toEqual({ ok: true });
    expect(await act('Celia Duarte', { kind: 'install' })).toEqual({ ok: true });
    expect(stateOf('Bruno Falk').mayAct).toBe(true);
    expect(stateOf('Celia Duarte').mayAct).toBe(true);
  });

  it('refuses what it does not know', async () => {
    expect(await act('Nia Bekele', { kind: 'dance' })).toMatchObject({ ok: false });
    expect(await performTeamsAct(bot.sandbox, { person: 'nobody' })).toMatchObject({ ok: false });
  });
});
