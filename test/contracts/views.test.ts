import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Store } from '../../adapters/postgres/index.ts';
import { type Change, type Scalar, VIEW_TABLES, type ViewTable } from '../../src/ledger/change.ts';
import { project } from '../../src/ledger/project.ts';
import { collect } from '../support/collect.ts';
import * as facts from '../support/facts.ts';
import { eachStore } from '../support/stores.ts';

const { account, broadcastId, employeeId, phone, range } = facts;

/** Ten people are asked: 1 to 5 agree, 6 and 7 decline, 8 cannot be reached, 9 and 10 are silent. */
async function liveThrough(store: Store): Promise<void> {
  const people = range(10).map((n) => n + 1);
  await store.ledger.append({ drafts: people.map(facts.joined) });
  await store.ledger.append({
    drafts: [facts.launched(1, 10)],
    enqueue: people.map((n) => facts.delivery(1, n)),
  });
  const reached = people.filter((n) => n !== 8 && n !== 10);
  for (const n of reached) {
    await store.ledger.append({ drafts: [facts.requested(1, n)] });
    await store.work.settle(facts.deliveryId(1, n), {
      to: 'sent',
      ref: { channel: `D${n}`, message: `${n}.1` },
    });
  }
  await store.work.settle(facts.deliveryId(1, 8), { to: 'failed', reason: 'user_disabled' });
  for (const n of [1, 2, 3, 4, 5]) await store.ledger.append({ drafts: [facts.given(1, n)] });
  for (const n of [6, 7]) await store.ledger.append({ drafts: [facts.refused(1, n)] });
  await store.ledger.append({ drafts: [facts.withdrawn(1)] });
  await store.ledger.append({ drafts: [facts.held(2)] });
  await store.ledger.append({
    drafts: [facts.admin(1, 'RoleGranted'), facts.admin(2, 'RoleGranted')],
  });
  await store.ledger.append({ drafts: [facts.admin(2, 'RoleRevoked')] });
  await store.ledger.append({ drafts: [facts.launched(2, 1), facts.cancelled(2)] });
  await store.ledger.append({
    drafts: [facts.submitted(1), facts.answeredByReviewer(1, 'rejected', '803')],
  });
  await store.ledger.append({ drafts: [facts.submitted(2)] });
  await store.ledger.append({ drafts: [facts.answeredByReviewer(2, 'approved')] });
}

type Row = Record<string, Scalar>;

/** The rows of all tables as a fold over the entries, without the store. */
function fold(changes: readonly Change[]): Record<string, Record<string, Row>> {
  const tables: Record<string, Record<string, Row>> = {};
  for (const { table, key, set } of changes) {
    const rows = tables[table] ?? {};
    tables[table] = rows;
    const name = Object.values(key).join(' ');
    if (set === null) delete rows[name];
    else rows[name] = { ...rows[name], ...key, ...set };
  }
  return tables;
}

eachStore(({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
    await liveThrough(store);
  });

  it('has the rows that a fold over all entries gives', async () => {
    const entries = await collect(store.ledger.entries(0, 1000));
    const expected = fold(entries.flatMap(project));
    for (const table of Object.keys(VIEW_TABLES) as ViewTable[]) {
      const rows = await collect(store.ledger.viewRows(table));
      const keys: readonly string[] = VIEW_TABLES[table];
      const named = rows.map((row) => [keys.map((key) => row[key]).join(' '), row] as const);
      expect([table, Object.fromEntries(named)]).toEqual([table, expected[table] ?? {}]);
    }
  });

  describe('a broadcast', () => {
    it('has counts that add up: agreed + declined + waiting = targeted', async () => {
      expect(await store.views.counts(broadcastId(1))).toEqual({
        targeted: 10,
        sent: 8,
        agreed: 5,
        declined: 2,
        waiting: 3,
        withdrawn: 1,
        held: 1,
        unreachable: { user_disabled: 1 },
        pending: 1,
        inDoubt: 0,
        reminded: 0,
        remindersToSend: 0,
      });
    });

    it('is counted among many as by itself, and each is in the answer', async () => {
      const ids = [broadcastId(1), 'brd_unknown'];
      const each = await Promise.all(ids.map((id) => store.views.counts(id)));
      const all = await store.views.countsOf(ids);
      expect(ids.map((id) => all.get(id))).toEqual(each);
      expect(await store.views.countsOf([])).toEqual(new Map());
    });

    it('has no counts when it is unknown', async () => {
      expect(await store.views.counts('brd_unknown')).toMatchObject({ targeted: 0, waiting: 0 });
    });

    it('is listed newest first, and says when it was cancelled', async () => {
      const broadcasts = await store.views.broadcasts();
      expect(broadcasts.map((one) => one.broadcastId)).toEqual([broadcastId(2), broadcastId(1)]);
      expect(broadcasts.map(({ cancelledAt }) => cancelledAt === null)).toEqual([false, true]);
      expect(broadcasts[1]).toMatchObject({ targeted: 10, leftOut: { bot: 1 } });
    });
  });

  describe('an employee', () => {
    it('is found by account, and many by theirs', async () => {
      expect((await store.views.employeeByAccount(account(3)))?.employeeId).toBe(employeeId(3));
      const found = await store.views.employeesByAccount([account(1), account(2), 'slack:T:U']);
      expect([...found.keys()].sort()).toEqual([account(1), account(2)]);
      expect(await store.views.employeeByAccount('slack:T0001:U9')).toBeNull();
    });

    it.each([
      ['id', employeeId(4)],
      ['e-mail in any case', 'PERSON4@NORTHWINDFS.EXAMPLE'],
      ['the number of an answer', phone(4)],
      ['account', account(4)],
    ])('is found by %s', async (_what, query) => {
      const found = await store.views.findEmployees(query);
      expect(found.map((one) => one.employeeId)).toEqual([employeeId(4)]);
    });

    it('is not found by a part of an e-mail', async () => {
      expect(await store.views.findEmployees('person4')).toEqual([]);
    });

    it('is an admin from grant to revocation', async () => {
      expect((await store.views.admins()).map((one) => one.employeeId)).toEqual([employeeId(1)]);
      expect(await store.views.isAdmin(employeeId(1))).toBe(true);
      expect(await store.views.isAdmin(employeeId(2))).toBe(false);
    });
  });

  describe('a consent', () => {
    it('stands as the newest fact says, on the answer it rests on', async () => {
      const consent = await store.views.consent(employeeId(1));
      expect(consent).toMatchObject({ status: 'withdrawn', phone: phone(1), medium: 'web' });
      const [answer] = await collect(
        store.ledger.entries(consent?.givenSeq ?? -1, (consent?.givenSeq ?? -1) + 1),
      );
      expect(answer?.fact.kind).toBe('ConsentGiven');
      expect(await store.views.consent(employeeId(10))).toBeNull();
    });

    it('is found by its number while it is given or held', async () => {
      const statuses = await Promise.all(
        [1, 2, 3, 6].map(async (n) =>
          (await store.views.consentsByPhone(phone(n))).map(({ status }) => status),
        ),
      );
      expect(statuses).toEqual([[], ['held'], ['given'], []]);
    });

    it('counts once in the totals', async () => {
      expect(await store.views.consentTotals()).toEqual({
        byStatus: { given: 3, refused: 2, withdrawn: 1, held: 1 },
        givenByNotice: { [facts.NOTICE]: 3 },
      });
    });

    it('leaves the medium it was given by, even after a withdrawal elsewhere', async () => {
      expect(await store.views.mediaUsed()).toEqual(['slack']);
    });
  });

  it('keeps every submission with its form, and how the reviewer answered', async () => {
    const submissions = await store.views.submissions();
    expect(submissions).toEqual([
      expect.objectContaining({
        attempt: 1,
        status: 'rejected',
        code: '803',
        // The answer did not repeat the provider's name for the campaign.
        providerCampaignId: 'C8VLZXY',
        fields: { description: 'Attempt 1', embeddedLink: false, useCases: ['Mixed'] },
      }),
      expect.objectContaining({ attempt: 2, status: 'approved', code: null }),
    ]);
  });
});
