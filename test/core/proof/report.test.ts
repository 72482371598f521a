/** Whose form stands in the summary to sign: the one that people really met. */
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Ports } from '../../../src/ports.ts';
import { issueReport } from '../../../src/proof/report.ts';
import { askOne, type Office, openReadyOffice } from '../../support/service.ts';

jest.setTimeout(120_000);

let office: Office;
beforeAll(async () => {
  office = await openReadyOffice();
  await askOne(office);
});
afterAll(() => office.close());

interface Media {
  readonly used: readonly string[];
  readonly asked: readonly string[];
  readonly chats: Ports['chats'];
}

const platformWith = async ({ used, asked, chats }: Media) => {
  const views: Ports['views'] = {
    ...office.ports.views,
    mediaUsed: async () => used,
    mediaAsked: async () => new Map([['brd_1', asked]]),
  };
  const report = await issueReport({ ...office.ports, views, chats }, office.admin, {
    provider: 'ringcentral',
  });
  return [report.shown?.platform, report.shown?.renderer];
};

it('is of the first medium people agreed by, whatever is connected', async () => {
  const { chats } = office.ports;
  expect(await platformWith({ used: ['paper', 'web'], asked: ['teams'], chats })).toEqual([
    'web',
    'web/1',
  ]);
});

it('is of the medium people were asked by, before anybody agreed', async () => {
  const { chats } = office.ports;
  expect(await platformWith({ used: [], asked: ['teams'], chats })).toEqual(['teams', 'teams/1']);
  expect(await platformWith({ used: ['verbal'], asked: ['web'], chats })).toEqual(['web', 'web/1']);
});

it('is of the chat that is connected, before anybody was asked', async () => {
  const [slack] = office.ports.chats;
  const teams = { ...slack, platform: 'teams' } as Ports['chats'][number];
  const none = { used: [], asked: [] };
  expect(await platformWith({ ...none, chats: [teams] })).toEqual(['teams', 'teams/1']);
  expect(await platformWith({ ...none, chats: [] })).toEqual(['slack', 'slack/1']);
});
