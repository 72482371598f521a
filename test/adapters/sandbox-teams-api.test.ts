import { afterEach, describe, expect, it } from '@jest/globals';
import { TeamsInfo } from 'botbuilder';
import { personalChatId } from '../../sandbox/teams/create-tenant.ts';
import { startForeignServer } from '../../sandbox/teams/foreign-server.ts';
import { teammate, teamsCompany } from '../../sandbox/teams-people.ts';
import { type TeamsBotInSandbox, teamsBotInSandbox } from '../support/sandbox-teams-bot.ts';

let bot: TeamsBotInSandbox;

afterEach(() => bot.close());

const start = async (options: Parameters<typeof teamsBotInSandbox>[0] = {}) => {
  bot = await teamsBotInSandbox(options);
};

const say = (called: string, text = 'Please answer') =>
  bot.create(bot.sandbox.person(called).person.id, async (context) => {
    await context.sendActivity(text);
  });

const reference = (called: string) => ({
  serviceUrl: bot.sandbox.serviceUrl,
  channelId: 'msteams',
  conversation: { id: personalChatId(bot.sandbox.person(called).person.id) } as never,
  bot: { id: bot.sandbox.tenant.botId, name: 'Rollcall' },
});

const refusal = (call: Promise<unknown>): Promise<Record<string, unknown>> =>
  call.then(
    () => ({ code: 'ok' }),
    (error: Record<string, unknown>) => error,
  );

describe('a first contact', () => {
  it('is two requests, and the chat is the same the next time', async () => {
    await start();
    await say('Nia Bekele');
    const calls = bot.sandbox.requests.filter((one) => one.operation !== 'token');
    expect(calls.map((one) => [one.operation, one.outcome])).toEqual([
      ['createConversation', 'ok'],
      ['sendToConversation', 'ok'],
    ]);
    await say('Nia Bekele');
    expect(bot.sandbox.person('Nia Bekele').messages()).toHaveLength(2);
  });

  it('takes an Entra object id for a member as well', async () => {
    await start();
    const { aadObjectId = '' } = bot.sandbox.person('Nia Bekele').person;
    await bot.create(aadObjectId, async (context) => {
      await context.sendActivity('Hello');
    });
    expect(bot.sandbox.person('Nia Bekele').newestMessage()?.text()).toBe('Hello');
  });

  it.each([
    ['Bruno Falk', 'ConversationBlockedByUser'],
    ['Celia Duarte', 'ForbiddenOperationException'],
    ['Kurt Vance', 'ForbiddenOperationException'],
  ])('is refused for %s with %s', async (called, code) => {
    await start();
    expect(await refusal(say(called))).toMatchObject({ statusCode: 403, code });
  });

  it('is refused in another tenant', async () => {
    await start({ anonymous: true });
    const member = { id: bot.sandbox.person('Nia Bekele').person.id };
    const answer = await fetch(`${bot.sandbox.serviceUrl}v3/conversations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ members: [member], tenantId: '11111111-2222-4333-a444-555555555555' }),
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'BadArgument' } });
  });
});

describe('later messages', () => {
  it('are refused once the person blocked the bot, removed it or left, or an admin stopped it', async () => {
    await start();
    await say('Nia Bekele');
    const later = () =>
      refusal(
        bot.proceed(reference('Nia Bekele'), async (context) => {
          await context.sendActivity('Again');
        }),
      );
    const nia = bot.sandbox.person('Nia Bekele');
    expect(await later()).toEqual({ code: 'ok' });
    nia.blocks();
    expect(await later()).toMatchObject({ statusCode: 403, code: 'ConversationBlockedByUser' });
    nia.unblocks();
    await nia.uninstalls();
    expect(await later()).toMatchObject({ statusCode: 403, code: 'BotNotInConversationRoster' });
    await nia.installs();
    bot.sandbox.disablesBot();
    expect(await later()).toMatchObject({ statusCode: 403, code: 'BotDisabledByAdmin' });
    bot.sandbox.disablesBot(false);
    bot.sandbox.leaves('Nia Bekele');
    expect(await later()).toMatchObject({ statusCode: 404, code: 'ConversationNotFound' });
  });

  it('are updated and deleted by id, but only while they are there', async () => {
    await start();
    await say('Nia Bekele', 'First');
    const nia = bot.sandbox.person('Nia Bekele');
    const id = nia.newestMessage()?.id ?? '';
    await bot.proceed(reference('Nia Bekele'), async (context) => {
      await context.updateActivity({ type: 'message', text: 'Second', id } as never);
    });
    expect(nia.newestMessage()?.text()).toBe('Second');
    expect(nia.newestMessage()?.message.versions).toMatchObject([{ text: 'First' }]);
    const remove = () =>
      bot.proceed(reference('Nia Bekele'), async (context) => {
        await context.deleteActivity(id);
      });
    await remove();
    expect(nia.messages()).toEqual([]);
    expect(await refusal(remove())).toMatchObject({ code: 'ActivityNotFoundInConversation' });
  });

  it('may not be larger than Teams takes', async () => {
    await start({ mostMessageBytes: 28 * 1024 });
    expect(await refusal(say('Nia Bekele', 'x'.repeat(14_000)))).toEqual({ code: 'ok' });
    expect(await refusal(say('Nia Bekele', 'x'.repeat(15_000)))).toMatchObject({
      statusCode: 413,
      code: 'MessageSizeTooBig',
    });
  });
});

describe('the roster', () => {
  const FIELD_CREW = '19:fieldcrew0000000000000000000000@thread.tacv2';

  it('comes in pages of at most 500, to its end', async () => {
    const only = Array.from({ length: 1_200 }, (_, index) => teammate({ name: `Person ${index}` }));
    await start(teamsCompany(undefined, { only }));
    await bot.sandbox.person('Hana Reyes').writes('hello', { conversation: 'General' });
    const sizes: number[] = [];
    await bot.proceed(bot.references.get(FIELD_CREW) ?? {}, async (context) => {
      let next: string | undefined;
      do {
        const page = await TeamsInfo.getPagedTeamMembers(context, FIELD_CREW, 900, next);
        sizes.push(page.members.length);
        next = page.continuationToken;
      } while (next);
    });
    expect(sizes).toEqual([500, 500, 210]);
  });

  it('shows guests and people without an Entra id as they are', async () => {
    await start();
    await bot.sandbox.person('Hana Reyes').writes('hello', { conversation: 'General' });
    await bot.proceed(bot.references.get(FIELD_CREW) ?? {}, async (context) => {
      const { members } = await TeamsInfo.getPagedTeamMembers(context, FIELD_CREW);
      const named = (name: string) => members.find((one) => one.name === name);
      expect(named('Rita Lang')).toMatchObject({
        userRole: 'guest',
        userPrincipalName: expect.stringContaining('#EXT#'),
      });
      expect(named('Visitor 4')?.aadObjectId).toBeUndefined();
      expect(named('Kurt Vance')).toBeUndefined();
      const details = await TeamsInfo.getTeamDetails(context, FIELD_CREW);
      expect(details).toMatchObject({ name: 'Field Crew', channelCount: 2 });
      const nia = bot.sandbox.person('Nia Bekele').person;
      expect(await TeamsInfo.getMember(context, nia.aadObjectId ?? '')).toMatchObject({
        id: nia.id,
        email: 'nia.bekele@northwindfs.example',
      });
      expect(await refusal(TeamsInfo.getMember(context, 'nobody'))).toMatchObject({
        code: 'MemberNotFoundInConversation',
      });
    });
  });
});

describe('secrets', () => {
  it('are asked for on every request, and withdrawn all at once', async () => {
    await start();
    const open = await fetch(`${bot.sandbox.serviceUrl}v3/conversations`, { method: 'POST' });
    expect(open.status).toBe(401);
    expect(bot.sandbox.requests.at(-1)).toMatchObject({ hasAuthorization: false });
    await say('Nia Bekele');
    bot.sandbox.login.revokeAll();
    expect(await refusal(say('Nia Bekele'))).toMatchObject({ statusCode: 401 });
  });

  it('sent to a foreign service URL are seen by the foreign server', async () => {
    await start();
    const foreign = await startForeignServer();
    const spoofed = { ...reference('Nia Bekele'), serviceUrl: foreign.serviceUrl };
    await bot.proceed(spoofed, async (context) => {
      await context.sendActivity('Hello');
    });
    expect(foreign.requests).toMatchObject([
      { method: 'POST', authorization: expect.stringMatching(/^Bearer sandbox\./) },
    ]);
    await foreign.close();
  });
});

describe('a file', () => {
  it('is offered, accepted and put into the person’s OneDrive', async () => {
    await start();
    bot.app.fileConsentAccept(async (_context, _state, { uploadInfo }) => {
      const bytes = Buffer.from('summary of consent');
      await fetch(uploadInfo?.uploadUrl ?? '', {
        method: 'PUT',
        headers: { 'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}` },
        body: bytes,
      });
    });
    const hana = bot.sandbox.person('Hana Reyes');
    await bot.create(hana.person.id, async (context) => {
      await context.sendActivity({
        attachments: [
          {
            contentType: 'application/vnd.microsoft.teams.card.file.consent',
            name: 'summary.txt',
            content: { description: 'Summary', sizeInBytes: 18, acceptContext: { id: 's1' } },
          },
        ],
      });
    });
    expect(await hana.acceptsFile()).toMatchObject({ status: 200 });
    expect(hana.files()).toMatchObject([{ name: 'summary.txt', isComplete: true }]);
    expect(String(hana.files()[0]?.bytes)).toBe('summary of consent');
  });
});
