import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ChatPerson } from '../../../src/employee.ts';
import { trouble } from '../../support/fake-chat.ts';
import { type Office, openReadyOffice } from '../../support/service.ts';

let office: Office;
beforeAll(async () => {
  office = await openReadyOffice();
  office.chat.canLookUp = false;
}, 120_000);
afterAll(() => office.close());
beforeEach(() => {
  office.chat.faultOf = () => null;
});

async function launchToOne(): Promise<{ person: ChatPerson; broadcastId: string }> {
  const person = office.chat.add({})[0] as ChatPerson;
  const { service, admin } = office;
  const audience = { kind: 'people', accounts: [person.account] } as const;
  const { draftId } = await service.draftBroadcast(admin, audience);
  const answer = await service.launchBroadcast(admin, draftId);
  if (answer.kind === 'blocked') throw new Error(answer.reasons.join(' '));
  return { person, broadcastId: answer.broadcast.broadcastId };
}

const countsOf = (broadcastId: string) => office.ports.views.counts(broadcastId);
const postsTo = ({ account }: ChatPerson) =>
  office.chat.posts.filter((post) => post.account === account).length;

/** Each send fails so, in turn; later ones go through. */
function failing(...faults: { error: Error; posted: boolean }[]) {
  office.chat.faultOf = () => faults.shift() ?? null;
}

/** Lets the clock run in steps of five seconds, delivering at each. */
async function passes(ms: number) {
  for (let past = 0; past < ms; past += 5_000) {
    office.clock.advance(5_000);
    await office.service.deliverDue();
  }
}

const lost = (posted: boolean) => ({ error: trouble('in_doubt', 'connection_lost'), posted });

describe('a doubtful send where nobody can look', () => {
  it('is made once more after a minute, and both times are told', async () => {
    const { person, broadcastId } = await launchToOne();
    failing(lost(true));
    await office.service.deliverDue();
    expect(await countsOf(broadcastId)).toMatchObject({ inDoubt: 1, sent: 0 });
    await passes(55_000);
    expect(postsTo(person)).toBe(1);
    await passes(5_000);
    expect(postsTo(person)).toBe(2);
    expect(await countsOf(broadcastId)).toMatchObject({ inDoubt: 0, sent: 1 });
    const entries = await office.ports.ledger.entriesOf(`broadcast:${broadcastId}`);
    expect(entries.at(-1)?.fact).toMatchObject({ kind: 'ConsentRequested', foundAfterDoubt: true });
    const warned = office.logged.filter(({ sentence }) =>
      sentence.startsWith('A doubtful message'),
    );
    expect(warned.at(-1)?.fields.reason).toBe('connection_lost');
    expect(office.chat.looks).toEqual([]);
  });

  it('is made no third time, even with a refusal to wait in between', async () => {
    const { person, broadcastId } = await launchToOne();
    failing(
      lost(true),
      { error: trouble('limited', 'http_429', 1_000), posted: false },
      lost(true),
    );
    await office.service.deliverDue();
    await passes(180_000);
    expect(postsTo(person)).toBe(2);
    expect((await countsOf(broadcastId)).unreachable).toEqual({ unconfirmed: 1 });
  });

  it('left by a crash is made once more, and after a second crash no more', async () => {
    const { person, broadcastId } = await launchToOne();
    const { settle } = office.ports.work;
    const crashing = { ...office.ports.work };
    const crash = async () => {
      throw new Error('the process died');
    };
    office.ports.work.settle = crash;
    const { append } = office.ports.ledger;
    office.ports.ledger.append = crash;
    await office.service.deliverDue();
    Object.assign(office.ports.work, crashing, { settle });
    office.ports.ledger.append = append;
    await passes(45_000);
    expect(postsTo(person)).toBe(1);
    await passes(15_000);
    expect(postsTo(person)).toBe(2);
    expect(await countsOf(broadcastId)).toMatchObject({ sent: 1, inDoubt: 0 });
  });

  it('is never made again once the broadcast is cancelled', async () => {
    const { person, broadcastId } = await launchToOne();
    failing(lost(false));
    await office.service.deliverDue();
    await office.service.cancelBroadcast(office.admin, broadcastId);
    await passes(120_000);
    expect(postsTo(person)).toBe(0);
    expect(await countsOf(broadcastId)).toMatchObject({ inDoubt: 0, pending: 0 });
  });
});
