import { beforeAll, expect, it } from '@jest/globals';
import { journey, LINES } from '../support/company.ts';

journey('whose number it is', (northwind) => {
  const ben = () => northwind.person('Ben Whitaker');
  const grace = () => northwind.person('Grace Okafor');
  const omar = () => northwind.person('Omar Saleh');

  beforeAll(async () => {
    await northwind.isSetUp();
    await northwind.asks('Ben Whitaker', 'Grace Okafor', 'Omar Saleh');
  });

  it('a number the company sends from is refused under the field, and nothing is recorded', async () => {
    const before = await northwind.size();
    for (const costume of [LINES[0], '(512) 555-0101', '1 512 555 0101']) {
      const errors = await ben().agrees(costume);
      expect(errors).toEqual({ phone: expect.stringContaining('the company sends texts from') });
      await ben().clears();
    }
    expect(await northwind.size()).toBe(before);
    expect(await northwind.answersOf(ben())).toEqual([]);
  });

  it('a number other than the directory’s is accepted, and the difference is noted', async () => {
    expect(await grace().agrees('737-555-0190')).toEqual({});
    await grace().reads('0190');
    const [given] = (await northwind.entries()).filter(({ fact }) => fact.kind === 'ConsentGiven');
    expect(given?.fact).toMatchObject({ directoryPhone: 'different' });
    expect(given?.personal.phone).toBe('+17375550190');
  });

  it('a person changes the number: the old one may not be texted any more, the new one may', async () => {
    expect(await grace().agrees('(361) 555-0177', 'Change number')).toEqual({});
    await grace().reads('0177');
    const given = (await northwind.entries()).filter(({ fact }) => fact.kind === 'ConsentGiven');
    expect(given.map(({ fact }) => fact)).toEqual([
      expect.objectContaining({ directoryPhone: 'different', replaces: null }),
      expect.objectContaining({ directoryPhone: 'same', replaces: given[0]?.seq }),
    ]);
    const { service } = northwind.station;
    expect(await service.mayText('+17375550190')).toBe(false);
    expect(await service.mayText('+13615550177')).toBe(true);
  });

  it('two people name one number: both are on hold, and both read why in plain words', async () => {
    await ben().agrees('737-555-0155');
    await ben().reads('0155');
    const before = await northwind.size();
    await omar().agrees('+1 737 555 0155');
    await omar().readsInWindow('another employee gave the same one');
    await omar().clears();

    for (const person of [ben(), omar()]) {
      const receipt = await person.reads('Your number is on hold');
      expect(receipt.text()).toContain('Another employee gave the same mobile number');
      expect(receipt.text()).not.toMatch(/Whitaker|Saleh/u);
      expect(receipt.buttons()).toEqual(['Change number', 'Withdraw', 'Download my record']);
      expect((await northwind.statusOf(person)).consent?.status).toBe('held');
    }
    await ben().reads('Another employee has just given the same mobile number as you.');
    const added = await northwind.entries(before);
    expect(added.map(({ fact }) => fact.kind)).toEqual([
      'ConsentGiven',
      'ConsentHeld',
      'ConsentHeld',
    ]);
    expect(await northwind.station.service.mayText('+17375550155')).toBe(false);
    expect((await northwind.counts()).held).toBe(2);
  });

  it('agreeing to the same number once more does not end the hold', async () => {
    const before = await northwind.size();
    await omar().agrees('7375550155', 'Change number');
    await omar().readsInWindow('another employee gave the same one');
    await omar().clears();
    expect(await northwind.size()).toBe(before);
    expect(await northwind.station.service.mayText('+17375550155')).toBe(false);
  });

  it('one of them changes the number: the other is released and told so', async () => {
    expect(await omar().agrees('737-555-0156', 'Change number')).toEqual({});
    await omar().reads('0156');
    await ben().reads('The hold on your mobile number is over');
    const receipt = await ben().reads('You agreed to work text messages');
    expect(receipt.buttons()).toEqual(['Withdraw', 'Change number', 'Download my record']);
    expect(await northwind.answersOf(ben())).toEqual([
      'ConsentGiven',
      'ConsentHeld',
      'ConsentReleased',
    ]);
    const { service } = northwind.station;
    expect(await service.mayText('+17375550155')).toBe(true);
    expect(await service.mayText('+17375550156')).toBe(true);
  });

  it('or withdraws: the same', async () => {
    await omar().agrees('737-555-0155', 'Change number');
    await ben().reads('Your number is on hold');
    await omar().clears();
    await omar().presses('Withdraw');
    await omar().reads('No more work texts');
    await ben().reads('You agreed to work text messages');
    expect(await northwind.station.service.mayText('+17375550155')).toBe(true);
  });

  it('a number that becomes a company line later is not texted any more', async () => {
    const added = await northwind.rollcall('numbers add', {
      phone: '737-555-0155',
      label: 'Was a mobile',
      team: 'Dispatch',
    });
    expect(added.code).toBe(0);
    expect(await northwind.station.service.mayText('+17375550155')).toBe(false);
  });

  it('and the ledger verifies', async () => {
    expect(await northwind.station.service.verify()).toMatchObject({ ok: true });
  });
});
