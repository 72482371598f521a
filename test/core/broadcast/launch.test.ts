import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChatPerson } from '../../../src/employee.ts';
import {
  agreeAs,
  ask,
  askOne,
  DEFINITION,
  declineAs,
  kindsOf,
  LINE,
  newPhone,
  type Office,
  openOffice,
} from '../../support/service.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
}, 120_000);
afterAll(() => office.close());

const audienceOf = (people: readonly ChatPerson[]) => ({
  kind: 'people' as const,
  accounts: people.map((person) => person.account),
});
const draft = (people: readonly ChatPerson[]) =>
  office.service.draftBroadcast(office.admin, audienceOf(people));
const launch = (draftId: string) => office.service.launchBroadcast(office.admin, draftId);
const launches = async () =>
  (await kindsOf(office)).filter((kind) => kind === 'BroadcastLaunched').length;

describe('before it can start', () => {
  it('a broadcast needs a campaign, then a number', async () => {
    const people = office.chat.add({});
    await expect(draft(people)).rejects.toMatchObject({ code: 'INVALID_INPUT', field: 'campaign' });
    await office.service.defineCampaign(office.admin, DEFINITION);
    const review = await draft(people);
    expect(review.blocked[0]).toContain('Add the numbers');
    const before = await kindsOf(office);
    expect(await launch(review.draftId)).toMatchObject({ kind: 'blocked' });
    expect(await kindsOf(office)).toEqual(before);
    await office.service.addNumber(office.admin, LINE);
    const ready = await draft(people);
    expect(ready).toMatchObject({ blocked: [], recipients: 1, estimatedMs: 0 });
    expect(ready.notice.numbers).toEqual(['+15125550101']);
  });

  it('a draft that nobody saved is refused with the way out', async () => {
    await expect(launch('drf_nobody_saved_this')).rejects.toMatchObject({ field: 'draft' });
  });

  it('an audience of nobody is blocked in a plain sentence, and nothing is written', async () => {
    const before = await kindsOf(office);
    const empty = await draft([]);
    expect(empty.blocked).toEqual(['This audience has nobody in it. Choose other people.']);
    const bots = await draft(office.chat.add({ kind: 'bot' }));
    expect(bots.blocked[0]).toContain('Everybody in this audience was left out');
    for (const { draftId } of [empty, bots]) {
      expect(await launch(draftId)).toMatchObject({ kind: 'blocked' });
    }
    expect(await kindsOf(office)).toEqual(before);
  });
});

describe('who is left out', () => {
  it('is told with the reason for everyone, before and in the record', async () => {
    const { service, chat } = office;
    const agreed = await askOne(office);
    await agreeAs(office, agreed.person, { deliveryId: agreed.deliveryId, phone: newPhone() });
    const silent = await askOne(office);
    const declined = await askOne(office);
    await declineAs(office, declined.person, { deliveryId: declined.deliveryId });
    const gone = await askOne(office);
    await service.employeeLeft(gone.person.account, 'deactivated');
    const [fresh, ...others] = chat.add(
      { name: 'Fresh' },
      ...(['bot', 'guest', 'stranger', 'deactivated'] as const).map((kind) => ({
        kind,
        name: kind,
      })),
    );
    const people = [agreed, silent, declined, gone].map(({ person }) => person);
    const all = [...people, ...others, fresh as ChatPerson];
    const review = await draft([...all, fresh as ChatPerson]);
    expect(review.recipients).toBe(1);
    expect(review.leftOut.map(({ reason }) => reason)).toEqual([
      'already_agreed',
      'already_asked',
      'already_asked',
      'left_company',
      'bot',
      'guest',
      'stranger',
      'deactivated',
      'duplicate',
    ]);
    const answer = await launch(review.draftId);
    expect(answer).toMatchObject({
      broadcast: { targeted: 1, leftOut: { already_asked: 2, bot: 1, duplicate: 1 } },
    });
  });

  it('are asked again after a cancelled broadcast and for a new wording', async () => {
    const { service, admin, ports } = office;
    const { person, deliveryId } = await askOne(office);
    const delivery = await ports.work.delivery(deliveryId);
    await service.cancelBroadcast(admin, delivery?.broadcastId ?? '');
    expect((await draft([person])).recipients).toBe(1);
    const [second = ''] = await ask(office, [person]);
    await agreeAs(office, person, { deliveryId: second, phone: newPhone() });
    expect((await draft([person])).leftOut).toMatchObject([{ reason: 'already_agreed' }]);
    const frequency = 'Up to 15 messages a month';
    await service.defineCampaign(admin, { ...DEFINITION, frequency });
    expect((await draft([person])).recipients).toBe(1);
    await service.defineCampaign(admin, DEFINITION);
  });

  it('includes rows of a CSV that find nobody, with their line', async () => {
    const [person] = office.chat.add({});
    const row = { userId: null, name: null };
    const review = await office.service.draftBroadcast(office.admin, {
      kind: 'csv',
      rows: [
        { ...row, line: 2, email: person?.email ?? '' },
        { ...row, line: 3, email: 'nobody@northwindfs.example' },
      ],
    });
    expect(review).toMatchObject({ recipients: 1, leftOut: [{ reason: 'not_found', line: 3 }] });
  });
});

describe('a launch', () => {
  it('confirmed twice, at the same moment and later, is one broadcast and one message each', async () => {
    const people = office.chat.add({}, {}, {});
    const { draftId } = await draft(people);
    const before = await launches();
    const answers = await Promise.all([launch(draftId), launch(draftId), launch(draftId)]);
    answers.push(await launch(draftId));
    const ids = answers.map((one) => (one.kind === 'launched' ? one.broadcast.broadcastId : ''));
    expect(new Set(ids).size).toBe(1);
    expect(await launches()).toBe(before + 1);
    await office.service.deliverDue();
    for (const { account } of people) {
      expect(office.chat.posts.filter((post) => post.account === account)).toHaveLength(1);
    }
  });

  it('of two drafts to the same people at the same moment asks each person once', async () => {
    const people = office.chat.add({}, {});
    const drafts = [await draft(people), await draft(people)];
    const answers = await Promise.all(drafts.map(({ draftId }) => launch(draftId)));
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['blocked', 'launched']);
    await office.service.deliverDue();
    for (const { account } of people) {
      expect(office.chat.posts.filter((post) => post.account === account)).toHaveLength(1);
    }
  });

  it('looks at the audience again: who became a bot meanwhile is not asked', async () => {
    const [one, two] = office.chat.add({}, {}) as [ChatPerson, ChatPerson];
    const { draftId } = await draft([one, two]);
    const place = office.chat.people.findIndex(({ account }) => account === two.account);
    office.chat.people[place] = { ...two, kind: 'deactivated' };
    expect(await launch(draftId)).toMatchObject({ broadcast: { targeted: 1 } });
  });

  it('joins every person once and keeps no account readable in the ledger', async () => {
    const people = office.chat.add({ name: 'O\u0000scar', phone: '512-555-0140' }, {});
    await ask(office, people);
    const { size } = await office.ports.ledger.head();
    const bodies: string[] = [];
    for await (const entry of office.ports.ledger.entries(0, size)) {
      bodies.push(Buffer.from(entry.bytes).toString('utf8'));
    }
    const account = people[0]?.account ?? '';
    expect(bodies.some((body) => body.includes(account))).toBe(false);
    const employee = await office.ports.views.employeeByAccount(account);
    expect(employee).toMatchObject({ name: 'Oscar', directoryPhone: '512-555-0140' });
  });

  it('is for admins, and may be confirmed by another admin than its author', async () => {
    const [other, person] = office.chat.add({}, {}) as [ChatPerson, ChatPerson];
    const actor = { kind: 'account', account: other.account } as const;
    const { draftId } = await draft([person]);
    const refused = office.service.launchBroadcast(actor, draftId);
    await expect(refused).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await office.service.grantAdmin(office.admin, other.account);
    expect(await office.service.launchBroadcast(actor, draftId)).toMatchObject({
      kind: 'launched',
    });
  });

  it('by the operator works in the only chat, and has no live message', async () => {
    const people = office.chat.add({});
    const operator = { kind: 'operator' } as const;
    const { draftId } = await office.service.draftBroadcast(operator, audienceOf(people));
    const before = office.chat.shown.length;
    const answer = await office.service.launchBroadcast(operator, draftId);
    expect(answer).toMatchObject({ broadcast: { launchedBy: 'system' } });
    expect(office.chat.shown).toHaveLength(before);
  });
});

describe('cancelling', () => {
  it('stops what was not sent, stands once, and is refused for what does not exist', async () => {
    const people = office.chat.add({}, {});
    const { draftId } = await draft(people);
    const answer = await launch(draftId);
    const broadcastId = answer.kind === 'launched' ? answer.broadcast.broadcastId : '';
    const status = await office.service.cancelBroadcast(office.admin, broadcastId);
    expect(status.counts).toMatchObject({ targeted: 2, pending: 0, waiting: 2 });
    await office.service.cancelBroadcast(office.admin, broadcastId);
    await office.service.deliverDue();
    const accounts = new Set(people.map(({ account }) => account));
    expect(office.chat.posts.filter(({ account }) => accounts.has(account))).toEqual([]);
    const cancelled = (await kindsOf(office)).filter((kind) => kind === 'BroadcastCancelled');
    expect(cancelled).toHaveLength(2);
    const unknown = office.service.cancelBroadcast(office.admin, 'brd_unknown_unknown');
    await expect(unknown).rejects.toMatchObject({ field: 'broadcast' });
  });
});
