import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PROVIDERS } from '../../../src/registration/campaign.ts';
import { meaningOf } from '../../../src/registration/provider-words.ts';
import { PROFILES } from '../../../src/registration/providers/profiles.ts';
import {
  openRegistrationOffice,
  type RegistrationOffice,
} from '../../support/registration-office.ts';
import {
  agreeAs,
  ask,
  askOne,
  DEFINITION,
  headSize,
  kindsOf,
  newPhone,
} from '../../support/service.ts';

let office: RegistrationOffice;
beforeEach(async () => {
  office = await openRegistrationOffice();
});
afterEach(() => office.close());

describe('handing the form in', () => {
  it('keeps every field as it stood, without anybody’s personal data', async () => {
    await office.define();
    const { person, deliveryId } = await askOne(office, { name: 'Ben Whitaker' });
    const phone = newPhone();
    await agreeAs(office, person, { deliveryId, phone });
    const { submission, repeated } = await office.submit({ providerCampaignId: ' C8VLZXY ' });
    expect(repeated).toBe(false);
    expect(submission).toMatchObject({
      provider: 'ringcentral',
      attempt: 1,
      status: 'submitted',
      providerCampaignId: 'C8VLZXY',
      fields: {
        embeddedLink: false,
        sendingNumbers: ['+15125550101'],
        messageTypes: DEFINITION.messageTypes,
        messageFlow: expect.stringContaining('I agree to receive'),
      },
    });
    const summary = await office.service.summarize(office.admin, 'ringcentral');
    for (const { name, value } of summary.fields) {
      expect([name, submission.fields[name]]).toEqual([name, value]);
    }
    const entry = (await office.ports.ledger.entriesOf(`campaign:${submission.campaignId}`)).at(-2);
    expect(entry?.fact.kind).toBe('CampaignSubmitted');
    expect(JSON.stringify(entry?.fact)).not.toMatch(new RegExp(`Whitaker|${phone.slice(2)}`));
    expect(entry?.personal).toEqual({});
  });

  it('is one attempt however often it is told, and the next after an answer', async () => {
    await office.handIn();
    const before = await headSize(office);
    expect(await office.submit()).toMatchObject({ repeated: true, submission: { attempt: 1 } });
    expect(await headSize(office)).toBe(before);
    await office.says('rejected', { code: '803' });
    expect(await office.submit()).toMatchObject({ repeated: false, submission: { attempt: 2 } });
  });

  it('is refused while something blocks the form, with the reasons, and nothing is written', async () => {
    const before = await kindsOf(office);
    await expect(office.submit()).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      field: 'campaign',
      message: expect.stringContaining('Nobody has been asked yet'),
    });
    await office.define({ samples: ['Northwind Field Services: too few'] });
    await askOne(office);
    await expect(office.submit()).rejects.toMatchObject({
      message: expect.stringContaining('The number of samples is 1; the form takes'),
    });
    const after = await kindsOf(office);
    expect([...before, ...after]).not.toContain('CampaignSubmitted');
  });

  it('is refused when people read another text than the one in the message flow', async () => {
    await office.define();
    await askOne(office);
    await office.define({
      messageFlow: `The employee opens the form in Slack (employee login required), ticks the box and agrees. Text shown: "I agree to something else." Pictures: ${DEFINITION.evidenceUrl}`,
    });
    await expect(office.submit()).rejects.toMatchObject({ field: 'campaign' });
  });

  it('takes no sentence for a campaign id', async () => {
    await office.define();
    await askOne(office);
    await expect(office.submit({ providerCampaignId: 'the usual one' })).rejects.toMatchObject({
      field: 'campaign-id',
    });
  });

  it('is for admins only', async () => {
    const [ben] = office.chat.add({ name: 'Ben Whitaker' });
    const actor = { kind: 'account', account: ben?.account ?? '' } as const;
    const { service } = office;
    for (const act of [
      service.submitRegistration(actor, {}),
      service.recordRegistrationStatus(actor, { status: 'approved' }),
      service.rejected(actor, { said: '803' }),
      service.registrationReport(actor),
      service.registrationDiff(actor, {}),
    ]) {
      await expect(act).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    }
  });
});

describe('how it stands at the provider', () => {
  it('every status a provider publishes has a meaning', () => {
    for (const provider of PROVIDERS) {
      const { statuses, sendsWhen } = PROFILES[provider];
      expect([provider, statuses.filter((word) => meaningOf(word) === null)]).toEqual([
        provider,
        [],
      ]);
      if (sendsWhen !== null)
        expect([provider, meaningOf(sendsWhen)]).toEqual([provider, 'approved']);
    }
    expect(meaningOf('Sunny')).toBeNull();
  });

  it('RingCentral sends only once it is Confirmed', async () => {
    await office.handIn();
    expect(await office.handedIn()).toMatchObject({
      maySend: false,
      standing: [
        expect.stringContaining('waiting for the answer'),
        'RingCentral sends texts only with the status Confirmed.',
      ],
    });
    await office.says('approved', { code: 'Confirmed' });
    expect(await office.handedIn()).toMatchObject({ maySend: true, alarms: [] });
    await office.says('suspended', { code: 'CampaignSuspended' });
    expect(await office.handedIn()).toMatchObject({
      maySend: false,
      alarms: [expect.stringContaining('is suspended')],
    });
  });

  it('keeps what the reviewer wrote, without anybody’s address or number', async () => {
    await office.handIn();
    const { submission } = await office.says('rejected', {
      code: '803',
      reviewersText: 'Ask ben@northwindfs.example or 737-555-0116; hr@northwindfs.example is fine.',
    });
    expect(submission).toMatchObject({
      status: 'rejected',
      code: '803',
      reviewersText: 'Ask [left out] or [left out]; hr@northwindfs.example is fine.',
    });
    const before = await headSize(office);
    expect(
      await office.says('rejected', { code: '803', reviewersText: submission.reviewersText }),
    ).toMatchObject({ repeated: true });
    expect(await headSize(office)).toBe(before);
  });

  it('needs something that was handed in', async () => {
    await expect(office.says('approved')).rejects.toMatchObject({
      field: 'registration',
      message: expect.stringMatching(/press “I handed it in” below it first\.$/u),
    });
    const operator = { kind: 'operator' } as const;
    await expect(
      office.service.recordRegistrationStatus(operator, { status: 'approved' }),
    ).rejects.toThrow('rollcall registration submitted');
    await office.handIn();
    await expect(office.says('approved', { provider: 'twilio' })).rejects.toMatchObject({
      field: 'registration',
      message: expect.stringContaining('Twilio'),
    });
  });
});

it('stays true in the ledger after all of it', async () => {
  await office.handIn();
  await office.says('rejected', { code: '803' });
  await office.submit();
  await office.says('approved', { providerCampaignId: 'C8VLZXZ' });
  await ask(office, office.chat.add({}));
  expect((await office.service.registrationReport(office.admin)).submissions).toEqual([
    expect.objectContaining({ attempt: 1, status: 'rejected', providerCampaignId: 'C8VLZXY' }),
    expect.objectContaining({ attempt: 2, status: 'approved', providerCampaignId: 'C8VLZXZ' }),
  ]);
  expect(await office.service.verify()).toMatchObject({ ok: true, problems: [] });
});
