/** Recording answers: the tamper-evident ledger against one plain INSERT per answer. */
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { givenDraft, sevenDigits } from './northwind.ts';
import { openPlace, type Place, type Server } from './place.ts';
import { count, type Result } from './result.ts';
import { perSecond } from './timing.ts';

const CALLERS = [1, 20, 200];
const MEASURE_MS = 1_000;
const WARM_UP_MS = 300;
const TABLE = 'create table plain_answers (key text primary key, at timestamptz, body bytea)';
const INSERT = 'insert into plain_answers (key, at, body) values ($1, now(), $2)';

/** One answer of the same size, recorded durably; resolves once it is. */
type RecordOne = (nth: number) => Promise<unknown>;

export async function benchRecording(server: Server | null): Promise<Result[]> {
  const results: Result[] = [];
  for (const on of server === null ? [null] : [server, null]) {
    const place = await openPlace(on);
    const plain = await plainInserts(place);
    try {
      for (const callers of CALLERS) results.push(await compare(place, plain, callers));
    } finally {
      await plain.close();
      await place.close();
    }
  }
  return results;
}

async function compare(place: Place, plain: Plain, callers: number): Promise<Result> {
  const [ours, theirs] = await sideBySide(callers, [recordIn(place), plain.record]);
  return {
    what: `answers recorded a second, ${callers} at once, ${nameOf(place)}`,
    baseline: 'single-row INSERT, no ledger',
    ratio: ours / theirs,
    figures: `${count(ours)} against ${count(theirs)}`,
  };
}

const nameOf = ({ kind }: Place) => (kind === 'postgres' ? 'Postgres' : 'embedded');

async function sideBySide(
  callers: number,
  [ours, theirs]: readonly [RecordOne, RecordOne],
): Promise<[number, number]> {
  await perSecond(callers, WARM_UP_MS, ours);
  await perSecond(callers, WARM_UP_MS, theirs);
  return [await perSecond(callers, MEASURE_MS, ours), await perSecond(callers, MEASURE_MS, theirs)];
}

let answers = 0;
const nextAnswer = () => {
  answers += 1;
  const employeeId = `emp_${sevenDigits(answers)}`;
  const where = {
    campaignId: 'cmp_bench0',
    broadcastId: 'brd_bench0',
    noticeDigest: 'a'.repeat(64),
  };
  return givenDraft({ employeeId, account: `slack:T0BENCH:U${answers}`, ...where }, answers);
};

const recordIn =
  ({ store }: Place): RecordOne =>
  () =>
    store.ledger.append({ drafts: [nextAnswer()] });

interface Plain {
  readonly record: RecordOne;
  close(): Promise<void>;
}

/** The draft as JSON, so that the same bytes are written. */
async function plainInserts({ databaseUrl }: Place): Promise<Plain> {
  const values = () => {
    const draft = nextAnswer();
    return [draft.key, Buffer.from(JSON.stringify(draft))];
  };
  if (databaseUrl === null) {
    const engine = await PGlite.create();
    await engine.query(TABLE);
    return { record: () => engine.query(INSERT, values()), close: () => engine.close() };
  }
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 });
  await pool.query(TABLE);
  return {
    record: () => pool.query({ name: 'insert', text: INSERT, values: values() }),
    close: () => pool.end(),
  };
}
