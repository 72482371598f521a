import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  agreeAs,
  ask,
  DEFINITION,
  kindsOf,
  LINE,
  newPhone,
  type Office,
  openOffice,
} from '../../support/service.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
}, 120_000);
afterAll(() => office.close());

const added = (kinds: readonly string[], kind: string) =>
  kinds.filter((one) => one === kind).length;

describe('the campaign', () => {
  it('is recorded without a number, and its notice is shown but not in force', async () => {
    const { service, admin, ports } = office;
    await expect(service.overview(admin)).resolves.toMatchObject({
      campaign: null,
      notice: null,
      nextStep: expect.stringContaining('Set up the campaign'),
    });
    const defined = await service.defineCampaign(admin, DEFINITION);
    expect(defined.notice.text).toContain('Northwind Field Services');
    expect(await ports.views.noticeInForce()).toBeNull();
    const overview = await service.overview(admin);
    expect(overview.nextStep).toContain('Add the numbers');
  });

  it('takes in the numbers that were there before it, and publishes its notice', async () => {
    const { service, admin, ports } = office;
    const line = await service.addNumber(admin, LINE);
    const defined = await service.defineCampaign(admin, DEFINITION);
    expect(line.campaignId).toBe(defined.campaign.campaignId);
    expect(defined.notice.numbers).toEqual(['+15125550101']);
    expect(await ports.views.noticeInForce()).toMatchObject({
      digest: defined.notice.digest,
      version: 1,
    });
    expect(defined.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  });

  it('is not recorded again when nothing changed', async () => {
    const before = await kindsOf(office);
    const again = await office.service.defineCampaign(office.admin, { ...DEFINITION });
    expect(again.campaign.version).toBe(1);
    expect(await kindsOf(office)).toEqual(before);
  });

  it('gets one version after the other when two admins change it at the same moment', async () => {
    const { service, admin } = office;
    const changes = ['Up to 8 messages a month', 'Up to 9 messages a month'];
    const defined = await Promise.all(
      changes.map((frequency) => service.defineCampaign(admin, { ...DEFINITION, frequency })),
    );
    expect(defined.map(({ campaign }) => campaign.version).sort()).toEqual([2, 3]);
    const back = await service.defineCampaign(admin, DEFINITION);
    expect(back.campaign.version).toBe(4);
    expect(back.notice.version).toBe(1);
    expect((await office.ports.views.noticeInForce())?.digest).toBe(back.notice.digest);
  });

  it.each([
    [{ ...DEFINITION, frequency: undefined }, 'frequency', 'missing'],
    [{ ...DEFINITION, colour: 'red' }, 'colour', 'not a field'],
    [{ ...DEFINITION, messageTypes: [] }, 'messageTypes', 'empty'],
    [
      { ...DEFINITION, privacyPolicyLink: 'http://northwindfs.example' },
      'privacyPolicyLink',
      'https://',
    ],
    [{ ...DEFINITION, brand: { ...DEFINITION.brand, email: 'hr' } }, 'brand.email', 'e-mail'],
    [{ ...DEFINITION, brand: { ...DEFINITION.brand, phone: '12' } }, 'brand.phone', 'short'],
    [{ ...DEFINITION, provider: 'pigeon' }, 'provider', 'ringcentral'],
    ['not a campaign at all', 'campaign', ''],
  ])('names the field that is wrong and the remedy (%#)', async (definition, field, words) => {
    const before = await kindsOf(office);
    const trouble = office.service.defineCampaign(office.admin, definition);
    await expect(trouble).rejects.toMatchObject({ code: 'INVALID_INPUT', field });
    await expect(trouble).rejects.toThrow(words);
    expect(await kindsOf(office)).toEqual(before);
  });

  it('keeps the last good notice in force while an edit breaks a rule', async () => {
    const { service, admin, ports } = office;
    const good = await ports.views.noticeInForce();
    const broken = await service.defineCampaign(admin, {
      ...DEFINITION,
      consentText: 'Yes to all.',
    });
    expect(broken.findings.some((finding) => finding.severity === 'error')).toBe(true);
    expect((await ports.views.noticeInForce())?.digest).toBe(good?.digest);
    await service.defineCampaign(admin, DEFINITION);
  });
});

describe('the numbers', () => {
  it('are added once, and the same order again answers with the number that is there', async () => {
    const { service, admin } = office;
    const order = { ...LINE, phone: newPhone(), use: 'receives' as const, label: 'Night desk' };
    const first = await service.addNumber(admin, order);
    const again = await service.addNumber(admin, order);
    expect(again).toEqual(first);
    await expect(service.addNumber(admin, { ...order, label: 'Other desk' })).rejects.toMatchObject(
      {
        field: 'phone',
        message: expect.stringContaining('Night desk'),
      },
    );
  });

  it('become one number when they are added twice at the same moment', async () => {
    const { service, admin } = office;
    const order = { ...LINE, phone: newPhone(), use: 'receives' as const };
    const both = await Promise.all([
      service.addNumber(admin, order),
      service.addNumber(admin, order),
    ]);
    expect(both[0].numberId).toBe(both[1].numberId);
  });

  it('change hands with history, and keep what is not mentioned', async () => {
    const { service, admin } = office;
    const order = { ...LINE, phone: newPhone(), use: 'receives' as const };
    const first = await service.addNumber(admin, order);
    const owner = { kind: 'person', name: 'Sam Ortiz' } as const;
    const after = await service.assignNumber(admin, { phone: order.phone, owner });
    expect(after).toEqual({ ...first, owner });
    const before = await kindsOf(office);
    await service.assignNumber(admin, { phone: order.phone, owner });
    expect(await kindsOf(office)).toEqual(before);
  });

  it('are retired once, can come back later, and not earlier', async () => {
    const { service, admin, clock } = office;
    const order = { ...LINE, phone: newPhone(), use: 'receives' as const };
    const first = await service.addNumber(admin, order);
    clock.advance(60_000);
    const retired = await service.retireNumber(admin, order.phone);
    expect(await service.retireNumber(admin, order.phone)).toEqual(retired);
    expect(retired.activeUntil).toBe(clock.now());
    const early = service.addNumber(admin, { ...order, activeFrom: '2026-01-01' });
    await expect(early).rejects.toMatchObject({ field: 'activeFrom' });
    const back = await service.addNumber(admin, order);
    expect(back.numberId).not.toBe(first.numberId);
  });

  it.each([['2026-02-30'], ['tomorrow'], ['03.08.2026'], ['2026-8-3']])(
    'refuse the start date %s',
    async (activeFrom) => {
      const order = { ...LINE, phone: newPhone(), activeFrom };
      const trouble = office.service.addNumber(office.admin, order);
      await expect(trouble).rejects.toMatchObject({ field: 'activeFrom' });
    },
  );

  it('that nobody added cannot be assigned or retired', async () => {
    const phone = newPhone();
    const { service, admin } = office;
    await expect(service.assignNumber(admin, { phone })).rejects.toMatchObject({ field: 'phone' });
    await expect(service.retireNumber(admin, phone)).rejects.toMatchObject({ field: 'phone' });
  });

  it('warn while the notice lacks one, cover nobody new, and are named by the next launch', async () => {
    const { service, admin, chat, ports } = office;
    const [before, after] = chat.add({}, {}) as [never, never];
    const [first] = await ask(office, [before]);
    await agreeAs(office, before, { deliveryId: first ?? '', phone: newPhone() });
    const fresh = await service.addNumber(admin, { ...LINE, phone: newPhone(), label: 'Yard' });
    const report = await service.numbers(admin);
    expect(report.warnings.join(' ')).toContain('Yard');
    expect(report.inUse.find(({ numberId }) => numberId === fresh.numberId)).toMatchObject({
      inNotice: false,
      covered: 0,
      notCovered: 1,
    });
    await ask(office, [after]);
    expect((await ports.views.noticeInForce())?.numbers).toContain(fresh.e164);
    const person = await ports.views.employeeByAccount((before as { account: string }).account);
    const named = await service.numbersNamedTo(admin, person?.employeeId ?? '');
    expect(named).toEqual(['+15125550101']);
  });
});

describe('the admins', () => {
  it('are nobody by default, and the refusal names who can help', async () => {
    const [person] = office.chat.add({ name: 'Lee Park' });
    const actor = { kind: 'account', account: person?.account ?? '' } as const;
    const trouble = office.service.addNumber(actor, { ...LINE, phone: newPhone() });
    await expect(trouble).rejects.toMatchObject({ code: 'NOT_ALLOWED', admins: ['Hana Reyes'] });
    await expect(trouble).rejects.toThrow('Only an admin can add a number. Please ask Hana Reyes.');
    expect(await office.service.isAdmin(actor.account)).toBe(false);
  });

  it('are seeded by e-mail or account once, and those nobody answers to are returned', async () => {
    const { service, chat } = office;
    const [person, bot] = chat.add({ email: 'Ida@northwindfs.example' }, { kind: 'bot' });
    const seeds = [
      'ida@NORTHWINDFS.example',
      'nobody@northwindfs.example',
      bot?.account ?? '',
      'slack:T9:U9',
    ];
    expect(await service.seedAdmins(seeds)).toEqual(seeds.slice(1));
    expect(await service.isAdmin(person?.account ?? '')).toBe(true);
    const before = await kindsOf(office);
    await service.seedAdmins(seeds);
    expect(await kindsOf(office)).toEqual(before);
  });

  it('do not come back by a restart after the role was taken away', async () => {
    const { service, chat, admin } = office;
    const [person] = chat.add({});
    const account = person?.account ?? '';
    await service.seedAdmins([account]);
    await service.revokeAdmin(admin, account);
    await service.seedAdmins([account]);
    expect(await service.isAdmin(account)).toBe(false);
    await service.grantAdmin(admin, account);
    await service.grantAdmin(admin, account);
    expect(await service.isAdmin(account)).toBe(true);
  });

  it('lose the role with the job, and the last one cannot be revoked by an admin', async () => {
    const { service, chat, admin, ports, hana } = office;
    const [person] = chat.add({});
    await service.grantAdmin(admin, person?.account ?? '');
    await service.employeeLeft(person?.account ?? '', 'deactivated');
    expect(await service.isAdmin(person?.account ?? '')).toBe(false);
    for (const other of await ports.views.admins()) {
      const account = other.accounts[0] ?? '';
      if (account !== hana.account) await service.revokeAdmin(admin, account);
    }
    await expect(service.revokeAdmin(admin, hana.account)).rejects.toThrow('the last admin');
    expect(added(await kindsOf(office), 'EmployeeLeft')).toBe(1);
  });
});
