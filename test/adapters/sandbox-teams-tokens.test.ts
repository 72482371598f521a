import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { brokenTokens } from '../../sandbox/teams/broken-tokens.ts';
import { type TeamsBotInSandbox, teamsBotInSandbox } from '../support/sandbox-teams-bot.ts';

let bot: TeamsBotInSandbox;
let heard: string[] = [];

beforeAll(async () => {
  jest.spyOn(console, 'error').mockReturnValue();
  bot = await teamsBotInSandbox({ patienceMs: 0 });
  bot.app.turn('beforeTurn', async ({ activity }) => {
    heard.push(activity.text);
    return false;
  });
});

afterAll(async () => {
  jest.restoreAllMocks();
  await bot.close();
});

describe('tokens of activities', () => {
  it('are accepted by the SDK when they are good', async () => {
    const hana = bot.sandbox.person('Hana Reyes');
    heard = [];
    expect((await hana.sends(hana.writeActivity('good'))).status).toBe(200);
    expect(heard).toEqual(['good']);
  });

  it('come in at least sixty broken kinds, each with a name of its own', () => {
    const broken = brokenTokens(bot.sandbox);
    expect(broken.length).toBeGreaterThanOrEqual(60);
    expect(new Set(broken.map((one) => one.name)).size).toBe(broken.length);
    const headers = broken.filter((one) => !one.activity).map((one) => one.authorization);
    expect(new Set(headers).size).toBe(headers.length);
  });

  it('are refused by the SDK when they are broken, but for those marked as accepted', async () => {
    const hana = bot.sandbox.person('Hana Reyes');
    const outcomes: string[] = [];
    const expected: string[] = [];
    for (const { name, authorization, activity, sdk } of brokenTokens(bot.sandbox)) {
      if (sdk === 'asks-the-internet') continue;
      heard = [];
      const { status } = await hana.sends(
        { ...hana.writeActivity(name), ...activity },
        { authorization },
      );
      outcomes.push(`${heard.length === 0 && status >= 400 ? 'refuses' : 'accepts'}: ${name}`);
      expected.push(`${sdk}: ${name}`);
    }
    expect(outcomes).toEqual(expected);
  });
});
