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

describe('a broadcast on a text that is not the registered one', () => {
  const draft = async () => {
    const [person] = office.chat.add({});
    if (person === undefined) throw new Error('Nobody was added.');
    return office.service.draftBroadcast(office.admin, {
      kind: 'people',
      accounts: [person.account],
    });
  };
  const launched = async () => (await office.ports.views.broadcasts())[0];

  it('needs nothing more while the text waits for its answer or is approved', async () => {
    await office.handIn();
    expect((await draft()).textAlarm).toBeNull();
    await office.says('approved');
    const { draftId, textAlarm } = await draft();
    expect(textAlarm).toBeNull();
    const insist = { reason: 'Nobody needs it.' };
    expect(await office.service.launchBroadcast(office.admin, draftId, insist)).toMatchObject({
      kind: 'launched',
      broadcast: { overrideReason: null },
    });
  });

  it('is blocked, until an admin insists; the reason stands in the record', async () => {
    await office.handIn();
    await office.says('approved');
    await office.define({ frequency: 'Up to 5 messages per week' });
    const { draftId, textAlarm, blocked } = await draft();
    expect(blocked).toEqual([]);
    expect(textAlarm).toContain('is not the one RingCentral approved on');
    const before = await headSize(office);
    expect(await office.service.launchBroadcast(office.admin, draftId)).toMatchObject({
      kind: 'blocked',
      reasons: [expect.stringContaining('Start the broadcast again')],
    });
    await expect(
      office.service.launchBroadcast(office.admin, draftId, { reason: ' ' }),
    ).rejects.toMatchObject({ field: 'reason' });
    expect(await headSize(office)).toBe(before);
    const reason = 'New crew starts Monday; 737-555-0116 knows.';
    expect(await office.service.launchBroadcast(office.admin, draftId, { reason })).toMatchObject({
      kind: 'launched',
      broadcast: { overrideReason: 'New crew starts Monday; [left out] knows.' },
    });
    expect(await office.service.launchBroadcast(office.admin, draftId)).toMatchObject({
      kind: 'launched',
      repeated: true,
    });
    expect((await launched())?.overrideReason).toContain('New crew');
    expect(await office.service.verify()).toMatchObject({ ok: true, problems: [] });
  });

  it('is blocked when the only text was refused', async () => {
    await office.handIn();
    await office.says('rejected', { code: '803' });
    expect((await draft()).textAlarm).toContain('was rejected on');
  });

  it('may go on with the approved text while another waits', async () => {
    await office.handIn();
    await office.says('approved');
    await office.define({ frequency: 'Up to 5 messages per week' });
    await office.submit();
    expect((await draft()).textAlarm).toBeNull();
    await office.define();
    expect((await draft()).textAlarm).toBeNull();
  });

  it('holds for personal links too', async () => {
    await office.handIn();
    await office.define({ frequency: 'Up to 5 messages per week' });
    const rows = [{ line: 2, name: 'Lou Park', email: null, employeeNumber: '7' }];
    const handOut = (more: object = {}) =>
      office.service.handOutLinks(office.admin, { rows, ...more });
    await expect(handOut()).rejects.toMatchObject({
      field: 'override',
      message: expect.stringContaining('--override'),
    });
    const { broadcast } = await handOut({ insist: { reason: 'Paper crew.' } });
    expect(broadcast).toMatchObject({ overrideReason: 'Paper crew.' });
  });
});
