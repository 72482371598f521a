import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Finding } from '../../../src/registration/lint.ts';
import { nameIn } from '../../../src/registration/name-in.ts';
import { phrasesOf } from '../../../src/registration/names.ts';
import { WHOLE_DEFINITION } from '../../support/registration-office.ts';
import { askOne, type Office, openReadyOffice } from '../../support/service.ts';

const NAME = WHOLE_DEFINITION.brand.displayName;
const samples = (first: string) => [
  `${NAME}: ${first} Reply STOP to opt out.`,
  `${NAME}: The schedule for next week is posted. Reply STOP to opt out.`,
  `${NAME}: Hi [first name], can you cover [day]? Reply 1 for yes, 2 for no, STOP to opt out.`,
];

const ofPeople = (findings: readonly Finding[]) =>
  findings.filter(({ ruleId }) => ruleId === 'FL09');

describe('names of people on record in the texts of a campaign', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openReadyOffice();
    for (const name of ['Ben Whitaker', 'Łukasz Żuk', 'Will', 'Ana de la Cruz'])
      await askOne(office, { name });
    await office.service.addNumber(office.admin, {
      ...{ phone: '512-555-0102', label: 'Night line', kind: 'company_line', use: 'both' },
      ...{ owner: { kind: 'person', name: 'Noor Haddad' }, provider: 'RingCentral' },
    });
  });
  afterAll(() => office.close());

  const define = async (change: object) =>
    (await office.service.defineCampaign(office.admin, { ...WHOLE_DEFINITION, ...change }))
      .findings;

  it.each([
    ['as on record', 'Hi Ben Whitaker, your shift starts at [time].', 'Ben Whitaker'],
    ['in other letters', 'hi BEN  whitaker, your shift starts at [time].', 'BEN  whitaker'],
    ['with letters of another language', 'Hi Łukasz Żuk, your shift moved.', 'Łukasz Żuk'],
    ['of more words than two', 'Ask Ana de la Cruz about your shift.', 'Ana de la Cruz'],
    ['of whoever owns a number', 'Call Noor Haddad when you are late.', 'Noor Haddad'],
  ])('are found %s', async (_how, text, phrase) => {
    expect(ofPeople(await define({ samples: samples(text) }))).toMatchObject([
      { severity: 'error', field: 'sample1', phrase, message: expect.stringContaining('names') },
    ]);
    const summary = await office.service.summarize(office.admin, 'ringcentral');
    expect(summary.ready).toBe(false);
    expect(summary.blockers.join(' ')).toContain(phrase);
  });

  it('are replaced with one click', async () => {
    const text = 'Hi Ben Whitaker, your shift starts at [time].';
    const [finding] = ofPeople(await define({ samples: samples(text) }));
    expect(finding?.replacement?.text).toContain('Hi [first name], your shift');
    const mended = await office.service.acceptReplacement(
      office.admin,
      finding?.replacement?.id ?? '',
    );
    expect(ofPeople(mended.findings)).toEqual([]);
  });

  it('are found in every text of the form, but not in the company’s own name', async () => {
    const optinMessage = `${NAME}: You opted in to work texts from Ben Whitaker. Message frequency varies. Msg & data rates may apply. Reply HELP for help, STOP to opt out.`;
    expect(ofPeople(await define({ optinMessage }))).toMatchObject([{ field: 'optinMessage' }]);
    const named = { ...WHOLE_DEFINITION.brand, displayName: 'Ben Whitaker Roofing' };
    expect(ofPeople(await define({ brand: named }))).toEqual([]);
  });

  it.each([
    ['a first name that is an ordinary word', 'You will hear from us when the shift changes.'],
    ['half of a name', 'Ben has the keys for your shift.'],
    ['another person of that first name', 'Ben Whitakerson asks about your shift.'],
    ['the words of a name apart', 'Ben and Whitaker ask about your shift.'],
  ])('do not include %s', async (_what, text) => {
    expect(ofPeople(await define({ samples: samples(text) }))).toEqual([]);
  });
});

describe('looking for names', () => {
  it('asks for no more phrases than four for each word, however many people are on record', () => {
    const text = Array.from({ length: 500 }, (_, nth) => `word${nth}`).join(' ');
    expect(phrasesOf(text).size).toBe(4 * 500 - 10);
    expect(phrasesOf('Hi Ben Whitaker, your shift')).toContain('ben whitaker');
  });

  it('takes a name by its letters, whatever signs are in it', () => {
    const { brand } = WHOLE_DEFINITION;
    const names = ["sean o'brien (night)", 'j. r. smith'];
    expect(nameIn("Ask Sean O'Brien (night) first.", { brand, names })).toBe(
      "Sean O'Brien (night)",
    );
    expect(nameIn('Ask J R Smith first.', { brand, names })).toBeNull();
  });
});
