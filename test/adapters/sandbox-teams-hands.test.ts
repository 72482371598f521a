import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { personalChatId } from '../../sandbox/teams/create-tenant.ts';
import type { Hands } from '../../sandbox/teams/hands.ts';
import { type TeamsBotInSandbox, teamsBotInSandbox } from '../support/sandbox-teams-bot.ts';
import { words } from '../support/teams-cards.ts';

let bot: TeamsBotInSandbox;
let nia: Hands;

beforeEach(async () => {
  bot = await teamsBotInSandbox();
  nia = bot.sandbox.person('Nia Bekele');
});

afterEach(() => bot.close());

describe('writing to a bot in Teams', () => {
  it('carries a message there and the answer back', async () => {
    bot.app.message('hello', async (context) => {
      await context.sendActivity(`Hello ${context.activity.from.name}`);
    });
    expect((await nia.writes('hello')).status).toBe(200);
    expect(nia.newestMessage()?.text()).toBe('Hello Nia Bekele');
    expect(bot.sandbox.requests.at(-1)).toMatchObject({
      operation: 'sendToConversation',
      hasAuthorization: true,
      outcome: 'ok',
    });
  });

  it('looks as it does from Teams', async () => {
    await nia.writes('hello');
    const { body = '', headers } = bot.sandbox.deliveries.at(-1) ?? {};
    const { tenant, serviceUrl } = bot.sandbox;
    expect(JSON.parse(body)).toMatchObject({
      type: 'message',
      channelId: 'msteams',
      text: 'hello',
      locale: 'en-US',
      serviceUrl,
      from: { id: nia.person.id, aadObjectId: nia.person.aadObjectId, name: 'Nia Bekele' },
      recipient: { id: `28:${tenant.appId}` },
      conversation: { conversationType: 'personal', tenantId: tenant.id },
      channelData: { tenant: { id: tenant.id } },
      localTimestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+-0[56]:00$/),
    });
    expect(headers).toMatchObject({ 'x-ms-tenant-id': tenant.id });
  });

  it('mentions the bot in a channel', async () => {
    await nia.writes('help', { conversation: 'Rota' });
    expect(JSON.parse(bot.sandbox.deliveries.at(-1)?.body ?? '')).toMatchObject({
      text: '<at>Rollcall</at> help',
      conversation: { conversationType: 'channel', isGroup: true },
      entities: [{ type: 'mention', mentioned: { id: bot.sandbox.tenant.botId } }, {}],
      channelData: { team: { name: 'Field Crew' } },
    });
  });
});

describe('the app on a person’s list', () => {
  it('is installed, updated and removed with the events of Teams', async () => {
    const events: unknown[] = [];
    bot.app.turn('beforeTurn', async ({ activity }) => {
      const { type, action, membersAdded, membersRemoved } = activity;
      events.push(action ?? { type, added: membersAdded?.length, removed: membersRemoved?.length });
      return false;
    });
    const celia = bot.sandbox.person('Celia Duarte');
    await celia.installs();
    expect(events).toEqual(
      expect.arrayContaining(['add', { type: 'conversationUpdate', added: 1, removed: undefined }]),
    );
    await bot.ask(celia.person.id);
    expect(celia.newestCard()?.text()).toContain('May we text you?');
    await celia.upgrades();
    expect(events.at(-1)).toBe('add-upgrade');
    await celia.uninstalls();
    expect(events).toContain('remove');
    await expect(bot.ask(celia.person.id)).rejects.toMatchObject({ statusCode: 403 });
  });

  it('comes to a team, whose members come and go', async () => {
    const events: unknown[] = [];
    bot.app.turn('beforeTurn', async ({ activity }) => {
      events.push(activity.channelData.eventType ?? activity.action);
      return false;
    });
    await bot.sandbox.addsApp('Field Crew', 'Hana Reyes');
    await bot.sandbox.leavesConversation('Nia Bekele', 'Field Crew');
    await bot.sandbox.joinsConversation('Nia Bekele', 'Field Crew');
    await bot.sandbox.removesApp('Field Crew', 'Hana Reyes');
    expect(events.sort()).toEqual(
      [
        'add',
        'remove',
        ...Array(2).fill('teamMemberAdded'),
        ...Array(2).fill('teamMemberRemoved'),
      ].sort(),
    );
  });
});

describe('a tampered activity', () => {
  it('is sent as it is given, and nothing on screen follows', async () => {
    const seen: unknown[] = [];
    bot.app.adaptiveCards.actionExecute('decline', async ({ activity }, _state, data) => {
      seen.push([activity.from.aadObjectId, data]);
      return words('Changed') as never;
    });
    await bot.ask(nia.person.id);
    const activity = nia.pressActivity('No');
    const value = { ...(activity.value as { action: object }) };
    const forged = {
      ...activity,
      value: { ...value, action: { ...value.action, data: { card: 'other' } } },
    };
    expect((await nia.sends(forged)).json).toMatchObject({ statusCode: 200 });
    expect(seen).toEqual([[nia.person.aadObjectId, { card: 'other' }]]);
    expect(nia.newestCard()?.text()).toContain('May we text you?');
    expect(personalChatId(nia.person.id)).toBe((activity.conversation as { id: string }).id);
  });
});
