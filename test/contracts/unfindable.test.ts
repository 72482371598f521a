import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Store } from '../../adapters/postgres/index.ts';
import * as facts from '../support/facts.ts';
import { eachStore } from '../support/stores.ts';

/** What no column can hold: alone, and in the place of one character of something that is there. */
const UNFINDABLE = ['\0', 'dlv_\0', '\ud800', 'a\udfffb'] as const;

eachStore(({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
    await store.ledger.append({ drafts: [facts.joined(1)] });
  });

  describe.each(UNFINDABLE)('an id with %j in it', (bad) => {
    it('is the id of nothing at work', async () => {
      const { work } = store;
      expect(await work.delivery(bad)).toBeNull();
      expect(await work.newestDelivery(bad)).toBeNull();
      expect(await work.deliveriesTo(bad)).toEqual([]);
      expect(await work.failures(bad)).toEqual([]);
      expect(await work.asked([bad])).toEqual(new Set());
      expect(await work.draft(bad)).toBeNull();
      expect(await work.link(bad, 0)).toBeNull();
    });

    it('is the id of nothing on record', async () => {
      const { views, ledger, conversations } = store;
      expect(await views.employee(bad)).toBeNull();
      expect(await views.employeeByAccount(bad)).toBeNull();
      expect(await views.findEmployees(bad)).toEqual([]);
      expect(await views.consent(bad)).toBeNull();
      expect(await views.consentsByPhone(bad)).toEqual([]);
      expect(await views.notice(bad)).toBeNull();
      expect(await views.broadcast(bad)).toBeNull();
      expect(await views.isAdmin(bad)).toBe(false);
      expect(await ledger.byKey(bad)).toBeNull();
      expect(await conversations.find(bad)).toBeNull();
    });

    it('does not hide what is asked for beside it', async () => {
      const good = facts.account(1);
      const found = await store.views.employeesByAccount([bad, good]);
      expect([...found.keys()]).toEqual([good]);
    });

    it('is refused where it would be written', async () => {
      const draft = { ...facts.joined(2), key: `joined:${bad}` };
      await expect(store.ledger.append({ drafts: [draft] })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
    });
  });
});
