import { beforeAll, expect, it } from '@jest/globals';
import type { Station } from '../../src/command-line/station.ts';
import { journey } from '../support/company.ts';

journey(
  'the app in Teams gets a new secret',
  (northwind) => {
    const nia = () => northwind.colleague('Nia Bekele');
    let after: Station;

    beforeAll(async () => {
      await northwind.isSetUp();
      await northwind.asksInTeams('Nia Bekele');
      await northwind.station.stop();
      const { login } = northwind.running.sandbox.teams;
      login.registration.appPassword = 'kQ7~a-new-one-from-the-portal';
      login.revokeAll();
      after = await northwind.running.openStation();
    });

    it('and the cards from before still take an answer', async () => {
      await nia().agrees();
      await nia().reads('You agreed to work text messages');
      expect(await after.service.status(nia().account)).toMatchObject({
        consent: { status: 'given', medium: 'teams' },
      });
    });
  },
  { teams: true },
);
