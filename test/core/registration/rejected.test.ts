import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { tellAttempts, tellUnknown } from '../../../src/registration/tell-rejection.ts';
import { rejectedPage } from '../../../src/wording/registration.ts';
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

  it('with a known code and an unknown one names the unknown one, too', async () => {
    await office.handIn();
    const answer = await office.service.rejected(office.admin, {
      said: '803 and 30999, see our 2026 rules, line 12',
    });
    expect(answer).toMatchObject({
      by: 'code',
      cures: [{ code: '803' }],
      unknown: ['30999'],
      recorded: { code: '803 30999' },
    });
    expect(tellUnknown(answer)).toEqual([
      'We do not know the code 30999: ask the provider what it means. What we know:',
    ]);
    const known = await office.service.rejected(office.admin, { said: '803 and 30545' });
    expect(known.unknown).toEqual([]);
    expect(tellUnknown(known)).toEqual([]);
  });

  it('is shown what changed between the attempts once there are two', async () => {
    await office.handIn();
    const first = await office.service.rejected(office.admin, { said: '30545' });
    expect(first.difference).toBeNull();
    expect(tellAttempts(first)).toEqual([]);
    await office.define({ frequency: 'Up to 5 messages per week' });
    await office.submit();
    const second = await office.service.rejected(office.admin, { said: '803' });
    const [head, ...changes] = tellAttempts(second);
    expect(head).toMatch(/^Changed from attempt 1 at RingCentral .* to attempt 2 at RingCentral/);
    expect(changes.join('\n')).toContain('new: “Up to 5 messages per week.”');
    const told = rejectedPage(second).parts.map((part) => JSON.stringify(part));
    const at = (words: string) => told.findIndex((part) => part.includes(words));
    expect(at('Changed from attempt 1')).toBeGreaterThan(at('803 (Telnyx'));
    expect(at('Up to 5 messages per week')).toBe(at('Changed from attempt 1'));
  });

  it('is only explained when asked so', async () => {
    await office.handIn();
    const before = await headSize(office);
    const answer = await office.service.rejected(office.admin, { said: '803', explainOnly: true });
    expect(answer.recorded).toBeNull();
    expect(await headSize(office)).toBe(before);
  });
});
