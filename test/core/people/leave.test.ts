import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Desk } from '../../../src/command-line/outcome.ts';
import { OPERATOR } from '../../../src/command-line/outcome.ts';
import { perform } from '../../../src/command-line/perform.ts';
import {
  agreeAs,
  askOne,
  headSize,
  newPhone,
  type Office,
  openReadyOffice,
} from '../../support/service.ts';

let office: Office;
beforeAll(async () => {
  office = await openReadyOffice();
}, 120_000);
afterAll(() => office.close());

const typed = (employee: string) =>
  perform({ service: office.service } as Desk, { command: 'left', options: { employee } });

describe('rollcall left', () => {
  it('suppresses at once somebody who agreed on paper and is in no directory', async () => {
    const phone = newPhone();
    await office.service.enterAct(OPERATOR, {
      who: { name: 'Jo Field' },
      phone,
      ...{ medium: 'paper', actAt: '2026-08-01' },
      evidence: { fileName: 'form.pdf', sha256: 'a'.repeat(64) },
    });
    expect(await office.service.mayText(phone)).toBe(true);
    const outcome = await typed(phone);
    expect(outcome).toMatchObject({ code: 0, json: { state: 'left' } });
    expect(await office.service.mayText(phone)).toBe(false);
    expect(await office.ports.views.findEmployees(phone)).toMatchObject([{ state: 'left' }]);
  });

  it('is said once, and taken back by returned', async () => {
    const { person, deliveryId } = await askOne(office);
    await agreeAs(office, person, { deliveryId, phone: newPhone() });
    const { employeeId = '' } = (await office.ports.views.employeeByAccount(person.account)) ?? {};
    expect((await typed(employeeId)).code).toBe(0);
    const size = await headSize(office);
    expect(await typed(employeeId)).toMatchObject({
      code: 2,
      json: { error: { field: 'employee' } },
    });
    expect(await headSize(office)).toBe(size);
    expect(await office.service.returnEmployee(office.admin, employeeId)).toMatchObject({
      state: 'active',
    });
  });

  it('can be said by an admin, and by nobody else', async () => {
    const { person } = await askOne(office);
    const stranger = { kind: 'account', account: person.account } as const;
    await expect(office.service.leaveEmployee(stranger, person.email ?? '')).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });

  it('names nobody who is not on record', async () => {
    expect((await typed('nobody@northwindfs.example')).text).toContain('Nobody is on record');
  });
});
