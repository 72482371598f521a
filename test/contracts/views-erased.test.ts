import { beforeAll, expect, it } from '@jest/globals';
import type { Store } from '../../adapters/postgres/index.ts';
import type { Draft } from '../../src/ledger/fact.ts';
import { verifyLedger } from '../../src/ledger/verify.ts';
import * as facts from '../support/facts.ts';
import { testSigner } from '../support/service.ts';
import { eachStore } from '../support/stores.ts';

const erased = (n: number, seq: number): Draft => ({
  key: `erased:${n}`,
  fact: {
    kind: 'PersonalDataErased',
    employeeId: facts.employeeId(n),
    seqs: [seq],
    fields: ['name', 'email', 'account'],
    by: 'system',
  },
  personal: {},
  streams: [`employee:${facts.employeeId(n)}`],
});

eachStore(({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  it('takes the accounts of an erased person away, also those written in the same append', async () => {
    await store.ledger.append({ drafts: [facts.joined(1)] });
    await store.ledger.append({
      drafts: [facts.joined(2), erased(2, 1), facts.joined(3), erased(1, 0)],
    });
    const found = await store.views.employeesByAccount([1, 2, 3].map(facts.account));
    expect([...found.keys()]).toEqual([facts.account(3)]);
    const again: Draft = { ...facts.joined(2), key: 'joined:2:again' };
    await store.ledger.append({ drafts: [erased(3, 3), again] });
    const later = await store.views.employeesByAccount([1, 2, 3].map(facts.account));
    expect([...later.keys()]).toEqual([facts.account(2)]);
  });

  it('has the rows that the entries give', async () => {
    const { origin, publicKey } = testSigner();
    const { problems } = await verifyLedger({
      ...{ ledger: store.ledger, origin, publicKey, checkpoints: [] },
    });
    expect(problems.filter(({ problem }) => problem.startsWith('view_'))).toEqual([]);
  });
});
