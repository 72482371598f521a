/** Records in the formats others read, made by the real service on the embedded store. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import AjvDraft04 from 'ajv-draft-04';
import type { ChatPerson } from '../../../src/employee.ts';
import type { RecordFormat, RecordsExport } from '../../../src/proof/export-records.ts';
import { RECORD_COLUMNS } from '../../../src/records/table.ts';
import {
  agreeAs,
  ask,
  askOne,
  DEFINITION,
  declineAs,
  newPhone,
  type Office,
  openReadyOffice,
  withdrawAs,
} from '../../support/service.ts';

jest.setTimeout(120_000);

const schema = JSON.parse(
  readFileSync(new URL('../../fixtures/kantara-consent-receipt-1.1.json', import.meta.url), 'utf8'),
);
// The default export of a CommonJS package, as ESM sees it.
const Ajv = AjvDraft04.default;
const validate = new Ajv({ allErrors: true }).compile(schema);

let office: Office;
const phones = { ana: newPhone(), anaNew: newPhone(), ben: newPhone(), web: newPhone() };
const people: Record<string, ChatPerson> = {};

const exported = (format: RecordFormat, fullNumbers = true): Promise<RecordsExport> =>
  office.service.exportRecords(office.admin, { format, fullNumbers });

/** Ana agrees and changes her number; Ben agrees and withdraws; Cleo declines; Dan never answers. */
beforeAll(async () => {
  office = await openReadyOffice();
  for (const name of ['ana', 'ben', 'cleo', 'dan']) {
    const [person] = office.chat.add({ name, timeZone: 'America/Chicago' });
    people[name] = person as ChatPerson;
  }
  const [ana = '', ben = '', cleo = ''] = await ask(office, Object.values(people));
  await agreeAs(office, people.ana as ChatPerson, { deliveryId: ana, phone: phones.ana });
  await agreeAs(office, people.ana as ChatPerson, { deliveryId: ana, phone: phones.anaNew });
  await agreeAs(office, people.ben as ChatPerson, { deliveryId: ben, phone: phones.ben });
  await withdrawAs(office, people.ben as ChatPerson);
  await declineAs(office, people.cleo as ChatPerson, { deliveryId: cleo });
});
afterAll(() => office.close());

describe('Kantara receipts', () => {
  it('are valid by the schema of v1.1.0, one per consent', async () => {
    const { document, count } = await exported('kantara');
    const receipts = document as object[];
    expect(receipts).toHaveLength(3);
    expect(count).toBe(3);
    for (const receipt of receipts)
      expect([validate(receipt), validate.errors]).toEqual([true, null]);
    const [first] = receipts as Record<string, unknown>[];
    for (const field of schema.required) {
      const { [field as string]: _, ...without } = first ?? {};
      expect(validate(without)).toBe(false);
    }
  });

  it('carry all seven items, whose IP address is absent with its reason', async () => {
    const [receipt] = (await exported('kantara')).document as {
      consentTimestamp: number;
      x_ctia_5_1_2: object;
    }[];
    expect(receipt?.x_ctia_5_1_2).toMatchObject({
      timestamp: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
      timeZone: 'America/Chicago',
      medium: 'slack',
      experience: {
        language: 'en-US',
        action: 'I agree',
        wording: expect.stringContaining('STOP'),
      },
      campaign: { brand: DEFINITION.brand.companyName, sendingNumbers: ['+15125550101'] },
      ipAddress: { value: null, reason: expect.stringContaining('does not disclose') },
      phoneNumber: phones.ana,
      identity: { name: 'ana', account: people.ana?.account },
    });
    expect(Number.isInteger(receipt?.consentTimestamp)).toBe(true);
  });
});

describe('ISO 27560', () => {
  it('is one JSON-LD document whose records have status, notice, purpose and controller', async () => {
    const { document } = await exported('27560');
    const { '@context': context, '@graph': graph } = document as {
      '@context': Record<string, string>;
      '@graph': Record<string, unknown>[];
    };
    expect(context.dpv).toBe('https://w3id.org/dpv#');
    expect(graph).toHaveLength(3);
    const prefixes = Object.keys(context);
    for (const name of keysOf(graph).filter((key) => key.includes(':')))
      expect(prefixes).toContain(name.split(':')[0]);
    const statuses = graph.map((record) =>
      (record['dpv:hasConsentStatus'] as { '@type': string }[]).map((one) => one['@type']),
    );
    expect(statuses).toEqual([
      ['dpv:ConsentGiven', 'dpv:ConsentExpired'],
      ['dpv:RenewedConsentGiven'],
      ['dpv:ConsentGiven', 'dpv:ConsentWithdrawn'],
    ]);
    expect(graph[2]).toMatchObject({
      '@type': 'dpv:ConsentRecord',
      'dpv:hasLegalBasis': { '@id': 'dpv:ExplicitlyExpressedConsent' },
      'dpv:hasNotice': { '@type': 'dpv:ConsentNotice', 'dct:language': 'en-US' },
      'rollcall:sevenItems': { phoneNumber: phones.ben, medium: 'slack' },
    });
  });
});

const keysOf = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => [
        ...(Array.isArray(value) ? [] : [key]),
        ...keysOf(inner),
      ]);

describe('providers', () => {
  it('Twilio: one item per number, 32 characters, opt-out of the old number and of who withdrew', async () => {
    const { document } = await exported('twilio');
    const { requests, x_ctia_5_1_2: items } = document as {
      requests: { Items: Record<string, string>[] }[];
      x_ctia_5_1_2: Record<string, object>;
    };
    const all = requests.flatMap(({ Items }) => Items);
    expect(all.map(({ contact_id, status }) => [contact_id, status])).toEqual([
      [phones.ana, 'opt-out'],
      [phones.anaNew, 'opt-in'],
      [phones.ben, 'opt-out'],
    ]);
    for (const item of all) {
      expect(item.correlation_id).toMatch(/^[0-9a-f]{32}$/);
      expect(['website', 'offline', 'opt-out-message', 'others']).toContain(item.source);
      expect(new Date(item.date_of_consent ?? '').toISOString()).toBe(item.date_of_consent);
      expect(items[item.correlation_id ?? '']).toMatchObject({ phoneNumber: item.contact_id });
    }
    expect(new Set(all.map(({ correlation_id }) => correlation_id)).size).toBe(all.length);
  });

  it('Twilio: refuses a sender that is neither a number nor a messaging service', async () => {
    const order = { format: 'twilio', fullNumbers: false, sender: 'MG1' } as const;
    await expect(office.service.exportRecords(office.admin, order)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      field: 'sender',
    });
  });

  it('RingCentral: from every number, by whether the number may be texted', async () => {
    const { document } = await exported('ringcentral');
    const { records } = document as { records: object[] };
    expect(records).toEqual([
      { from: '*', to: phones.ana, optStatus: 'OptOut', source: 'Api' },
      { from: '*', to: phones.anaNew, optStatus: 'OptIn', source: 'Api' },
      { from: '*', to: phones.ben, optStatus: 'OptOut', source: 'Api' },
    ]);
  });
});

describe('whatever the format', () => {
  const FORMATS: readonly RecordFormat[] = [
    ...(['kantara', '27560', 'twilio', 'ringcentral', 'csv', 'json'] as const),
  ];

  it.each(FORMATS)('%s masks numbers to their last four digits by default', async (format) => {
    const logged = office.logged.length;
    const { document, table, numbers } = await exported(format, false);
    const text = JSON.stringify(document ?? table);
    expect(numbers).toBe('masked');
    for (const phone of [phones.ana, phones.anaNew, phones.ben]) {
      expect(text).not.toContain(phone);
      expect(text).toContain(`*${phone.slice(-4)}`);
    }
    expect(office.logged.slice(logged)).toEqual([]);
  });

  it.each(FORMATS)('%s with whole numbers is logged, without any number', async (format) => {
    const logged = office.logged.length;
    const { document, table } = await exported(format);
    expect(JSON.stringify(document ?? table)).toContain(phones.anaNew);
    const [line, ...others] = office.logged.slice(logged);
    expect(others).toEqual([]);
    expect(line).toMatchObject({
      sentence: 'Records were exported with whole phone numbers.',
      fields: { format, records: 3 },
    });
    expect(JSON.stringify(line)).not.toMatch(/\d{10}/);
  });

  it.each(FORMATS)(
    '%s is refused to everybody without the role, who hears whom to ask',
    async (format) => {
      const { person } = await askOne(office);
      const actor = { kind: 'account', account: person.account } as const;
      const order = { format, fullNumbers: false };
      await expect(office.service.exportRecords(actor, order)).rejects.toMatchObject({
        code: 'NOT_ALLOWED',
        message: expect.stringContaining('Hana Reyes'),
      });
    },
  );

  it('a table has a cell for each column, the wording by its digest', async () => {
    const { table } = await exported('csv');
    const [head = [], ...rows] = table ?? [];
    expect(head).toEqual(RECORD_COLUMNS);
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      expect(row).toHaveLength(head.length);
      expect(row[head.indexOf('ip_address_reason')]).not.toBe('');
    }
  });
});

describe('with nothing to export', () => {
  it('a campaign nobody answered gives empty documents, and Twilio no request', async () => {
    const quiet = await openReadyOffice();
    const of = (format: RecordFormat) =>
      quiet.service.exportRecords(quiet.admin, { format, fullNumbers: true });
    await askOne(quiet);
    expect((await of('kantara')).document).toEqual([]);
    expect((await of('27560')).document).toMatchObject({ '@graph': [] });
    expect((await of('twilio')).document).toMatchObject({ requests: [] });
    expect((await of('ringcentral')).document).toMatchObject({ records: [] });
    expect((await of('csv')).table).toEqual([RECORD_COLUMNS]);
    await quiet.close();
  });
});
