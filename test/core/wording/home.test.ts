import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { overviewParts } from '../../../src/wording/home.ts';
import { askOne, newPhone, type Office, openReadyOffice } from '../../support/service.ts';
import { told } from './told.ts';

let office: Office;
beforeAll(async () => {
  office = await openReadyOffice();
});
afterAll(() => office.close());

/** What Home shows of the consent level; the summary must conclude the same. */
async function concluded(): Promise<string> {
  const home = told(overviewParts(await office.service.overview(office.admin)));
  const { consentLevel } = await office.service.summarize(office.admin, 'portable');
  expect(home).toContain(consentLevel.conclusion);
  return consentLevel.conclusion;
}

it('Home tells the consent level the answers really reach, also after one was spoken', async () => {
  await askOne(office);
  expect(await concluded()).toContain('every way in use reaches express written consent');
  await office.service.enterAct(office.admin, {
    ...{ medium: 'verbal', evidence: { scriptVersion: 'script 2' }, who: { name: 'Paul Ortiz' } },
    ...{ phone: newPhone(), actAt: '2026-08-02T20:15:00Z' },
  });
  expect(await concluded()).toContain('every way in use reaches express consent');
});
