import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  agreeAs,
  askOne,
  headSize,
  kindsOf,
  newPhone,
  type Office,
  openReadyOffice,
} from '../../support/service.ts';

let office: Office;
beforeAll(async () => {
  office = await openReadyOffice();
}, 120_000);
afterAll(() => office.close());

/** So many people who all named the same number. */
async function sharing(count: number) {
  const phone = newPhone();
  const people = [];
  for (let one = 0; one < count; one += 1) {
    const asked = await askOne(office);
    await agreeAs(office, asked.person, { deliveryId: asked.deliveryId, phone });
    const employee = await office.ports.views.employeeByAccount(asked.person.account);
    people.push({ ...asked, employeeId: employee?.employeeId ?? '' });
  }
  return { phone, people };
}

describe('an admin who has found out whose number it is', () => {
  it('makes the owner’s agreement count again and sets the others’ aside', async () => {
    const { phone, people } = await sharing(3);
    const [owner, ...others] = people;
    const answer = await office.service.settlePhone(office.admin, owner?.employeeId ?? '');
    expect(answer).toMatchObject({
      receipt: { status: 'given', employee: { employeeId: owner?.employeeId } },
      setAside: others.map(({ employeeId }) => ({
        status: 'invalidated',
        employee: { employeeId },
      })),
    });
    expect(await office.service.mayText(phone)).toBe(true);
  });

  it('leaves the others free to answer once more with a number of their own', async () => {
    const { phone, people } = await sharing(2);
    const [owner, other] = people;
    await office.service.settlePhone(office.admin, owner?.employeeId ?? '');
    const own = newPhone();
    const answer = await agreeAs(office, other?.person as never, {
      deliveryId: other?.deliveryId ?? '',
      phone: own,
    });
    expect(answer).toMatchObject({ receipt: { status: 'given' }, alsoHeld: [] });
    expect([await office.service.mayText(phone), await office.service.mayText(own)]).toEqual([
      true,
      true,
    ]);
  });

  it('settles once: the second time there is nothing on hold', async () => {
    const { people } = await sharing(2);
    const [owner] = people;
    await office.service.settlePhone(office.admin, owner?.employeeId ?? '');
    const size = await headSize(office);
    await expect(
      office.service.settlePhone(office.admin, owner?.employeeId ?? ''),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', field: 'employee' });
    expect(await headSize(office)).toBe(size);
  });

  it('must say whose: the number itself means several people', async () => {
    const { phone } = await sharing(2);
    await expect(office.service.settlePhone(office.admin, phone)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      field: 'employee',
    });
    expect(await office.service.mayText(phone)).toBe(false);
  });

  it('must be an admin', async () => {
    const { people } = await sharing(2);
    const [owner] = people;
    const actor = { kind: 'account', account: owner?.person.account ?? '' } as const;
    await expect(office.service.settlePhone(actor, owner?.employeeId ?? '')).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });

  it('leaves a ledger whose views can be rebuilt from nothing', async () => {
    const kinds = await kindsOf(office);
    expect(kinds).toEqual(expect.arrayContaining(['ConsentReleased', 'ConsentInvalidated']));
    expect((await office.service.verify()).problems).toEqual([]);
  });
});
