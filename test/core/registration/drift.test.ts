import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  openRegistrationOffice,
  type RegistrationOffice,
} from '../../support/registration-office.ts';
import { askOne } from '../../support/service.ts';

let office: RegistrationOffice;
beforeEach(async () => {
  office = await openRegistrationOffice();
});
afterEach(() => office.close());

describe('what is live against what was handed in', () => {
  it('has no alarm before anything was handed in', async () => {
    await office.define();
    await askOne(office);
    await office.define({ frequency: 'Up to 5 messages per week' });
    expect(await office.handedIn()).toBeNull();
    expect((await office.service.overview(office.admin)).handedIn).toBeNull();
  });

  it('is the same after more broadcasts and more answers', async () => {
    await office.handIn();
    office.clock.advance(24 * 60 * 60 * 1000);
    await askOne(office);
    expect(await office.handedIn()).toMatchObject({ alarms: [], drift: { wordingDiffers: false } });
  });

  it('tells each thing that changed: text, kinds of messages, links, flags, numbers', async () => {
    await office.handIn();
    await office.define({
      messageTypes: ['shift', 'schedule'],
      privacyPolicyLink: 'https://www.northwindfs.example/privacy-2',
      samples: [1, 2, 3].map(
        (n) =>
          `Northwind Field Services: see https://www.northwindfs.example/${n}. Reply STOP to opt out.`,
      ),
    });
    await office.service.addNumber(office.admin, {
      ...{ phone: '512-555-0102', label: 'Night desk', owner: { kind: 'team', name: 'Night' } },
      ...{ kind: 'company_line', use: 'both', provider: 'RingCentral' },
    });
    const found = await office.handedIn();
    expect(found?.drift.wordingDiffers).toBe(true);
    expect(found?.drift.differences.map(({ field }) => field)).toEqual(
      expect.arrayContaining([
        'sendingNumbers',
        'messageTypes',
        'privacyPolicyLink',
        'embeddedLink',
        'messageFlow',
        'sample1',
      ]),
    );
    const told = found?.alarms.join('\n');
    expect(told).toContain('The consent text is not the one handed in to RingCentral on');
    expect(told).toContain('Sending numbers: new: 512-555-0102.');
    expect(told).toContain('Flag for links: no longer “No”; new: “Yes”.');
  });

  it('is quiet again when it is changed back, or handed in anew', async () => {
    await office.handIn();
    await office.define({ frequency: 'Up to 5 messages per week' });
    expect((await office.handedIn())?.alarms).not.toEqual([]);
    const { nextStep } = await office.service.overview(office.admin);
    expect(nextStep).toContain('no longer what was handed in');
    await office.define();
    expect((await office.handedIn())?.alarms).toEqual([]);
    await office.define({ frequency: 'Up to 5 messages per week' });
    await office.submit();
    expect(await office.handedIn()).toMatchObject({ alarms: [], newest: { attempt: 2 } });
  });

  it('after a refusal says what was corrected since', async () => {
    await office.handIn();
    await office.says('rejected', { code: '30545' });
    expect((await office.handedIn())?.alarms).toEqual([
      expect.stringContaining('Nothing has changed since'),
    ]);
    await office.define({ frequency: 'Up to 5 messages per week' });
    expect((await office.handedIn())?.alarms).toEqual([
      expect.stringMatching(/Changed since: .*the message flow.*Hand it in again/),
    ]);
  });

  it('compares one attempt with the next, and with today', async () => {
    await office.handIn();
    await office.says('rejected', { code: '30545' });
    await office.define({ frequency: 'Up to 5 messages per week' });
    const live = await office.service.registrationDiff(office.admin, {});
    expect(live).toMatchObject({ to: 'the form as it is now' });
    await office.submit();
    const { from, to, differences } = await office.service.registrationDiff(office.admin, {});
    expect([from, to]).toEqual([
      expect.stringContaining('attempt 1 at RingCentral'),
      expect.stringContaining('attempt 2 at RingCentral'),
    ]);
    expect(differences).toEqual(live.differences);
    expect(differences.map(({ field }) => field)).toContain('messageFlow');
    await expect(office.service.registrationDiff(office.admin, { from: 7 })).rejects.toMatchObject({
      field: 'from',
      message: expect.stringContaining('1 to 2'),
    });
  });
});
