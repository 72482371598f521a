import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CardFactory } from 'botbuilder';
import type { Hands } from '../../sandbox/teams/hands.ts';
import { type TeamsBotInSandbox, teamsBotInSandbox } from '../support/sandbox-teams-bot.ts';
import { cardMessage, requestCard, words } from '../support/teams-cards.ts';

let bot: TeamsBotInSandbox;
let nia: Hands;

beforeEach(async () => {
  bot = await teamsBotInSandbox();
  nia = bot.sandbox.person('Nia Bekele');
});

afterEach(() => bot.close());

describe('a card on the screen', () => {
  it('is read in words and buttons, without what is hidden or closed', async () => {
    await bot.ask(nia.person.id);
    const card = nia.newestCard();
    expect(card?.text()).toBe(
      'May we text you?\nNumber: 512-555-0142\nAnswer freely\nAgree\nNo\nOpen form',
    );
    expect(card?.buttons()).toEqual(['Agree', 'No', 'Open form']);
    await nia.presses('Agree');
    expect(card?.buttons()).toEqual(['Agree', 'I agree', 'No', 'Open form']);
    expect(card?.text()).toContain('Mobile number');
  });

  it('keeps a form back until its fields are right, then sends data and inputs', async () => {
    const received: unknown[] = [];
    bot.app.adaptiveCards.actionExecute('agree', async (_context, _state, data) => {
      received.push(data);
      return words('Thank you') as never;
    });
    await bot.ask(nia.person.id);
    await nia.presses('Agree');
    expect((await nia.presses('agree')).failure).toBe('input_invalid');
    expect(nia.errors()).toEqual({ phone: 'Type your number.' });
    nia.fills('Mobile number', '737-555-0123');
    nia.ticks('tick');
    nia.chooses('language', 'Spanish');
    expect(nia.value('phone')).toBe('737-555-0123');
    await nia.presses('agree');
    expect(received).toEqual([{ card: 'c1', phone: '737-555-0123', tick: 'true', language: 'es' }]);
    expect(nia.newestCard()?.text()).toBe('Thank you');
  });

  it('is replaced for the one who pressed, and for everybody when the app updates it', async () => {
    bot.app.adaptiveCards.actionExecute('decline', async () => words('Noted') as never);
    await nia.writes('hello', { conversation: 'Rota' });
    const reference = bot.references.get('19:rota00000000000000000000000000@thread.tacv2') ?? {};
    let id = '';
    await bot.proceed(reference, async (context) => {
      id = (await context.sendActivity(cardMessage(requestCard)))?.id ?? '';
    });
    const tariq = bot.sandbox.person('Tariq Mansour');
    await nia.presses('No');
    expect(nia.newestCard()?.text()).toBe('Noted');
    expect(tariq.newestCard()?.text()).toContain('May we text you?');
    await bot.proceed(reference, async (context) => {
      await context.updateActivity({ ...cardMessage(words('Closed')), id } as never);
    });
    expect(nia.newestCard()?.text()).toBe('Closed');
    expect(tariq.newestCard()?.text()).toBe('Closed');
  });

  it('falls back to a submit on a client that does not know Action.Execute', async () => {
    const ruth = bot.sandbox.person('Ruth Abernathy');
    const received: unknown[] = [];
    bot.app.adaptiveCards.actionSubmit('agree', async (context, _state, data) => {
      received.push(data);
      await context.sendActivity('Thank you');
    });
    await bot.ask(ruth.person.id);
    expect(ruth.newestCard()?.buttons()).toEqual(['Agree', 'Open form']);
    await ruth.presses('Agree');
    ruth.fills('phone', '737-555-0123');
    await ruth.presses('I agree');
    expect(received).toEqual([{ verb: 'agree', card: 'c1', phone: '737-555-0123', tick: 'false' }]);
    expect(ruth.newestMessage()?.text()).toBe('Thank you');
  });

  it('shows what the app answers in passing, and its failures', async () => {
    bot.app.adaptiveCards.actionExecute('decline', async () => 'Noted' as never);
    await bot.ask(nia.person.id);
    await nia.presses('No');
    expect(nia.notices().at(-1)).toMatchObject({ code: 'app_message', text: 'Noted' });
    await nia.presses('Agree');
    nia.fills('phone', '737-555-0123');
    expect(await nia.presses('agree')).toMatchObject({ status: 501, failure: 'app_unreachable' });
    expect(nia.notices().at(-1)).toMatchObject({ code: 'app_unreachable' });
  });

  it('refreshes by itself for those it names, which is no act of theirs', async () => {
    const triggers: unknown[] = [];
    bot.app.adaptiveCards.actionExecute('look', async ({ activity }) => {
      triggers.push(activity.value.trigger);
      return words('Your own view') as never;
    });
    const refresh = (userIds: string[]) => ({
      refresh: { action: { type: 'Action.Execute', verb: 'look' }, userIds },
    });
    await bot.ask(nia.person.id, words('Everybody', refresh([nia.person.id])));
    await nia.refreshes();
    expect(triggers).toEqual(['automatic']);
    expect(nia.newestCard()?.text()).toBe('Your own view');
    await bot.ask(nia.person.id, words('Others only', refresh(['29:other'])));
    await expect(nia.refreshes()).rejects.toThrow('refreshes itself');
  });
});

describe('a dialog', () => {
  it('opens, sends what was entered, and closes on an empty answer', async () => {
    const received: unknown[] = [];
    bot.app.taskModules.fetch('form', async () => ({
      title: 'Change number',
      card: CardFactory.adaptiveCard({
        ...words('New number'),
        body: [{ type: 'Input.Text', id: 'phone', label: 'New number' }],
        actions: [{ type: 'Action.Submit', title: 'Save', data: { verb: 'form' } }],
      }),
    }));
    bot.app.taskModules.submit('form', async (_context, _state, data: { phone?: string }) => {
      received.push(data);
      return data.phone === undefined ? 'Type a number.' : undefined;
    });
    await bot.ask(nia.person.id);
    await nia.presses('Open form');
    expect(nia.dialog()?.text()).toBe('Change number\nNew number\nSave');
    nia.fills('New number', '737-555-0124');
    await nia.presses('Save');
    expect(received).toEqual([{ verb: 'form', phone: '737-555-0124' }]);
    expect(nia.dialog()).toBeNull();
    await nia.presses('Open form');
    await nia.presses('Save');
    expect(nia.notices().at(-1)?.text).toBe('Type a number.');
    await nia.presses('Open form');
    nia.closes();
    expect(nia.dialog()).toBeNull();
  });
});
