import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { digestOf, disclose, newSalt, openDisclosure } from '../../../src/ledger/disclosure.ts';
import { checkDraft, composeEntry, readEntry } from '../../../src/ledger/entry.ts';
import type { Draft, Fact, PersonalFields } from '../../../src/ledger/fact.ts';

const DIGEST = 'ab'.repeat(32);
const PLACE = { origin: 'ledger.northwindfs.example/sms', seq: 7, at: '2026-03-02T15:04:05.678Z' };

const given: Fact = {
  kind: 'ConsentGiven',
  employeeId: 'emp_maria01',
  campaignId: 'cmp_northwind',
  broadcastId: null,
  deliveryId: null,
  medium: 'slack',
  experience: {
    locale: 'en-US',
    noticeDigest: DIGEST,
    noticeVersion: 1,
    button: 'I agree',
    tick: { words: 'I agree to receive texts.', ticked: true, preTicked: false },
    renderer: 'slack/1',
  },
  ip: 'not_provided_by_medium',
  platformAt: null,
  directoryPhone: 'same',
  numbers: ['+15125550101'],
  replaces: null,
};
const personal: PersonalFields = {
  name: 'María Ñandú 🚚',
  phone: '+15125550142',
  account: 'slack:T0001:U0001',
};
const draft: Draft = {
  key: 'agree:1',
  fact: given,
  personal,
  streams: ['employee:emp_maria01', 'phone:+15125550142'],
};
const fieldOf = (bad: unknown): string => {
  try {
    checkDraft(bad as Draft);
  } catch (error) {
    return (error as { field?: string }).field ?? 'no field';
  }
  return 'accepted';
};

describe('an entry', () => {
  it('reads back from its own bytes and disclosures as what was recorded', () => {
    const { entry, disclosures } = composeEntry(PLACE, draft);
    expect(readEntry(entry.bytes, disclosures)).toEqual(entry);
    expect(entry).toMatchObject({ seq: 7, at: PLACE.at, key: 'agree:1', fact: given, personal });
  });

  it('is canonical JSON whose bytes hold no personal value', () => {
    const text = Buffer.from(composeEntry(PLACE, draft).entry.bytes).toString('utf8');
    expect(text.startsWith('{"_sd":["')).toBe(true);
    expect(text).not.toMatch(/María|5550142|U0001/);
    expect(text.indexOf('"at"')).toBeLessThan(text.indexOf('"fact"'));
  });

  it('commits to equal values by different digests, in an order that says nothing', () => {
    const first = composeEntry(PLACE, draft).disclosures;
    const second = composeEntry(PLACE, draft).disclosures;
    expect(first.map((one) => one.name)).toEqual(['name', 'phone', 'account']);
    for (const [i, one] of first.entries()) expect(one.digest).not.toBe(second[i]?.digest);
    const body = JSON.parse(Buffer.from(composeEntry(PLACE, draft).entry.bytes).toString('utf8'));
    expect(body._sd).toEqual([...body._sd].sort());
  });

  it('reads without its erased fields', () => {
    const { entry, disclosures } = composeEntry(PLACE, draft);
    expect(readEntry(entry.bytes, disclosures.slice(0, 1)).personal).toEqual({
      name: personal.name,
    });
  });

  it('refuses the disclosure of another entry and a value that was changed', () => {
    const { entry, disclosures } = composeEntry(PLACE, draft);
    const other = composeEntry({ ...PLACE, seq: 8 }, draft).disclosures;
    expect(() => readEntry(entry.bytes, other)).toThrow(/name of entry 7/);
    const [first, ...rest] = disclosures;
    if (first === undefined) throw new Error('no disclosure');
    expect(() => readEntry(entry.bytes, [{ ...first, value: 'Somebody' }, ...rest])).toThrow(
      /entry 7/,
    );
  });

  it('refuses any bytes that are no entry', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(() => readEntry(bytes, [])).toThrow();
      }),
    );
  });
});

describe('a disclosure', () => {
  it('has the digest that RFC 9901 shows for its own example', () => {
    const encoded = 'WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0';
    expect(digestOf(encoded)).toBe('X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0');
    expect(openDisclosure(encoded)).toEqual({
      salt: '_26bc4LT-ac6q2KI6cBW5es',
      name: 'family_name',
      value: 'Möbius',
    });
  });

  it('opens to what was disclosed, whatever the value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const { encoded } = disclose(0, ['name', value], new Uint8Array(16));
        expect(openDisclosure(encoded)).toMatchObject({ name: 'name', value });
      }),
    );
  });

  it('never uses a salt twice', () => {
    const salts = Array.from({ length: 2000 }, () => Buffer.from(newSalt()).toString('hex'));
    expect(new Set(salts).size).toBe(2000);
    expect(salts.every((salt) => salt.length === 32)).toBe(true);
  });

  it('refuses a salt of fewer than 128 bits', () => {
    expect(() => disclose(0, ['phone', '+15125550142'], new Uint8Array(15))).toThrow(RangeError);
  });

  it.each(['', '!!', 'e30', 'WyJhIiwiYiJd', 'WyJhIiwiYiIsM10'])(
    'refuses %j as an encoding',
    (bad) => {
      expect(() => openDisclosure(bad)).toThrow();
    },
  );
});

describe('a draft', () => {
  it('is accepted when everything is there', () => {
    expect(fieldOf(draft)).toBe('accepted');
  });

  it.each<[string, string, unknown]>([
    ['a NUL in a name', 'personal.name', { ...draft, personal: { ...personal, name: 'Ma\0ria' } }],
    [
      'a lone high surrogate',
      'personal.name',
      { ...draft, personal: { ...personal, name: 'Maria \ud83d' } },
    ],
    [
      'a lone low surrogate in the fact',
      'fact.experience.button',
      { ...draft, fact: { ...given, experience: { ...given.experience, button: '\ude00' } } },
    ],
    ['a NUL in the key', 'key', { ...draft, key: 'a\0' }],
    ['a NUL in a stream', 'streams.0', { ...draft, streams: ['employee:\0'] }],
    ['no phone', 'phone', { ...draft, personal: { name: 'M', account: 'slack:T:U' } }],
    ['no name', 'name', { ...draft, personal: { phone: '+15125550142', account: 'slack:T:U' } }],
    ['no account', 'account', { ...draft, personal: { phone: '+15125550142', name: 'M' } }],
    ['a phone as typed', 'phone', { ...draft, personal: { ...personal, phone: '512-555-0142' } }],
    [
      'an account without a tenant',
      'account',
      { ...draft, personal: { ...personal, account: 'U0001' } },
    ],
    ['an address nobody disclosed', 'ip', { ...draft, personal: { ...personal, ip: '192.0.2.1' } }],
    [
      'a disclosed address that is missing',
      'ip',
      { ...draft, fact: { ...given, ip: 'disclosed' } },
    ],
    [
      'no tick',
      'agree',
      { ...draft, fact: { ...given, experience: { ...given.experience, tick: null } } },
    ],
    ['a field no fact has', 'fact', { ...draft, fact: { ...given, extra: 1 } }],
    ['an unknown kind', 'fact.kind', { ...draft, fact: { kind: 'ConsentSold' } }],
    [
      'an unknown personal field',
      'personal',
      { ...draft, personal: { ...personal, shoeSize: '44' } },
    ],
    ['an empty key', 'key', { ...draft, key: '' }],
    ['no stream of the employee', 'streams', { ...draft, streams: ['phone:+15125550142'] }],
    ['no stream of the number', 'streams', { ...draft, streams: ['employee:emp_maria01'] }],
    [
      'a number of a person without a name',
      'name',
      {
        key: 'n',
        personal: {},
        streams: ['numbers'],
        fact: {
          kind: 'NumberAssigned',
          numberId: 'num_000001',
          e164: '+15125550101',
          label: 'Dispatch',
          ownerKind: 'person',
          ownerTeam: null,
          use: 'both',
          campaignId: null,
          by: 'system',
        },
      },
    ],
  ])('is refused with %s, naming %s', (_why, field, bad) => {
    expect(fieldOf(bad)).toBe(field);
  });
});
