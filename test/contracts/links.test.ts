import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Store } from '../../adapters/postgres/index.ts';
import type { Link } from '../../src/links/link.ts';
import * as facts from '../support/facts.ts';
import { eachStore } from '../support/stores.ts';

const START_MS = 1_800_000_000_000;
const LEASE_MS = 30_000;

eachStore(({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  let count = 0;
  const keep = async (given: Partial<Link> = {}): Promise<Link> => {
    count += 1;
    const link: Link = {
      hash: String(count).padStart(64, '0'),
      account: 'web:local:one',
      deliveryId: `dlv_link_${count}`,
      purpose: 'answer',
      expiresAtMs: START_MS + 60_000,
      ...given,
    };
    await store.work.saveLink(link);
    return link;
  };
  const claim = ({ hash }: Link, nowMs = START_MS) =>
    store.work.claimLink(hash, { nowMs, leaseMs: LEASE_MS });

  describe('a link', () => {
    it('is found until it expires, however often it is looked at', async () => {
      const link = await keep();
      for (const _ of facts.range(5))
        expect(await store.work.link(link.hash, START_MS)).toEqual(link);
      expect(await store.work.link(link.hash, link.expiresAtMs)).toBeNull();
      expect(await claim(link, link.expiresAtMs)).toBeNull();
      expect(await store.work.link('f'.repeat(64), START_MS)).toBeNull();
    });

    it('is claimed by one of 50 at the same moment, and can still be looked at', async () => {
      const link = await keep();
      const claims = await Promise.all(facts.range(50).map(() => claim(link)));
      expect(claims.filter((one) => one !== null)).toEqual([link]);
      expect(await store.work.link(link.hash, START_MS)).toEqual(link);
    });

    it('can be claimed again when the lease ran out or it was given back', async () => {
      const link = await keep();
      await claim(link);
      expect(await claim(link, START_MS + LEASE_MS - 1)).toBeNull();
      expect(await claim(link, START_MS + LEASE_MS)).toEqual(link);
      await store.work.saveLink(link);
      expect(await claim(link, START_MS + LEASE_MS)).toEqual(link);
    });

    it('is gone when it is dropped, alone or with all of its delivery and purpose', async () => {
      const [one, two] = [
        await keep({ deliveryId: 'dlv_many' }),
        await keep({ deliveryId: 'dlv_many' }),
      ];
      const other = await keep({ deliveryId: 'dlv_many', purpose: 'withdraw' });
      const alone = await keep();
      await store.work.dropLink(alone.hash);
      await store.work.dropLinks('dlv_many', 'answer');
      const left = await Promise.all(
        [one, two, other, alone].map(({ hash }) => store.work.link(hash, START_MS)),
      );
      expect(left).toEqual([null, null, other, null]);
    });
  });

  it('lists every delivery to one person, oldest first, whatever became of it', async () => {
    for (const broadcast of [1, 2]) {
      await store.ledger.append({
        drafts: [facts.launched(broadcast, 2)],
        enqueue: [facts.delivery(broadcast, 1), facts.delivery(broadcast, 2)],
      });
    }
    await store.work.settle(facts.deliveryId(1, 1), { to: 'failed', reason: 'blocked' });
    const deliveries = await store.work.deliveriesTo(facts.employeeId(1));
    expect(deliveries.map(({ deliveryId, state }) => [deliveryId, state])).toEqual([
      [facts.deliveryId(1, 1), 'failed'],
      [facts.deliveryId(2, 1), 'pending'],
    ]);
    expect(await store.work.deliveriesTo('emp_nobody')).toEqual([]);
  });

  describe('a conversation', () => {
    const conversation = (user: string, atMs = START_MS) => ({
      account: `teams:northwind:${user}`,
      reference: `{"user":"${user}"}`,
      personName: `Person ${user}`,
      email: null,
      atMs,
    });

    it('is found as it was saved last, and an older one changes nothing', async () => {
      const newest = { ...conversation('a', START_MS + 5), email: 'a@northwindfs.example' };
      await store.conversations.save(conversation('a'));
      await store.conversations.save(newest);
      await store.conversations.save(conversation('a', START_MS + 1));
      expect(await store.conversations.find(newest.account)).toEqual(newest);
      expect(await store.conversations.find('teams:northwind:nobody')).toBeNull();
    });

    it('is gone when it is dropped, until the person turns up again', async () => {
      const one = conversation('b');
      await store.conversations.save(one);
      await store.conversations.drop(one.account, 'blocked');
      expect(await store.conversations.find(one.account)).toBeNull();
      await store.conversations.save({ ...one, atMs: START_MS + 1 });
      expect(await store.conversations.find(one.account)).toMatchObject({ atMs: START_MS + 1 });
    });

    it('is listed with all others of its workspace that can be written to', async () => {
      await store.conversations.save(conversation('d'));
      await store.conversations.save(conversation('c'));
      await store.conversations.drop('teams:northwind:d', 'left');
      await store.conversations.save({ ...conversation('e'), account: 'teams:elsewhere:e' });
      const all = await store.conversations.all('teams:northwind');
      expect(all.map(({ account }) => account)).toEqual(
        ['a', 'b', 'c'].map((user) => `teams:northwind:${user}`),
      );
    });
  });
});
