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

  it('takes the drafts that name the person in any way, and no others, and leaves no account on a board', async () => {
    const { personal } = facts.joined(5);
    const row = (given: object) => ({ line: 2, ...given });
    const audiences = {
      drf_account: { kind: 'people', accounts: [facts.account(5)] },
      drf_email: { kind: 'csv', rows: [row({ email: String(personal.email).toUpperCase() })] },
      drf_user: { kind: 'csv', rows: [row({ userId: facts.account(5).split(':').at(-1) })] },
      drf_name: { kind: 'csv', rows: [row({ name: personal.name })] },
      drf_other: { kind: 'csv', rows: [row({ name: 'Somebody Else' })] },
    };
    await store.ledger.append({ drafts: [facts.joined(5)] });
    const at = { by: facts.account(9), createdAt: '2026-03-02T15:00:00.000Z' };
    for (const [draftId, audience] of Object.entries(audiences))
      await store.work.saveDraft({ ...at, draftId, audience: audience as never });
    const board = {
      ...{ broadcastId: facts.broadcastId(1), account: facts.account(5) },
      ...{ ref: { channel: 'D1', message: '1.1' }, shown: '', shownAtMs: 0, done: false },
    };
    await store.work.saveBoard(board);
    const { size } = await store.ledger.head();
    await store.ledger.append({ drafts: [erased(5, size - 1)] });
    const left = await Promise.all(Object.keys(audiences).map((id) => store.work.draft(id)));
    expect(left.map((one) => one?.draftId ?? null)).toEqual([null, null, null, null, 'drf_other']);
    expect(await store.work.openBoards()).toEqual([{ ...board, account: null }]);
  });

  it('has the rows that the entries give', async () => {
    const { origin, publicKey } = testSigner();
    const { problems } = await verifyLedger({
      ...{ ledger: store.ledger, origin, publicKey, checkpoints: [] },
    });
    expect(problems.filter(({ problem }) => problem.startsWith('view_'))).toEqual([]);
  });
});
