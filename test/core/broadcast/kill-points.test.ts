/** A process that stops dead at any call while it delivers: nobody is lost, nobody is asked twice in silence. */
import { beforeAll, expect, it } from '@jest/globals';
import type { ChatPerson } from '../../../src/employee.ts';
import type { Ports } from '../../../src/ports.ts';
import { createService } from '../../../src/service.ts';
import { type Office, openReadyOffice } from '../../support/service.ts';
import { stoppable } from '../../support/stoppable.ts';
import { eachStore } from '../../support/stores.ts';

let office: Office;

const AUDIENCE = 2;
const LEASE_AND_LOOKS = [45_000, 10_000, 10_000, 5_000];

async function launch(): Promise<{ people: readonly ChatPerson[]; broadcastId: string }> {
  const people = office.chat.add(...Array.from({ length: AUDIENCE }, () => ({})));
  const accounts = people.map((person) => person.account);
  const { service, admin } = office;
  const { draftId } = await service.draftBroadcast(admin, { kind: 'people', accounts });
  const answer = await service.launchBroadcast(admin, draftId);
  if (answer.kind === 'blocked') throw new Error(answer.reasons.join(' '));
  return { people, broadcastId: answer.broadcast.broadcastId };
}

/** The process dies at this call; another one takes over. False when it got to its end alive. */
async function killAndRecover(
  at: number,
  recover: (ports: Ports) => Promise<unknown>,
): Promise<boolean> {
  const process = stoppable(office.ports, at);
  await Promise.allSettled([createService(process.ports).deliverDue()]);
  for (const ms of LEASE_AND_LOOKS) {
    office.clock.advance(ms);
    await recover(office.ports);
  }
  return process.stopped();
}

async function resultOf({ people, broadcastId }: Awaited<ReturnType<typeof launch>>) {
  const counts = await office.ports.views.counts(broadcastId);
  const posts = people.map(
    ({ account }) => office.chat.posts.filter((post) => post.account === account).length,
  );
  return { sent: counts.sent, pending: counts.pending + counts.inDoubt, posts };
}

eachStore((store) => {
  beforeAll(async () => {
    office = await openReadyOffice({ open: store.open });
    expect(office.store.kind).toBe(store.name);
  }, 120_000);

  it('a process that stops at any call of a delivery leaves everybody asked exactly once', async () => {
    const perfect = { sent: AUDIENCE, pending: 0, posts: Array(AUDIENCE).fill(1) };
    let at = 1;
    for (let died = true; died; at += 1) {
      const broadcast = await launch();
      died = await killAndRecover(at, (ports) => createService(ports).deliverDue());
      expect({ at, ...(await resultOf(broadcast)) }).toEqual({ at, ...perfect });
    }
    expect(at).toBeGreaterThan(15);
  }, 240_000);

  it('a doubt that is simply sent again asks somebody twice (negative control)', async () => {
    const naive = async (ports: Ports) => {
      const claim = { limit: 10, nowMs: ports.clock.nowMs(), leaseMs: 1_000 };
      for (const { deliveryId } of await ports.work.claimDoubts(claim)) {
        await ports.work.settle(deliveryId, { to: 'pending', reason: 'requeued', notBeforeMs: 0 });
      }
      await createService(ports).deliverDue();
    };
    let duplicates = 0;
    let at = 1;
    for (let died = true; died && duplicates === 0; at += 1) {
      const broadcast = await launch();
      died = await killAndRecover(at, naive);
      const { posts } = await resultOf(broadcast);
      duplicates += posts.filter((count) => count > 1).length;
    }
    expect(duplicates).toBeGreaterThan(0);
  }, 120_000);
});
