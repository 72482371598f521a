/** A process that fills the embedded store until its disk refuses; it must end by itself. */
import { openStore } from '../../adapters/postgres/index.ts';
import { NOTICE_LABELS } from '../../src/consent/notice.ts';
import type { Draft } from '../../src/ledger/fact.ts';
import { range } from '../support/facts.ts';
import { testStoreOptions } from '../support/store-options.ts';

const STORAGE_BROKEN = 70;

const store = await openStore({
  ...(await testStoreOptions({ dataDirectory: process.argv[2] ?? '' })),
  onFatal: () => process.exit(STORAGE_BROKEN),
});

const published = (n: number): Draft => ({
  key: `published:${n}`,
  fact: {
    kind: 'NoticePublished',
    campaignId: 'cmp_northwind',
    campaignVersion: 1,
    version: n,
    digest: String(n).padStart(64, '0'),
    locale: 'en-US',
    text: `${n} `.padEnd(4000, 'You agree to receive texts. '),
    labels: NOTICE_LABELS,
    numbers: [],
    by: 'system',
  },
  personal: {},
  streams: ['campaign:cmp_northwind'],
});

for (let n = 1; ; n += 50) {
  await Promise.allSettled(
    range(50).map(async (more) => {
      await store.ledger.append({ drafts: [published(n + more)] });
      process.stdout.write(`published:${n + more}\n`);
    }),
  );
}
