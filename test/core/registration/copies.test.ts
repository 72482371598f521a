import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  openRegistrationOffice,
  type RegistrationOffice,
} from '../../support/registration-office.ts';

let office: RegistrationOffice;
beforeEach(async () => {
  office = await openRegistrationOffice();
});
afterEach(() => office.close());

const copies = async () => {
  const { findings } = await office.service.summarize(office.admin, 'ringcentral');
  return findings.filter(({ ruleId }) => ruleId === 'DS04');
};

describe('a description that reviewers know already (DS04)', () => {
  it('is none while the first form waits for its answer', async () => {
    await office.handIn();
    expect(await copies()).toEqual([]);
  });

  it('is warned of after a refusal, wherever findings are shown, until it is another', async () => {
    await office.handIn();
    await office.says('rejected', { code: 'CampaignDescriptionNotUnique' });
    expect(await copies()).toMatchObject([{ severity: 'warning', field: 'description' }]);
    const { findings } = await office.service.overview(office.admin);
    expect(findings.map(({ ruleId }) => ruleId)).toContain('DS04');
    await office.define({ typicalVolume: '2 to 10 messages per employee per month' });
    expect(await copies()).toEqual([]);
  });

  it('is none any more when a later form in the same words was approved', async () => {
    await office.handIn();
    await office.says('rejected', { code: '803' });
    await office.submit();
    await office.says('approved');
    expect(await copies()).toEqual([]);
  });
});
