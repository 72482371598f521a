import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changedPieces, type Difference } from '../../../src/registration/drift.ts';
import { tellDifference } from '../../../src/registration/tell-drift.ts';
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
    expect(told).toContain('The sending numbers: new: 512-555-0102.');
    expect(told).toContain('The flag for links: no longer “No”; new: “Yes”.');
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

describe('a difference in words', () => {
  const told = (was: Difference['was'], now: Difference['now']) =>
    tellDifference({ field: 'description', was, now });

  it.each<[string, Difference['was'], Difference['now'], string]>([
    [
      'inside a long sentence',
      'Supervisors use two company numbers to send employees shift news about their work today.',
      'Supervisors use two company numbers to send employees job news about their work today.',
      'no longer “… to send employees shift news about their …”; new: “… to send employees job news about their …”.',
    ],
    ['a sentence more', 'One.', 'One. Two.', 'new: “Two.”.'],
    ['a sentence less', 'One. Two.', 'One.', 'no longer “Two.”.'],
    ['of a list', ['a', 'b'], ['a', 'c', 'd', 'e'], 'no longer “b”; new: “c”, “d”, 1 more.'],
    ['only in the order', ['a', 'b'], ['b', 'a'], 'no longer “a”, “b”; new: “b”, “a”.'],
    ['where there was nothing', null, 'One.', 'new, “One.”.'],
    ['where nothing is left', 'One.', '', 'no longer there.'],
    ['of a flag', true, false, 'no longer “Yes”; new: “No”.'],
  ])('%s', (...[, was, now, words]) => {
    expect(told(was, now)).toBe(`The description: ${words}`);
  });

  it('never cuts a character in half, and never grows without end', () => {
    const sentence = told(`${'x'.repeat(159)}😀${'y'.repeat(4000)}`, 'Short.');
    expect(sentence.isWellFormed()).toBe(true);
    expect(sentence.length).toBeLessThan(300);
  });

  it('is the same both ways round', () => {
    const parts = fc.array(fc.constantFrom('One.', 'Two b.', 'Three c d.', 'Four.'));
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const [was, now] = [one.join(' '), other.join(' ')];
        const there = changedPieces({ was, now });
        const back = changedPieces({ was: now, now: was });
        expect(there).toEqual({ gone: back.come, come: back.gone });
      }),
    );
  });
});
