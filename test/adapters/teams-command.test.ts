import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { InvalidInputError, NotAllowedError } from '../../src/errors.ts';
import * as facts from '../support/slack-facts.ts';
import { openTeamsBench, type TeamsBench } from '../support/teams.ts';

let bench: TeamsBench;
beforeAll(async () => {
  bench = await openTeamsBench();
  await hana().installs();
}, 120_000);
afterAll(() => bench.close());
beforeEach(() => {
  bench.asked.length = 0;
  bench.answers('isAdmin', async () => true);
  bench.answers('hear', async () => ({ kind: 'not_a_wish' }));
});

const hana = () => bench.sandbox.person('Hana Reyes');

/** Writes something and gives what comes back. */
async function write(text: string): Promise<string> {
  const before = hana().messages().length;
  await hana().writes(text);
  const after = hana()
    .messages()
    .slice(before + 1);
  return after.map((message) => message.text()).join('\n');
}

describe('what an admin writes', () => {
  it.each([
    ['help', 'what I can do'],
    ['HELP', 'For admins'],
    ['/sms-consent help', 'Next step:'],
    ['/sms-consent', 'what I can do'],
    ['/sms-consent dance', 'I do not know “dance”'],
    ['setup', 'Legal company name'],
    ['numbers', '512-555-0101'],
    ['numbers add', 'What it is called'],
    ['numbers assign 0101', 'Who has it'],
    ['numbers retire 0101', 'Dispatch'],
    ['broadcast', 'Whom do you want to ask?'],
    ['/sms-consent broadcast', 'Whom do you want to ask?'],
    ['<at>Rollcall</at> broadcast', 'Whom do you want to ask?'],
    ['status', 'Latest broadcast'],
    ['summary', 'Not ready to register yet'],
    ['good morning', 'Hello! I ask for consent'],
  ])('%s shows “%s”', async (written, expected) => {
    expect(await write(written)).toContain(expected);
  });

  it('check names the person by e-mail, or says why nobody is found', async () => {
    await bench.sandbox.person('Nia Bekele').installs();
    expect(await write('check')).toContain('by e-mail');
    expect(await write('check nobody@northwindfs.example')).toContain('I cannot find nobody@');
    expect(await write(`check ${bench.account('Nia Bekele').split(':')[2]}`)).toContain(
      'May be texted now.',
    );
    expect(bench.of('check')[0]?.[1]).toBe(bench.account('Nia Bekele'));
  });

  it('the summary comes as text, as a file and as a PDF', async () => {
    await write('summary portable');
    expect(bench.of('summarize')[0]?.[1]).toEqual({ provider: 'portable', checkPages: true });
    const offered = () =>
      JSON.stringify(
        hana()
          .messages()
          .map(({ message }) => message),
      );
    const until = Date.now() + 5_000;
    while (!offered().includes('summary.pdf') && Date.now() < until)
      await new Promise((resolve) => setImmediate(resolve));
    await hana().acceptsFile('.md');
    await hana().acceptsFile('.pdf');
    while (offered().split('file.info').length < 3 && Date.now() < until)
      await new Promise((resolve) => setImmediate(resolve));
    const files = hana()
      .files()
      .map(({ bytes }) => bytes.toString());
    expect(files).toEqual(['# Summary', 'a pdf']);
    expect(await write('summary acme')).toContain('one of these providers');
  });
});

describe('what others write', () => {
  it.each(['setup', 'numbers', 'broadcast', 'summary', 'check x@northwindfs.example'])(
    '%s is refused with the names of those who can help',
    async (written) => {
      bench.answers('isAdmin', async () => false);
      expect(await write(written)).toBe('Sorry, only an admin can do this. Please ask Hana Reyes.');
      expect(bench.asked.map(({ verb }) => verb)).toEqual(['hear', 'isAdmin', 'adminNames']);
    },
  );

  it('status shows their own standing and no counts', async () => {
    bench.answers('isAdmin', async () => false);
    const shown = await write('status');
    expect(shown).toContain('You agreed');
    expect(shown).toContain(facts.TEXT);
    expect(shown).not.toContain('Latest broadcast');
  });
});

describe('a wish to stop', () => {
  it('goes before every command, is recorded with the words, and is confirmed', async () => {
    bench.answers('hear', async () =>
      facts.recorded({ consent: facts.consent({ status: 'withdrawn' }) }),
    );
    expect(await write('status: please stop texting me')).toContain(
      'You will get no more work text messages',
    );
    expect(bench.of('hear')[0]?.[0]).toMatchObject({
      account: bench.account('Hana Reyes'),
      words: 'status: please stop texting me',
    });
  });

  it('is heard in a message that was edited', async () => {
    const activity = hana().writeActivity('STOP');
    await hana().sends({ ...activity, type: 'messageUpdate' });
    expect(bench.of('hear')[0]?.[0]).toMatchObject({ words: 'STOP' });
    await hana().sends({ ...activity, type: 'messageUpdate' });
    expect(bench.of('hear')).toHaveLength(1);
  });

  it('typed as a command is a withdrawal by command', async () => {
    expect(await write('/sms-consent stop')).toContain('no more work text messages');
    expect(bench.of('withdraw')[0]?.[0]).toMatchObject({ means: 'command' });
  });
});

describe('a group chat or channel', () => {
  it.each(['Van 4', 'Field Crew'])('%s gets a polite answer and records nothing', async (name) => {
    const { conversations, teams } = bench.sandbox.tenant;
    const team = [...teams.values()].find((one) => one.name === name);
    const group = [...conversations.values()].find(
      (one) => one.name === name || one.id === team?.id,
    );
    const member = [...(group?.members ?? [])][0] ?? '';
    const person = bench.sandbox.person(member);
    await person.writes('broadcast STOP', { conversation: group?.id ?? '' });
    expect(
      person
        .messagesIn(group?.id ?? '')
        .at(-1)
        ?.text(),
    ).toContain('your own chat with me');
    expect(bench.asked).toEqual([]);
  });
});

describe('installing', () => {
  it('keeps the way to the person with e-mail and role, and writes to nobody unasked', async () => {
    const tariq = bench.sandbox.person('Tariq Mansour');
    await tariq.installs();
    await bench.door.close();
    const account = bench.account('Tariq Mansour');
    expect(bench.conversations.kept.get(account)).toMatchObject({
      personName: 'Tariq Mansour',
      email: tariq.person.email,
    });
    expect(bench.arrived).toContain(account);
    expect(tariq.messages()).toEqual([]);
  });

  it('and removing forgets it', async () => {
    const tariq = bench.sandbox.person('Tariq Mansour');
    await tariq.installs();
    await tariq.uninstalls();
    const account = bench.account('Tariq Mansour');
    expect(bench.conversations.dropped).toContainEqual({ account, reason: 'not_installed' });
  });
});

describe('the forms of an admin', () => {
  it('a broadcast goes from whom to ask over the review to sending', async () => {
    await write('broadcast');
    await hana().presses('Review');
    expect(bench.of('draftBroadcast')[0]?.[1]).toEqual({ kind: 'workspace' });
    expect(hana().newestCard()?.text()).toContain('18 people of everyone in Northwind');
    expect(hana().newestCard()?.text()).toContain('exactly as each person will see it');
    await hana().presses('Send to 18 people');
    expect(bench.of('launchBroadcast')[0]?.[1]).toBe('drf_0001');
    expect(hana().newestCard()?.text()).toContain('On its way');
  });

  it('a team is named by its link, people by e-mail, a list by its rows', async () => {
    await write('broadcast');
    hana().chooses('audience', 'The members of a team');
    await hana().presses('Review');
    expect(hana().newestCard()?.text()).toContain('Please paste the link of the team');
    hana().fills(
      'team',
      'https://teams.microsoft.com/l/team/19%3Afieldcrew%40thread.tacv2/conversations?groupId=1',
    );
    hana().chooses('audience', 'The members of a team');
    await hana().presses('Review');
    expect(bench.of('draftBroadcast')[0]?.[1]).toEqual({
      kind: 'channel',
      channelId: '19:fieldcrew@thread.tacv2',
    });
  });

  it('a review that is blocked cannot be sent', async () => {
    bench.answers('draftBroadcast', async () => facts.review({ blocked: ['No numbers.'] }));
    await write('broadcast');
    await hana().presses('Review');
    expect(hana().newestCard()?.text()).toContain('This cannot be sent yet:');
    expect(hana().newestCard()?.buttons()).not.toContain('Send to 18 people');
  });

  it('a wrong field of the campaign comes back with what was typed', async () => {
    bench.answers('defineCampaign', async () => {
      throw new InvalidInputError('brand.website', 'The website must begin with https.');
    });
    await write('setup');
    hana().fills('companyName', 'Northwind Field Services Incorporated');
    await hana().presses('Save');
    expect(hana().newestCard()?.text()).toContain('The website must begin with https.');
    expect(hana().value('companyName')).toBe('Northwind Field Services Incorporated');
  });

  it('a number is assigned in a dialog and retired after a question', async () => {
    await write('numbers');
    await hana().presses('Assign');
    hana().fills('label', 'Day desk');
    await hana().presses('Save');
    expect(bench.of('assignNumber')[0]?.[1]).toMatchObject({ label: 'Day desk' });
    hana().closes();
    await write('numbers');
    await hana().presses('Retire');
    await hana().presses('Retire it');
    expect(bench.of('retireNumber')).toHaveLength(1);
  });

  it('pressed by somebody who is no admin any more says who can help', async () => {
    await write('numbers');
    bench.answers('numbers', async () => {
      throw new NotAllowedError('Sorry, only an admin can do this.', ['Hana Reyes']);
    });
    await hana().presses('Retire');
    const answer = await hana().presses('Retire it');
    expect(answer.json?.value).toBe('Sorry, only an admin can do this.');
    bench.answers('numbers', async () => facts.numbersReport());
  });
});
