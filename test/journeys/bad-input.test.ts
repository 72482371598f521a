import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import type { UserGroup } from '../../sandbox/slack/workspace.ts';
import {
  altered,
  bytesOf,
  type Case,
  type Encoding,
  expectSentence,
  type FilePart,
  leaves,
  readCases,
} from '../support/bad-input.ts';
import { type Company, journey } from '../support/company.ts';
import { DEFINITION } from '../support/service.ts';
import { PATIENCE_MS } from '../support/worker.ts';

interface CsvCase extends Case {
  readonly file: readonly (string | FilePart)[];
  readonly encoding?: Encoding;
  readonly bom?: boolean;
  /** How many people would be asked. */
  readonly asked?: number;
  /** Why nobody would be. */
  readonly blocked?: string;
  /** Under the file field. */
  readonly error?: string;
  readonly says?: readonly string[];
  readonly never?: readonly string[];
}

interface AudienceCase extends Case {
  readonly kind: 'people' | 'channel' | 'csv' | 'group';
  readonly value: string | readonly string[] | null;
  readonly blocked?: string;
  readonly says?: readonly string[];
  readonly under?: Readonly<Record<string, string>>;
}

interface NumberCase extends Case {
  readonly given: Readonly<Record<string, string>>;
  readonly field?: string;
  readonly error?: string;
  readonly added?: string;
  readonly there?: string;
}

interface CampaignCase extends Case {
  readonly field: string;
  readonly error: string;
  readonly yaml?: string;
  readonly set?: Record<string, unknown>;
  readonly remove?: readonly string[];
}

const KIND_WORDS = {
  people: 'People I choose',
  channel: 'The members of a channel',
  group: 'A user group',
  csv: 'A list in a CSV file',
} as const;

const NIGHTS: UserGroup = {
  id: 'S0NIGHTS00',
  handle: 'nights',
  name: 'Night shift',
  members: [],
  deleted: false,
};

journey('bad input from admins leaves nothing half done', (northwind) => {
  beforeAll(async () => {
    await northwind.isSetUp();
    northwind.slack.workspace.userGroups.set(NIGHTS.id, NIGHTS);
  });
  afterEach(() => northwind.admin.clears());

  describe('a CSV', () => {
    it.each(readCases<CsvCase>('csv.json'))('$name', (given) =>
      leaves(northwind, [], () => uploads(northwind, given)),
    );
  });

  describe('sending numbers', () => {
    it.each(readCases<NumberCase>('sending-numbers.json'))('$name', async (given) => {
      const kinds = given.added === undefined ? [] : ['NumberAdded'];
      const outcome = await leaves(northwind, kinds, () =>
        northwind.rollcall('numbers add', given.given),
      );
      const e164 = given.added ?? given.there;
      if (e164 !== undefined) {
        expect(outcome).toMatchObject({ code: 0, json: { e164 } });
        return;
      }
      expect(outcome).toMatchObject({
        code: 2,
        json: { error: { code: 'INVALID_INPUT', field: given.field } },
      });
      expect(outcome.text).toContain(given.error);
      expectSentence(outcome.text);
    });
  });

  describe('campaign.yaml', () => {
    it.each(readCases<CampaignCase>('campaign.json'))('$name', async (given) => {
      const fileText = given.yaml ?? JSON.stringify(altered(DEFINITION, given));
      const outcome = await leaves(northwind, [], () =>
        northwind.rollcall('campaign set', { fileText }),
      );
      expect(outcome).toMatchObject({
        code: 2,
        json: { error: { code: 'INVALID_INPUT', field: given.field } },
      });
      expect(outcome.text).toContain(given.error);
      expectSentence(outcome.text);
    });
  });

  describe('an audience of nobody', () => {
    beforeAll(async () => {
      await northwind.asks('Ben Whitaker', 'Olivia Grant');
      await northwind.person('Olivia Grant').agrees();
    });

    it.each(readCases<AudienceCase>('audiences.json'))('$name', (given) =>
      leaves(northwind, [], () => choosesNobody(northwind, given)),
    );
  });

  it('and the ledger verifies', async () => {
    expect(await northwind.station.service.verify()).toMatchObject({ ok: true });
  });
});

async function chooses({ admin }: Company, kind: keyof typeof KIND_WORDS): Promise<void> {
  await admin.types('/sms-consent broadcast');
  await admin.readsInWindow('Whom do you want to ask?');
  await admin.selects('audience', KIND_WORDS[kind]);
  const shown = () => admin.modal()?.blocks.some(({ block_id: block }) => block === kind);
  await eventually(shown, PATIENCE_MS);
}

async function uploads(northwind: Company, given: CsvCase): Promise<void> {
  const { admin } = northwind;
  await chooses(northwind, 'csv');
  await admin.attaches('csv', { name: 'list.csv', bytes: bytesOf(given.file, given) });
  const errors = await admin.submits();
  if (given.error !== undefined) {
    expect(errors).toEqual({ csv: expect.stringContaining(given.error) });
    expectSentence(errors.csv ?? '');
    return;
  }
  expect(errors).toEqual({});
  const review = await admin.readsInWindow('left out');
  const people = given.asked === 1 ? '1 person' : `${given.asked} people`;
  expect(review.submit).toBe(given.asked === undefined ? '' : `Send to ${people}`);
  const { says = [], never = [], blocked = '' } = given;
  for (const words of [...says, blocked]) expect(review.text()).toContain(words);
  for (const words of never) expect(review.text()).not.toContain(words);
}

async function choosesNobody(northwind: Company, given: AudienceCase): Promise<void> {
  const { admin } = northwind;
  await chooses(northwind, given.kind);
  if (given.value !== null) await admin.selects(given.kind, given.value);
  const errors = await admin.submits();
  const { under, says = [], blocked = '' } = given;
  for (const [field, words] of Object.entries(under ?? {})) expect(errors[field]).toContain(words);
  if (under !== undefined) return;
  const review = await admin.readsInWindow('This cannot be sent yet');
  expect(review.submit).toBe('');
  for (const words of [...says, blocked]) expect(review.text()).toContain(words);
}
