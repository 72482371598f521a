/** The index outlives an erasure, so it must not tell a number; and it must still keep writers apart. */
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Knex } from 'knex';
import { hidePhoneStreams } from '../../migrations/opaque-phone-streams.ts';
import type { Stream } from '../../src/ledger/fact.ts';
import * as facts from '../support/facts.ts';
import { openRawSql, type RawSql } from '../support/raw-sql.ts';
import { eachStore } from '../support/stores.ts';

jest.setTimeout(120_000);

const number = facts.phone(1);
const ofNumber: Stream = `phone:${number}`;

eachStore((store) => {
  let raw: RawSql;
  const streams = async () =>
    (await raw.ask(`select stream from ledger_index where stream like 'phone:%' order by seq`)).map(
      ({ stream }) => String(stream),
    );

  beforeAll(async () => {
    const { ledger, close } = await store.open();
    await ledger.append({ drafts: [facts.joined(1), facts.given(1, 1)] });
    const late = { drafts: [facts.given(2, 1)], expect: [{ stream: ofNumber, seq: -1 }] };
    await expect(ledger.append(late)).rejects.toMatchObject({ code: 'STALE' });
    expect(await ledger.versions([ofNumber])).toEqual(new Map([[ofNumber, 1]]));
    expect((await ledger.entriesOf(ofNumber)).map(({ seq }) => seq)).toEqual([1]);
    await close();
    raw = await openRawSql(store);
  });
  afterAll(() => raw.close());

  it('names no number, and the same number always alike', async () => {
    expect(await streams()).toEqual([expect.stringMatching(/^phone:[\w-]{43}$/)]);
  });

  it('the migration hides numbers that were in clear, and keeps together what was', async () => {
    const clear = [
      [facts.phone(8), 1],
      [facts.phone(8), 0],
      [facts.phone(9), 1],
    ] as const;
    for (const [phone, seq] of clear)
      await raw.ask(`insert into ledger_index (stream, seq) values ('phone:${phone}', ${seq})`);
    const [keyed] = await streams().then((all) => all.filter((name) => !name.includes('+')));
    const asKnex = {
      raw: async (sql: string) => {
        for (const one of sql.split(/;\n/).filter((part) => part.trim() !== '')) await raw.ask(one);
      },
    };
    await hidePhoneStreams(asKnex as unknown as Knex);
    const after = await raw.ask(
      `select stream, count(*)::int as count from ledger_index
       where stream like 'phone:%' and stream <> '${keyed}' group by stream order by 2`,
    );
    expect(after.map(({ count }) => count)).toEqual([1, 2]);
    for (const { stream } of after) expect(stream).toMatch(/^phone:[0-9a-f]{64}$/);
    await expect(raw.ask('delete from ledger_index')).rejects.toThrow(/append-only/);
  });
});
