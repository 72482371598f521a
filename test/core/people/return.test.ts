import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  agreeAs,
  ask,
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

async function whoAgreedAndLeft() {
  const asked = await askOne(office);
  const phone = newPhone();
  await agreeAs(office, asked.person, { deliveryId: asked.deliveryId, phone });
  await office.service.employeeLeft(asked.person.account, 'deactivated');
  return { ...asked, phone };
}

describe('somebody who had left and works here again', () => {
  it('is not texted on the agreement from before', async () => {
    const { person, phone } = await whoAgreedAndLeft();
    await office.service.employeeReturned(person.account);
    expect(await office.service.mayText(phone)).toBe(false);
    expect(await office.service.status(person.account)).toMatchObject({
      employee: { state: 'active' },
      consent: { status: 'invalidated' },
    });
  });

  it('is asked anew by the next broadcast and may agree', async () => {
    const { person, phone } = await whoAgreedAndLeft();
    await office.service.employeeReturned(person.account);
    const [deliveryId = ''] = await ask(office, [person]);
    expect(await agreeAs(office, person, { deliveryId, phone })).toMatchObject({
      receipt: { status: 'given' },
    });
    expect(await office.service.mayText(phone)).toBe(true);
  });

  it('sets the other person free who had named the same number', async () => {
    const { person, phone } = await whoAgreedAndLeft();
    const other = await askOne(office);
    expect(
      await agreeAs(office, other.person, { deliveryId: other.deliveryId, phone }),
    ).toMatchObject({ receipt: { status: 'held' } });
    await office.service.employeeReturned(person.account);
    expect(await office.service.mayText(phone)).toBe(true);
  });

  it('is on record once, however often the directory says it', async () => {
    const { person } = await whoAgreedAndLeft();
    await office.service.employeeReturned(person.account);
    const size = await headSize(office);
    await office.service.employeeReturned(person.account);
    expect(await headSize(office)).toBe(size);
  });

  it('can be taken back by an admin, and by nobody else', async () => {
    const { person } = await whoAgreedAndLeft();
    const employee = await office.ports.views.employeeByAccount(person.account);
    const query = employee?.employeeId ?? '';
    const stranger = { kind: 'account', account: person.account } as const;
    await expect(office.service.returnEmployee(stranger, query)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await office.service.returnEmployee(office.admin, query)).toMatchObject({
      state: 'active',
    });
    await expect(office.service.returnEmployee(office.admin, query)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      field: 'employee',
    });
  });

  it('changes nothing for an account nobody knows', async () => {
    const size = await headSize(office);
    await office.service.employeeReturned('slack:T0NORTHWND:U0NOBODY');
    expect(await headSize(office)).toBe(size);
  });

  it('leaves a ledger that verifies', async () => {
    expect((await office.service.verify()).problems).toEqual([]);
  });
});
