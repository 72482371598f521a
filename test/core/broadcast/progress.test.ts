import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ChatPerson } from '../../../src/employee.ts';
import { createService } from '../../../src/service.ts';
import { trouble } from '../../support/fake-chat.ts';
import {
  agreeAs,
  declineAs,
  newPhone,
  type Office,
  openReadyOffice,
} from '../../support/service.ts';

let office: Office;
beforeAll(async () => {
  office = await openReadyOffice();
}, 120_000);
afterAll(() => office.close());
beforeEach(async () => {
  office.chat.showFault = null;
  for (const board of await office.ports.work.openBoards()) {
    await office.ports.work.saveBoard({ ...board, done: true });
  }
});

async function launchTo(people: readonly ChatPerson[]): Promise<void> {
  const accounts = people.map((person) => person.account);
  const { service, admin } = office;
  const { draftId } = await service.draftBroadcast(admin, { kind: 'people', accounts });
  await service.launchBroadcast(admin, draftId);
}

const last = () => office.chat.shown.at(-1);

describe('the live message of a broadcast', () => {
  it('is posted to the admin at launch, then updated in place when something changed', async () => {
    const people = office.chat.add({}, {});
    const before = office.chat.shown.length;
    await launchTo(people);
    expect(office.chat.shown).toHaveLength(before + 1);
    expect(last()).toMatchObject({ ref: null, progress: { done: false, counts: { pending: 2 } } });
    await office.service.deliverDue();
    await office.service.showProgress();
    expect(office.chat.shown).toHaveLength(before + 1);
    office.clock.advance(5_000);
    await office.service.showProgress();
    expect(last()).toMatchObject({ progress: { done: true, counts: { sent: 2, waiting: 2 } } });
    expect(last()?.ref).not.toBeNull();
    office.clock.advance(120_000);
    await office.service.showProgress();
    expect(office.chat.shown).toHaveLength(before + 2);
  });

  it('shows answers at most once a minute, and is closed when everybody answered', async () => {
    const [one, two] = office.chat.add({}, {}) as [ChatPerson, ChatPerson];
    await launchTo([one, two]);
    await office.service.deliverDue();
    office.clock.advance(5_000);
    await office.service.showProgress();
    const ids = office.chat.posts.slice(-2).map(({ deliveryId }) => deliveryId);
    await agreeAs(office, one, { deliveryId: ids[0] ?? '', phone: newPhone() });
    const shown = office.chat.shown.length;
    office.clock.advance(59_000);
    await office.service.showProgress();
    expect(office.chat.shown).toHaveLength(shown);
    office.clock.advance(1_000);
    await office.service.showProgress();
    expect(last()).toMatchObject({ progress: { counts: { agreed: 1, waiting: 1 } } });
    await declineAs(office, two, { deliveryId: ids[1] ?? '' });
    office.clock.advance(60_000);
    await office.service.showProgress();
    expect(last()).toMatchObject({ progress: { counts: { agreed: 1, declined: 1, waiting: 0 } } });
    expect(await office.ports.work.openBoards()).toEqual([]);
  });

  it('is counted once a minute once all are sent, however long nobody answers', async () => {
    let counted = 0;
    const views = {
      ...office.ports.views,
      counts: (broadcastId: string) => {
        counted += 1;
        return office.ports.views.counts(broadcastId);
      },
    };
    const service = createService({ ...office.ports, views });
    await launchTo(office.chat.add({}));
    await office.service.deliverDue();
    office.clock.advance(5_000);
    await service.showProgress();
    const before = counted;
    for (let beat = 0; beat < 60; beat += 1) {
      office.clock.advance(5_000);
      await service.showProgress();
    }
    expect(counted - before).toBe(5 * before);
  });

  it('does not undo the launch when it cannot be shown, and comes later', async () => {
    office.chat.showFault = trouble('retryable', 'service_unavailable');
    const before = office.chat.shown.length;
    await launchTo(office.chat.add({}));
    office.chat.showFault = null;
    office.clock.advance(5_000);
    await office.service.showProgress();
    expect(office.chat.shown).toHaveLength(before + 1);
    office.chat.showFault = trouble('refused', 'message_not_found');
    await office.service.deliverDue();
    office.clock.advance(5_000);
    await office.service.showProgress();
    expect(await office.ports.work.openBoards()).toEqual([]);
  });

  it('is seldom enough for a large broadcast', async () => {
    await launchTo(office.chat.add(...Array.from({ length: 400 }, () => ({}))));
    const before = office.chat.shown.length;
    await office.service.deliverDue();
    office.clock.advance(19_000);
    await office.service.showProgress();
    expect(office.chat.shown).toHaveLength(before);
    office.clock.advance(1_000);
    await office.service.showProgress();
    expect(office.chat.shown).toHaveLength(before + 1);
  });
});

describe('when a broadcast finished sending', () => {
  it('a checkpoint is told to every admin with a file, once', async () => {
    const told = office.chat.told.length;
    await launchTo(office.chat.add({}, {}));
    await office.service.deliverDue();
    await office.service.deliverDue();
    const news = office.chat.told.slice(told);
    expect(news.map(({ account }) => account)).toEqual([office.hana.account]);
    expect(news[0]?.file).toBe(office.witnessed.at(-1));
    expect(news[0]?.file).toContain('northwindfs.example/rollcall\n');
  });
});
