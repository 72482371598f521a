import { describe, expect, it } from '@jest/globals';
import { campaignDefinitionSchema, PROVIDERS } from '../../../src/registration/campaign.ts';
import { BRAND, bodyOf, own, summaryFor } from './provider-summary.ts';
import { sendingNumber } from './summary-input.ts';
import { CAMPAIGN } from './worked-example.ts';

describe('single providers', () => {
  it('RingCentral gets LowVolume and conversations among employees, and a warning above 6,000 a day', () => {
    const summary = summaryFor('ringcentral');
    expect(own(summary)).toMatchObject({
      'Registration tier': 'LowVolume',
      'Use cases': ['ConversationsInternal', 'AccountNotification'],
    });
    const warnings = summary.form.warnings.join(' ');
    for (const words of ['$35', '6,000', 'Confirmed']) expect(warnings).toContain(words);
    expect([summary.form.payload, summary.form.sendsWhen]).toEqual([null, 'Confirmed']);
  });

  it('Teams shows its use case as fixed, and what cannot be undone', () => {
    const summary = summaryFor('teams');
    expect(own(summary)['Content type (fixed by Microsoft)']).toBe('UCaaS, Low Volume');
    const warnings = summary.form.warnings.join(' ');
    for (const words of [
      'one campaign',
      '49',
      'nothing can be changed',
      '4 to 6 weeks',
      'STOP blocks only',
    ])
      expect(warnings).toContain(words);
    expect(summary.form.payload).toBeNull();
  });

  it('Twilio takes samples and keywords as lists, and no sub-use-cases', () => {
    const body = bodyOf(summaryFor('twilio'));
    expect(body).toMatchObject({
      UsAppToPersonUsecase: 'LOW_VOLUME',
      MessageSamples: expect.arrayContaining([expect.stringContaining('STOP')]),
      OptOutKeywords: [
        'STOP',
        'STOPALL',
        'UNSUBSCRIBE',
        'CANCEL',
        'END',
        'QUIT',
        'REVOKE',
        'OPTOUT',
      ],
      HasEmbeddedLinks: false,
      SubscriberOptIn: true,
    });
    expect(Object.keys(body).join()).not.toMatch(/sub_?use/i);
  });

  it.each(['telnyx', 'bandwidth', 'sinch', 'aws', 'plivo', 'vonage', 'portable'] as const)(
    '%s gets LOW_VOLUME with customer care and account notification',
    (provider) => {
      const values = summaryFor(provider).fields.filter(({ name }) => /usecase/i.test(name));
      expect(values.map(({ value }) => value)).toEqual([
        'LOW_VOLUME',
        ['CUSTOMER_CARE', 'ACCOUNT_NOTIFICATION'],
      ]);
    },
  );

  it('Sinch gets every field its schema requires', () => {
    const required =
      'brandId useCase campaignName description sample1 sample2 sample3 stopMessage optInMessage helpMessage autoRenewal embeddedLink embeddedPhone affiliateMarketing numberPool ageGated directLending subscriberOptIn subscriberOptOut subscriberHelp optinKeywords optoutKeywords helpKeywords messageFlow'.split(
        ' ',
      );
    expect(Object.keys(bodyOf(summaryFor('sinch')))).toEqual(expect.arrayContaining(required));
  });

  it('AWS gets one request per field, with choices in place of flags', () => {
    const requests = bodyOf(summaryFor('aws')).Requests as Record<string, unknown>[];
    expect(requests).toContainEqual({
      RegistrationId: 'FILL_IN_REGISTRATION_ID',
      FieldPath: 'campaignUseCase.embeddedLink',
      SelectChoices: ['No'],
    });
    expect(requests).toContainEqual(
      expect.objectContaining({
        FieldPath: 'campaignUseCase.subscriberOptIn',
        SelectChoices: ['Yes'],
      }),
    );
    expect(requests).toContainEqual(
      expect.objectContaining({
        FieldPath: 'campaignInfo.optInWorkflow',
        TextValue: expect.any(String),
      }),
    );
  });

  it('AWS offers fewer verticals than TCR, and says so before it costs something', () => {
    const brand = { ...BRAND, vertical: 'TRANSPORTATION' };
    expect(summaryFor('aws', { brand }).blockers).toEqual([
      expect.stringContaining('does not offer "TRANSPORTATION" for the line of business'),
    ]);
    expect(summaryFor('telnyx', { brand }).blockers).toEqual([]);
  });

  it('Vonage gets the message flow in parts, each way to consent by itself', () => {
    const summary = summaryFor('vonage', {}, { mediaUsed: ['slack', 'paper'] });
    expect(bodyOf(summary).message_flow_details).toMatchObject({
      brand_name: 'Northwind Field Services',
      consent_mechanisms: [
        { method: 'ONLINE_FORM', attachment: 'https://www.northwindfs.example/sms-consent' },
        { method: 'FILL_IN_METHOD', details: expect.stringContaining('paper') },
      ],
      pricing_disclosure: true,
      privacy_policy: 'https://www.northwindfs.example/privacy',
    });
  });

  it('SignalWire gets its own word for Low Volume', () => {
    expect(bodyOf(summaryFor('signalwire'))).toMatchObject({
      sms_use_case: 'LOW_VOLUME_MIXED',
      lead_generation: false,
      number_pooling_required: false,
    });
  });

  it('tell what the form insists on and the campaign does not say', () => {
    const { toFill } = summaryFor('ringcentral', { brand: CAMPAIGN.brand }).form;
    expect(toFill).toContain('EIN/Tax ID');
    expect(toFill).not.toContain('Website');
  });
});

describe('fifty numbers', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, n) =>
      sendingNumber(`+151255501${String(n).padStart(2, '0')}`),
    );
  const poolOf = (count: number, numberPoolReason?: string) => {
    const summary = summaryFor(
      'signalwire',
      numberPoolReason === undefined ? {} : { numberPoolReason },
      { numbers: many(count) },
    );
    const values = own(summary);
    return {
      pool: values.number_pooling_required,
      reason: values.number_pooling_per_campaign,
      wanted: summary.blockers.some((blocker) => blocker.includes('number pool')),
    };
  };
  const reason = 'Each of our sixty crews texts from its own number.';

  it('need a pool and a reason, forty-nine do not', () => {
    expect(poolOf(49)).toEqual({ pool: false, reason: undefined, wanted: false });
    expect(poolOf(50)).toEqual({ pool: true, reason: undefined, wanted: true });
    expect(poolOf(50, reason)).toEqual({ pool: true, reason, wanted: false });
    expect(poolOf(49, reason)).toEqual({ pool: false, reason: undefined, wanted: false });
  });
});

describe('what nobody can type', () => {
  it.each([
    'usecase',
    'subUsecases',
    'subscriberOptin',
    'subscriberOptout',
    'subscriberHelp',
    'embeddedLink',
    'embeddedPhone',
    'numberPool',
    'affiliateMarketing',
    'ageGated',
    'directLending',
  ])('%s is not a field of a campaign', (field) => {
    const parsed = campaignDefinitionSchema.safeParse({ ...CAMPAIGN, [field]: false });
    expect(parsed.success).toBe(false);
    expect(JSON.stringify(parsed.error?.issues)).toContain(field);
  });

  it.each([
    [
      'a link',
      'See https://www.northwindfs.example/x for the plan. Reply STOP to opt out.',
      true,
      false,
    ],
    ['a phone number', 'Call 512-555-0100 when you are there. Reply STOP to opt out.', false, true],
    ['neither', 'Your shift starts at 7. Reply STOP to opt out.', false, false],
  ])('samples with %s decide the flags for every provider', (...[, text, link, phone]) => {
    const sample = `Northwind Field Services: ${text}`;
    const samples = [sample, ...(CAMPAIGN.samples ?? []), `${sample} `, `${sample}  `];
    for (const provider of PROVIDERS) {
      const values = Object.fromEntries(
        summaryFor(provider, { samples }).fields.map(({ name, value }) => [name, value]),
      );
      expect([provider, values.embeddedLink, values.embeddedPhone]).toEqual([
        provider,
        link,
        phone,
      ]);
    }
  });
});
