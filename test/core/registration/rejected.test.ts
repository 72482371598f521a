import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  openRegistrationOffice,
  type RegistrationOffice,
} from '../../support/registration-office.ts';
import { headSize } from '../../support/service.ts';

let office: RegistrationOffice;
beforeEach(async () => {
  office = await openRegistrationOffice();
});
afterEach(() => office.close());

describe('a reviewer who said no', () => {
  it('is explained, and kept with the attempt', async () => {
    await office.handIn();
    const answer = await office.service.rejected(office.admin, {
      said: 'Declined: 30545, no message frequency.',
    });
    expect(answer).toMatchObject({
      by: 'code',
      cures: [
        {
          code: '30545',
          where: ['the consent text'],
          checks: [{ ruleId: 'CT04' }],
          findings: [],
        },
      ],
      recorded: {
        status: 'rejected',
        code: '30545',
        reviewersText: 'Declined: 30545, no message frequency.',
      },
    });
  });

  it('is explained with what our rules find now', async () => {
    await office.define({ consentText: 'I agree to receive work text messages from Northwind.' });
    const { cures, recorded } = await office.service.rejected(office.admin, { said: '30545' });
    expect(recorded).toBeNull();
    expect(cures[0]?.findings).toContainEqual(expect.objectContaining({ ruleId: 'CT04' }));
  });

  it('with an unknown code gets an honest answer, and it is kept all the same', async () => {
    await office.handIn();
    const answer = await office.service.rejected(office.admin, { said: '39999' });
    expect(answer).toMatchObject({
      by: 'nothing',
      cures: [],
      unknown: ['39999'],
      recorded: { status: 'rejected', code: '39999', reviewersText: null },
    });
  });

  it('is only explained when asked so', async () => {
    await office.handIn();
    const before = await headSize(office);
    const answer = await office.service.rejected(office.admin, { said: '803', explainOnly: true });
    expect(answer.recorded).toBeNull();
    expect(await headSize(office)).toBe(before);
  });
});
