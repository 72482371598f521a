import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Store } from '../../adapters/postgres/index.ts';
import type { Pace } from '../../src/ports.ts';
import * as facts from '../support/facts.ts';
import { eachStore } from '../support/stores.ts';

const { deliveryId, range } = facts;
const LEASE_MS = 30_000;
const START_MS = 1_800_000_000_000;

/** Each test has a broadcast of its own, in a workspace of its own. */
const workspaceOf = (broadcast: number): string => `slack:T${broadcast}`;
const paceOf = (broadcast: number): Pace => ({
  workspace: workspaceOf(broadcast),
  ratePerMinute: 60,
  burst: 5,
});

eachStore(({ name, open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  /** Enqueues deliveries 0 to `count - 1` of one broadcast. */
  const enqueue = (broadcast: number, count: number) =>
    store.ledger.append({
      drafts: [facts.launched(broadcast, Math.max(1, count))],
      enqueue: range(count).map((n) => facts.delivery(broadcast, n, workspaceOf(broadcast))),
    });
  const claimAt = (broadcast: number, nowMs: number, limit = 100) =>
    store.work.claim(paceOf(broadcast), { limit, nowMs, leaseMs: LEASE_MS });
  /** Doubts are the same for all workspaces: those of one broadcast. */
  const doubtsAt = async (broadcast: number, nowMs: number) => {
    const doubts = await store.work.claimDoubts({ limit: 100, nowMs, leaseMs: LEASE_MS });
    return doubts.filter((one) => one.broadcastId === facts.broadcastId(broadcast));
  };

  describe('the pace', () => {
    it('grants the burst at once and then one slot per interval', async () => {
      await enqueue(1, 20);
      const first = await claimAt(1, START_MS);
      expect(first.deliveries.map((one) => one.deliveryId)).toEqual(
        range(5).map((n) => deliveryId(1, n)),
      );
      expect(first.waitMs).toBe(1000);
      expect(await claimAt(1, START_MS + 999)).toEqual({ deliveries: [], waitMs: 1 });
      expect((await claimAt(1, START_MS + 1000)).deliveries).toHaveLength(1);
      expect((await claimAt(1, START_MS + 4000)).deliveries).toHaveLength(3);
    });

    it('never grants more than burst plus rate, however often it is asked, and loses no slot', async () => {
      await enqueue(2, 60);
      let sent = 0;
      for (let ms = 0; ms <= 20_000; ms += 137) {
        sent += (await claimAt(2, START_MS + ms, 3)).deliveries.length;
        expect(sent).toBeLessThanOrEqual(5 + Math.floor(ms / 1000));
      }
      expect(sent).toBeGreaterThanOrEqual(24);
    });

    it('takes no slot when there is nothing to send, and says so with no wait', async () => {
      for (const _ of range(9))
        expect(await claimAt(3, START_MS)).toEqual({ deliveries: [], waitMs: 0 });
      await enqueue(3, 5);
      expect((await claimAt(3, START_MS)).deliveries).toHaveLength(5);
    });

    it('sends nothing before the end of a pause', async () => {
      await enqueue(4, 1);
      await store.work.pause(workspaceOf(4), START_MS + 9_000);
      await store.work.pause(workspaceOf(4), START_MS + 2_000);
      expect(await claimAt(4, START_MS)).toEqual({ deliveries: [], waitMs: 9_000 });
      expect((await claimAt(4, START_MS + 9_000)).deliveries).toHaveLength(1);
    });

    it('is one per workspace', async () => {
      await enqueue(5, 1);
      expect(await claimAt(6, START_MS)).toEqual({ deliveries: [], waitMs: 0 });
      expect((await claimAt(5, START_MS)).deliveries).toHaveLength(1);
    });
  });

  describe('a delivery', () => {
    beforeAll(async () => {
      await enqueue(10, 5);
      await claimAt(10, START_MS);
    });
    const read = (n: number) => store.work.delivery(deliveryId(10, n));

    it('is claimed with its attempt counted', async () => {
      expect(await read(0)).toMatchObject({ state: 'claimed', attempts: 1, lookups: 0, ref: null });
    });

    it('stays sent, whatever a late sender reports', async () => {
      const ref = { channel: 'D1', message: '1.1' };
      await store.work.settle(deliveryId(10, 0), { to: 'sent', ref });
      await store.work.settle(deliveryId(10, 0), { to: 'failed', reason: 'late' });
      expect(await read(0)).toMatchObject({ state: 'sent', ref, reason: null });
      expect(await store.work.newestDelivery(facts.employeeId(0))).toMatchObject({ ref });
      expect(await store.work.newestDelivery(facts.employeeId(4))).toBeNull();
    });

    it('that failed is listed with its reason', async () => {
      await store.work.settle(deliveryId(10, 1), { to: 'failed', reason: 'user_disabled' });
      const failures = await store.work.failures(facts.broadcastId(10));
      expect(failures).toEqual([expect.objectContaining({ reason: 'user_disabled' })]);
    });

    it('that waits is not claimed before its time', async () => {
      const notBeforeMs = START_MS + 60_000;
      const wait = { to: 'pending', reason: 'limited', notBeforeMs } as const;
      await store.work.settle(deliveryId(10, 2), wait);
      expect(await claimAt(10, notBeforeMs - 1)).toEqual({ deliveries: [], waitMs: 1 });
      const { deliveries } = await claimAt(10, notBeforeMs);
      expect(deliveries).toEqual([expect.objectContaining({ attempts: 2, reason: 'limited' })]);
    });

    it('in doubt is looked up when due, and counts the look-ups that found nothing', async () => {
      const inDoubt = (lookAtMs: number) =>
        store.work.settle(deliveryId(10, 3), { to: 'in_doubt', reason: 'timeout', lookAtMs });
      await inDoubt(START_MS + 10_000);
      expect(await doubtsAt(10, START_MS + 9_999)).toEqual([]);
      const [due] = await doubtsAt(10, START_MS + 10_000);
      expect(due).toMatchObject({ state: 'in_doubt', lookups: 0, reason: 'timeout' });
      expect(await doubtsAt(10, START_MS + 10_000)).toEqual([]);
      await inDoubt(START_MS + 20_000);
      expect(await doubtsAt(10, START_MS + 20_000)).toMatchObject([{ lookups: 1 }]);
      await store.work.settle(deliveryId(10, 3), {
        to: 'pending',
        reason: 'absent',
        notBeforeMs: 0,
      });
      expect(await read(3)).toMatchObject({ state: 'pending', lookups: 0, attempts: 1 });
    });

    it('whose sender did not report in time becomes a doubt', async () => {
      await enqueue(11, 1);
      await claimAt(11, START_MS);
      expect(await doubtsAt(11, START_MS + LEASE_MS - 1)).toEqual([]);
      expect(await doubtsAt(11, START_MS + LEASE_MS)).toMatchObject([
        { state: 'in_doubt', reason: 'lease_expired', lookups: 0 },
      ]);
      expect((await claimAt(11, START_MS + LEASE_MS)).deliveries).toEqual([]);
    });

    it('is one per person and broadcast', async () => {
      await enqueue(12, 1);
      const twin = { ...facts.delivery(12, 0), deliveryId: 'dlv_twin' };
      await store.ledger.append({ drafts: [facts.cancelled(12)], enqueue: [twin] });
      expect(await store.work.delivery('dlv_twin')).toBeNull();
    });
  });

  it('cancelling stops what is pending and never sends again what was in the air', async () => {
    await enqueue(20, 8);
    await claimAt(20, START_MS);
    expect(await store.work.cancel(facts.broadcastId(20))).toBe(3);
    const again = { to: 'pending', reason: 'limited', notBeforeMs: 0 } as const;
    await store.work.settle(deliveryId(20, 0), again);
    const ref = { channel: 'D1', message: '1.1' };
    await store.work.settle(deliveryId(20, 1), { to: 'sent', ref });
    const states = await Promise.all(
      [0, 1, 7].map(async (n) => (await store.work.delivery(deliveryId(20, n)))?.state),
    );
    expect(states).toEqual(['cancelled', 'sent', 'cancelled']);
    const claimed = await claimAt(20, START_MS + 60_000);
    expect(claimed).toEqual({ deliveries: [], waitMs: 0 });
    const asked = await store.work.asked([facts.broadcastId(20)]);
    expect([...asked].sort()).toEqual([1, 2, 3, 4].map(facts.employeeId));
  });

  describe('the rest', () => {
    it('knows a request again until its time is over', async () => {
      const seen = (nowMs: number) => store.work.firstSeen('digest', nowMs, 1000);
      expect([await seen(5000), await seen(5999), await seen(6000), await seen(6001)]).toEqual([
        true,
        false,
        true,
        false,
      ]);
    });

    it('lets one of 50 replays through', async () => {
      const answers = await Promise.all(
        range(50).map(() => store.work.firstSeen('storm', START_MS, 1000)),
      );
      expect(answers.filter((first) => first)).toHaveLength(1);
    });

    it('keeps a draft as it was saved last', async () => {
      const draft = {
        draftId: 'drf_000001',
        by: facts.account(1),
        audience: { kind: 'people', accounts: [facts.account(2)] },
        createdAt: '2026-03-02T15:00:00.000Z',
      } as const;
      await store.work.saveDraft({ ...draft, audience: { kind: 'workspace' } });
      await store.work.saveDraft(draft);
      expect(await store.work.draft('drf_000001')).toEqual(draft);
      expect(await store.work.draft('drf_000002')).toBeNull();
    });

    it('drops a draft when told so, and by itself after seven days', async () => {
      const draft = (draftId: string, createdAt: string) => ({
        ...{ draftId, createdAt, by: facts.account(1) },
        audience: { kind: 'workspace' } as const,
      });
      await store.work.saveDraft(draft('drf_week', '2026-03-10T08:00:00.000Z'));
      await store.work.saveDraft(draft('drf_next', '2026-03-17T08:00:00.000Z'));
      expect(await store.work.draft('drf_week')).not.toBeNull();
      await store.work.saveDraft(draft('drf_late', '2026-03-17T08:00:00.001Z'));
      expect(await store.work.draft('drf_week')).toBeNull();
      await store.work.dropDraft('drf_next');
      expect(await store.work.draft('drf_next')).toBeNull();
      expect(await store.work.draft('drf_late')).not.toBeNull();
    });

    it('lists the boards that may still change', async () => {
      const board = {
        broadcastId: facts.broadcastId(1),
        account: facts.account(1),
        ref: { channel: 'D1', message: '1.1' },
        shown: '0 of 5',
        shownAtMs: START_MS,
        done: false,
      };
      await store.work.saveBoard(board);
      expect(await store.work.openBoards()).toEqual([board]);
      await store.work.saveBoard({ ...board, done: true });
      expect(await store.work.openBoards()).toEqual([]);
    });
  });

  if (name === 'postgres') {
    it('never gives two claimers the same delivery, and both together one pace', async () => {
      await enqueue(30, 200);
      const other = await open();
      const pace = { workspace: workspaceOf(30), ratePerMinute: 6000, burst: 50 };
      const claim = (claimer: Store) =>
        claimer.work.claim(pace, { limit: 20, nowMs: START_MS, leaseMs: LEASE_MS });
      const rounds = await Promise.all(range(40).map((n) => claim(n % 2 === 0 ? store : other)));
      const ids = rounds.flatMap(({ deliveries }) => deliveries.map((one) => one.deliveryId));
      expect(ids).toHaveLength(50);
      expect(new Set(ids).size).toBe(50);
      await other.close();
    });
  }
});
