import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type TeamsBotInSandbox, teamsBotInSandbox } from '../support/sandbox-teams-bot.ts';

let bot: TeamsBotInSandbox;

beforeEach(async () => {
  bot = await teamsBotInSandbox();
});

afterEach(() => bot.close());

describe('writing to a bot in Teams', () => {
  it('carries a message there and the answer back', async () => {
    bot.app.message('hello', async (context) => {
      await context.sendActivity(`Hello ${context.activity.from.name}`);
    });
    const nia = bot.sandbox.person('Nia Bekele');
    expect((await nia.writes('hello')).status).toBe(200);
    expect(nia.newestMessage()?.text()).toBe('Hello Nia Bekele');
    expect(bot.sandbox.requests.at(-1)).toMatchObject({
      operation: 'replyToActivity',
      hasAuthorization: true,
      outcome: 'ok',
    });
  });
});
