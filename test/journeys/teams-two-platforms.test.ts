import { beforeAll, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import { OPERATOR } from '../../src/command-line/outcome.ts';
import { journey } from '../support/company.ts';
import { DEFINITION } from '../support/service.ts';
import { PATIENCE_MS } from '../support/worker.ts';

journey(
  'one person with accounts in Slack and in Teams',
  (northwind) => {
    const inSlack = () => northwind.person('Grace Okafor');
    const inTeams = () => northwind.colleague('Grace Okafor');
    const service = () => northwind.station.service;
    const renewed = (most: number) =>
      service().defineCampaign(OPERATOR, {
        ...DEFINITION,
        frequency: `Message frequency varies, up to ${most} a month`,
      });

    beforeAll(async () => {
      await northwind.isSetUp();
      await eventually(
        () => service().isAdmin(northwind.colleague('Hana Reyes').account),
        PATIENCE_MS,
      );
    });

    it('asked in Slack and then in Teams for a new wording, has two open cards', async () => {
      await northwind.asks('Grace Okafor');
      await inSlack().reads('may we text you about work?');
      await renewed(22);
      await northwind.asksInTeams('Grace Okafor');
      await inTeams().reads('may we text you about work?');
    });

    it('is recognised by the work e-mail: one employee with two accounts, and a fact about it', async () => {
      const { views } = northwind.station.house.ports;
      const accounts = await eventually(async () => {
        const found = await views.employeeByAccount(inSlack().account);
        return found !== null && found.accounts.length === 2 ? found.accounts : undefined;
      }, PATIENCE_MS);
      expect([...accounts].sort()).toEqual([inSlack().account, inTeams().account].sort());
    });

    it('one answer in Teams closes both', async () => {
      const before = await northwind.size();
      await inTeams().agrees();
      await inTeams().reads('You agreed to work text messages');
      await inSlack().reads('You agreed to work text messages');
      const buttons = () =>
        inSlack()
          .messages()
          .flatMap((one) => one.buttons());
      await eventually(() => !buttons().includes('No thanks'), PATIENCE_MS);
      const added = await northwind.entries(before);
      expect(added.map(({ fact }) => fact.kind)).toEqual(['ConsentGiven']);
      expect(added[0]?.fact).toMatchObject({ medium: 'teams' });
    });

    it('is not asked again, wherever an admin looks for people', async () => {
      for (const [author, account] of [
        [northwind.admin.account, inSlack().account],
        [northwind.colleague('Hana Reyes').account, inTeams().account],
      ] as const) {
        const actor = { kind: 'account', account: author } as const;
        const review = await service().draftBroadcast(actor, {
          kind: 'people',
          accounts: [account],
        });
        expect(review.recipients).toBe(0);
        expect(review.leftOut.map(({ reason }) => reason)).toEqual(['already_agreed']);
      }
    });

    it('stops everywhere by stopping in one place, and both cards say so', async () => {
      await inSlack().types('/sms-consent stop');
      await inTeams().reads('No more work texts');
      expect(await service().mayText(inTeams().mobile)).toBe(false);
      expect((await northwind.statusOf(inTeams())).consent?.status).toBe('withdrawn');
      await inTeams().writes('status');
      await inTeams().reads('You withdrew');
    });

    it('agrees again in Slack: the card in Teams shows it', async () => {
      await inSlack().agrees(undefined, 'Agree again');
      await inTeams().reads('You agreed to work text messages');
      expect((await northwind.statusOf(inTeams())).consent).toMatchObject({
        status: 'given',
        medium: 'slack',
      });
    });

    it('can be taken apart: what was answered with the account that goes no longer counts for this person', async () => {
      const before = await northwind.size();
      const { views } = northwind.station.house.ports;
      await service().splitAccount(OPERATOR, inTeams().account);
      const kinds = (await northwind.entries(before)).map(({ fact }) => fact.kind);
      expect(kinds).toContain('AccountSplit');
      const one = await views.employeeByAccount(inSlack().account);
      const other = await views.employeeByAccount(inTeams().account);
      expect(one?.employeeId).not.toBe(other?.employeeId);
      expect((await northwind.statusOf(inSlack())).consent).toMatchObject({ medium: 'slack' });
    });

    it('and the ledger verifies', async () => {
      expect(await service().verify()).toMatchObject({ ok: true });
    });
  },
  { teams: true },
);
