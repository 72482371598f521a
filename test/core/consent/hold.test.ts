import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UncertainError } from '../../../src/errors.ts';
import { createService } from '../../../src/service.ts';
import {
  agreeAs,
  answersOf,
  askOne,
  newAct,
  newPhone,
  type Office,
  openReadyOffice,
  withdrawAs,
} from '../../support/service.ts';

let office: Office;
beforeAll(async () => {
  office = await openReadyOffice();
}, 120_000);
afterAll(() => office.close());

describe('a number that two people name', () => {
  it('is on hold for both until one of them changes it', async () => {
    const [one, two] = [await askOne(office), await askOne(office)];
    const phone = newPhone();
    await agreeAs(office, one.person, { deliveryId: one.deliveryId, phone });
    const second = await agreeAs(office, two.person, { deliveryId: two.deliveryId, phone });
    expect(second).toMatchObject({
      receipt: { status: 'held' },
      alsoHeld: [{ status: 'held', employee: { name: one.person.name } }],
    });
    expect(await office.service.mayText(phone)).toBe(false);
    const fresh = newPhone();
    const changed = await agreeAs(office, two.person, { deliveryId: two.deliveryId, phone: fresh });
    expect(changed).toMatchObject({
      receipt: { status: 'given' },
      released: [{ status: 'given', employee: { name: one.person.name } }],
    });
    expect(await office.service.mayText(phone)).toBe(true);
    expect(await office.service.mayText(fresh)).toBe(true);
  });

  it('stays on hold while two of three remain, and is free when one does', async () => {
    const three = [await askOne(office), await askOne(office), await askOne(office)] as const;
    const phone = newPhone();
    for (const { person, deliveryId } of three)
      await agreeAs(office, person, { deliveryId, phone });
    const first = await withdrawAs(office, three[0].person);
    expect(first).toMatchObject({ receipt: { status: 'withdrawn' }, released: [] });
    expect(await office.service.mayText(phone)).toBe(false);
    const second = await withdrawAs(office, three[1].person);
    expect(second).toMatchObject({ released: [{ employee: { name: three[2].person.name } }] });
    expect(await office.service.mayText(phone)).toBe(true);
  });

  it('is on hold for both when both agree at the same moment', async () => {
    const both = [await askOne(office), await askOne(office)];
    const phone = newPhone();
    await Promise.all(
      both.map(({ person, deliveryId }) => agreeAs(office, person, { deliveryId, phone })),
    );
    for (const { person } of both) {
      expect((await office.service.status(person.account))?.consent?.status).toBe('held');
    }
    expect(await office.service.mayText(phone)).toBe(false);
  });

  it('does not come free by agreeing to it again', async () => {
    const [one, two] = [await askOne(office), await askOne(office)];
    const phone = newPhone();
    await agreeAs(office, one.person, { deliveryId: one.deliveryId, phone });
    await agreeAs(office, two.person, { deliveryId: two.deliveryId, phone });
    const again = await agreeAs(office, one.person, { deliveryId: one.deliveryId, phone });
    expect(again).toMatchObject({ receipt: { status: 'held', repeated: true } });
  });
});

describe('when the fate of a write is unknown', () => {
  it('the same command again finds the entry, and who else is on hold, and writes no second one', async () => {
    const [other, { person, deliveryId }] = [await askOne(office), await askOne(office)];
    const phone = newPhone();
    await agreeAs(office, other.person, { deliveryId: other.deliveryId, phone });
    let torn = false;
    const { ledger } = office.ports;
    const append: typeof ledger.append = async (request) => {
      const appended = await ledger.append(request);
      if (torn) return appended;
      torn = true;
      throw new UncertainError('The connection broke after the commit was sent.');
    };
    const service = createService({ ...office.ports, ledger: { ...ledger, append } });
    const act = { deliveryId, phone, actId: newAct() };
    await expect(agreeAs({ ...office, service }, person, act)).rejects.toMatchObject({
      code: 'UNCERTAIN',
    });
    const again = await agreeAs({ ...office, service }, person, act);
    expect(again).toMatchObject({ receipt: { status: 'held', repeated: true }, alsoHeld: [{}] });
    const kinds = (await answersOf(office, person)).map(({ fact }) => fact.kind);
    expect(kinds).toEqual(['ConsentGiven', 'ConsentHeld']);
  });
});
