import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import type { Hands } from '../../sandbox/teams/hands.ts';
import { OPERATOR } from '../../src/command-line/outcome.ts';
import { type Company, journey } from '../support/company.ts';
import { PATIENCE_MS } from '../support/worker.ts';

const inTeams = (northwind: Company, called: string): Hands =>
  northwind.running.sandbox.teams.person(called);

async function agrees(person: Hands, mobile: string): Promise<void> {
  await eventually(() => person.newestCard()?.buttons().includes('Review and agree'), PATIENCE_MS);
  await person.presses('Review and agree');
  person.fills('phone', mobile);
  person.ticks('agree');
  await person.presses('I agree');
  await sees(person, 'You agreed to work text messages');
}

const sees = (person: Hands, words: string) =>
  eventually(() => person.newestCard()?.text().includes(words), PATIENCE_MS);

async function pressesWhenThere(person: Hands, name: RegExp): Promise<void> {
  const button = await eventually(
    () =>
      person
        .newestCard()
        ?.buttons()
        .find((title) => name.test(title)),
    PATIENCE_MS,
  );
  await person.presses(button);
}

const statusIn = async (northwind: Company, called: string) => {
  const { tenant } = northwind.running.sandbox.teams;
  const { aadObjectId = '' } = inTeams(northwind, called).person;
  const status = await northwind.station.service.status(`teams:${tenant.id}:${aadObjectId}`);
  return status?.consent?.status ?? null;
};

journey(
  'the same journey in Microsoft Teams, and for people outside chat',
  (northwind) => {
    beforeAll(() => northwind.isSetUp(), 60_000);

    it('is open to the same admin there, recognised by her work e-mail', async () => {
      const hana = inTeams(northwind, 'Hana Reyes');
      await hana.writes('broadcast');
      await pressesWhenThere(hana, /^Review$/);
      await pressesWhenThere(hana, /^Send to /);
      await eventually(async () => {
        const status = await northwind.station.service.broadcastStatus(OPERATOR);
        return status !== null && status.counts.sent === status.counts.targeted;
      }, PATIENCE_MS);
    }, 120_000);

    it('lets people agree and decline on their card, with the evidence of the medium', async () => {
      await agrees(inTeams(northwind, 'Nia Bekele'), '210-555-0131');
      const tariq = inTeams(northwind, 'Tariq Mansour');
      await tariq.presses('No thanks');
      await sees(tariq, 'Thanks for answering');
      expect(await statusIn(northwind, 'Nia Bekele')).toBe('given');
      expect(await statusIn(northwind, 'Tariq Mansour')).toBe('refused');
      const given = (await northwind.entries()).filter(({ fact }) => fact.kind === 'ConsentGiven');
      expect(given).toHaveLength(1);
      expect(given[0]?.fact).toMatchObject({ medium: 'teams', ip: 'not_provided_by_medium' });
      expect(given[0]?.personal.phone).toBe('+12105550131');
    }, 60_000);

    it('refuses an employee a broadcast, naming the admin', async () => {
      const nia = inTeams(northwind, 'Nia Bekele');
      await nia.writes('broadcast');
      await eventually(() => nia.newestMessage()?.text().includes('Hana Reyes'), PATIENCE_MS);
    }, 60_000);

    it('lets a person stop by pressing Withdraw and by writing', async () => {
      await agrees(inTeams(northwind, 'Mateo Vargas'), '210-555-0132');
      const mateo = inTeams(northwind, 'Mateo Vargas');
      await mateo.writes("please don't text me anymore");
      await eventually(
        async () => (await statusIn(northwind, 'Mateo Vargas')) === 'withdrawn',
        PATIENCE_MS,
      );
      const pavel = inTeams(northwind, 'Pavel Novotný');
      await agrees(pavel, '210-555-0133');
      await pavel.presses('Withdraw');
      await pavel.presses('Stop the texts');
      await eventually(
        async () => (await statusIn(northwind, 'Pavel Novotný')) === 'withdrawn',
        PATIENCE_MS,
      );
    }, 90_000);

    describe('somebody on both platforms', () => {
      it('was asked once, and an answer in Teams is the answer in Slack', async () => {
        const grace = northwind.person('Grace Okafor');
        await agrees(inTeams(northwind, 'Grace Okafor'), '737-555-0115');
        const status = await northwind.station.service.status(grace.account);
        expect(status?.consent).toMatchObject({ status: 'given', medium: 'teams' });
        const review = await northwind.station.service.draftBroadcast(
          { kind: 'account', account: northwind.admin.account },
          { kind: 'people', accounts: [grace.account] },
        );
        expect(review.recipients).toBe(0);
        expect(review.leftOut.map(({ reason }) => reason)).toEqual(['already_agreed']);
      }, 60_000);

      it('stops everywhere by stopping in Slack, and the card in Teams says so', async () => {
        const grace = northwind.person('Grace Okafor');
        await grace.types('/sms-consent stop');
        expect(await statusIn(northwind, 'Grace Okafor')).toBe('withdrawn');
        const card = inTeams(northwind, 'Grace Okafor');
        await eventually(
          () => card.messages().some((one) => /withdr|no more/i.test(one.text())),
          PATIENCE_MS,
        );
      }, 60_000);
    });

    it('reaches people outside chat by a personal link that records only when they press', async () => {
      const hana = { kind: 'account', account: northwind.admin.account } as const;
      const handed = await northwind.station.service.handOutLinks(hana, {
        rows: [{ line: 2, name: 'Wes Harlan', email: null, employeeNumber: '4711' }],
      });
      const [link] = handed.links;
      const url = `http://127.0.0.1:${northwind.station.web.port}/answer/${link?.token ?? ''}`;
      const before = await northwind.size();
      const page = await (await fetch(url)).text();
      expect(page).toContain('Message frequency varies');
      expect(await northwind.size()).toBe(before);
      const { origin } = new URL(northwind.station.house.config.baseUrl);
      const [, notice = ''] = /name="notice" value="([0-9a-f]{64})"/.exec(page) ?? [];
      const fields = { act: 'agree', phone: '210-555-0140', agree: 'yes', notice };
      const body = new URLSearchParams(fields);
      const answer = await fetch(url, { method: 'POST', body, headers: { origin } });
      expect(answer.status).toBe(200);
      const given = (await northwind.entries(before)).find(
        ({ fact }) => fact.kind === 'ConsentGiven',
      );
      expect(given?.fact).toMatchObject({ medium: 'web', ip: 'disclosed' });
      expect(given?.personal.ip).toContain('127.0.0.1');
      expect((await fetch(url)).status).toBe(404);
    }, 60_000);

    it('is told in one summary that names every medium used, and verifies', async () => {
      const { json } = await northwind.rollcall('summary', { provider: 'ringcentral' });
      const text = JSON.stringify(json);
      expect(text).toContain('Microsoft Teams');
      expect(text).toMatch(/personal (web )?page|web page/i);
      expect((await northwind.rollcall('verify')).code).toBe(0);
    }, 60_000);
  },
  { teams: true },
);
