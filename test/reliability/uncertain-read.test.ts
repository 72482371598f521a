/** An answer is on record before its receipt is read: a line that breaks in between loses neither. */
import { expect, it } from '@jest/globals';
import { untilCertain } from '../../adapters/chat/within.ts';
import { openStore, type Store } from '../../adapters/postgres/index.ts';
import { UncertainError } from '../../src/errors.ts';
import { type CuttingProxy, cuttingProxy } from '../support/cutting-proxy.ts';
import { answersOf, askOne, openReadyOffice } from '../support/service.ts';
import { testStoreOptions } from '../support/store-options.ts';
import { onPostgres, type StoreUnderTest } from '../support/stores.ts';

interface Office extends Awaited<ReturnType<typeof openReadyOffice>> {
  /** From the next commit on, the next so many reads never reach the database. */
  cutReads(many: number): void;
}

/** What the proxy counts as a read, and what tells it of a commit. */
function cutting(store: Store, proxy: CuttingProxy) {
  let left = 0;
  const ledger: Store['ledger'] = {
    ...store.ledger,
    append: async (append) => {
      const appended = await store.ledger.append(append);
      if (left > 0) proxy.cutAt('select', 'before', left);
      left = 0;
      return appended;
    },
  };
  const cutReads = (many: number) => {
    left = many;
  };
  return { store: { ...store, ledger }, cutReads };
}

async function openOffice(under: StoreUnderTest): Promise<Office> {
  await (await under.open()).close();
  const proxy = await cuttingProxy(under.place.databaseUrl ?? '');
  const options = await testStoreOptions({ databaseUrl: proxy.url });
  let cutReads: Office['cutReads'] = () => undefined;
  const office = await openReadyOffice({
    open: async (given) => {
      const cut = cutting(await openStore({ ...options, ...given }), proxy);
      cutReads = cut.cutReads;
      return cut.store;
    },
  });
  const close = async () => {
    await office.close();
    await proxy.close();
  };
  return { ...office, cutReads, close };
}

/** Agrees and then stops, while after each commit so many reads are cut; what ended up on record. */
async function answerWhileCut(office: Office, cuts: number) {
  const { service, clock } = office;
  const { person, deliveryId } = await askOne(office, { name: `Person ${cuts}` });
  const { account } = person;
  const notice = await office.ports.views.noticeInForce();
  const agreeing = {
    ...{ account, platformAt: null, renderer: 'slack/1' },
    ...{ deliveryId, noticeDigest: notice?.digest ?? '', phone: `512-555-012${cuts}` },
    ...{ ticked: true, actId: `slack:V${cuts}` },
  };
  office.cutReads(cuts);
  const given = await untilCertain(clock, () => service.agree(agreeing));
  const stopping = { account, actId: `S${cuts}`, platformAt: null, words: null };
  office.cutReads(cuts);
  const stopped = await untilCertain(clock, () =>
    service.withdraw({ ...stopping, means: 'receipt' }),
  );
  const kinds = (await answersOf(office, person)).map(({ fact }) => fact.kind);
  return { given, stopped, kinds };
}

onPostgres((under) => {
  it('gives the receipt, and records once, whether one read is cut or several', async () => {
    const office = await openOffice(under);
    try {
      // One is healed by reading once more; after four, the whole act is asked again.
      for (const cuts of [1, 4]) {
        expect(await answerWhileCut(office, cuts)).toMatchObject({
          given: { kind: 'recorded', receipt: { status: 'given' } },
          stopped: { kind: 'recorded', receipt: { status: 'withdrawn' } },
          kinds: ['ConsentGiven', 'ConsentWithdrawn'],
        });
      }
    } finally {
      await office.close();
    }
  });

  it('says uncertain when nobody answers at all, also to who writes', async () => {
    await (await under.open()).close();
    const proxy = await cuttingProxy(under.place.databaseUrl ?? '');
    const through = await openStore(await testStoreOptions({ databaseUrl: proxy.url }));
    await through.ledger.head();
    await proxy.close();
    await expect(through.ledger.head()).rejects.toThrow(UncertainError);
    await expect(through.work.dropDraft('d')).rejects.toThrow(UncertainError);
    await through.close();
  });
});
