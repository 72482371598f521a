import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { InvalidInputError, NotAllowedError } from '../../../src/errors.ts';
import type { LinkAnswer, LinkAnswered } from '../../../src/service.ts';
import { headSize, newPhone, type Office, openReadyOffice } from '../../support/service.ts';

let office: Office;
beforeAll(async () => {
  office = await openReadyOffice();
});
afterAll(() => office.close());

const DAY_MS = 24 * 60 * 60 * 1000;
const ORIGIN = { ip: '203.0.113.9', userAgent: 'A browser' };

let count = 0;
const newRow = () => {
  count += 1;
  return { line: count + 1, name: `Crew ${count}`, email: null, employeeNumber: `n${count}` };
};
type Row = ReturnType<typeof newRow>;

const handOut = async (...rows: Row[]) =>
  (await office.service.handOutLinks(office.admin, { rows })).links.map(({ token }) => token);
const newLink = async () => (await handOut(newRow()))[0] ?? '';

async function agreeing(token: string, given: Partial<LinkAnswer> = {}): Promise<LinkAnswer> {
  const page = await office.service.openLink(token);
  const noticeDigest = page.kind === 'form' ? page.notice.digest : '0'.repeat(64);
  const answer = { act: 'agree', phone: newPhone(), ticked: true, noticeDigest } as const;
  return { ...answer, origin: ORIGIN, renderer: 'web/1', ...given } as LinkAnswer;
}
const declining: LinkAnswer = { act: 'decline', origin: ORIGIN, renderer: 'web/1' };
const withdrawing: LinkAnswer = { act: 'withdraw', origin: ORIGIN, renderer: 'web/1' };

const said = (answer: LinkAnswered) =>
  answer.kind === 'recorded' ? answer.receipt.status : answer.kind;
const withdrawTokenOf = (answer: LinkAnswered) =>
  answer.kind === 'recorded' ? (answer.next.withdraw ?? '') : '';

describe('a personal link', () => {
  let token: string;
  beforeEach(async () => {
    token = await newLink();
  });

  it('shows the notice, and opening it 50 times changes nothing', async () => {
    const before = await headSize(office);
    const pages = await Promise.all(
      Array.from({ length: 50 }, () => office.service.openLink(token)),
    );
    expect(new Set(pages.map(({ kind }) => kind))).toEqual(new Set(['form']));
    expect(await headSize(office)).toBe(before);
    expect(said(await office.service.answerLink(token, await agreeing(token)))).toBe('given');
  });

  it('records all seven items, with the address and the browser as disclosures', async () => {
    const answer = await office.service.answerLink(token, await agreeing(token));
    if (answer.kind !== 'recorded') throw new Error('It was not recorded.');
    const { employeeId } = answer.receipt.employee;
    const [given] = (await office.ports.ledger.entriesOf(`employee:${employeeId}`)).filter(
      ({ fact }) => fact.kind === 'ConsentGiven',
    );
    expect(given?.fact).toMatchObject({ medium: 'web', ip: 'disclosed' });
    expect(given?.personal).toMatchObject({ ip: ORIGIN.ip, userAgent: ORIGIN.userAgent });
    expect(given?.personal.account).toMatch(/^web:local:/);
    expect(Buffer.from(given?.bytes ?? []).toString()).not.toContain(ORIGIN.ip);
    expect((await office.service.verify()).problems).toEqual([]);
  });

  it('says why there is no address when the server could not tell one', async () => {
    const origin = { ip: null, userAgent: null };
    const answer = await office.service.answerLink(token, await agreeing(token, { origin }));
    expect(said(answer)).toBe('given');
  });

  it('takes one answer of 50 that arrive at the same moment', async () => {
    const before = await headSize(office);
    const answer = await agreeing(token);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, nth) =>
        office.service.answerLink(token, nth % 2 === 0 ? answer : declining),
      ),
    );
    expect(answers.filter(({ kind }) => kind === 'recorded')).toHaveLength(1);
    expect(answers.filter(({ kind }) => kind === 'gone')).toHaveLength(49);
    expect(await headSize(office)).toBe(before + 1);
  });

  it('is used up by an answer, and only by an answer that is on record', async () => {
    const wrongPhone = await agreeing(token, { phone: '12' } as Partial<LinkAnswer>);
    await expect(office.service.answerLink(token, wrongPhone)).rejects.toThrow(InvalidInputError);
    const unticked = await agreeing(token, { ticked: false } as Partial<LinkAnswer>);
    await expect(office.service.answerLink(token, unticked)).rejects.toThrow(InvalidInputError);
    const old = await agreeing(token, { noticeDigest: '0'.repeat(64) } as Partial<LinkAnswer>);
    expect(await office.service.answerLink(token, old)).toMatchObject({ kind: 'refused' });
    expect(said(await office.service.answerLink(token, await agreeing(token)))).toBe('given');
    expect(said(await office.service.answerLink(token, declining))).toBe('gone');
    expect((await office.service.openLink(token)).kind).toBe('gone');
  });

  it('says the same of an unknown, altered, expired and misused link', async () => {
    const altered = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    for (const wrong of ['', 'x', 'A'.repeat(43), altered, `${token}A`, `${token}'`]) {
      expect(await office.service.openLink(wrong)).toEqual({ kind: 'gone' });
      expect(await office.service.answerLink(wrong, declining)).toEqual({ kind: 'gone' });
    }
    expect(await office.service.answerLink(token, withdrawing)).toEqual({ kind: 'gone' });
    const withdrawToken = withdrawTokenOf(
      await office.service.answerLink(token, await agreeing(token)),
    );
    expect(await office.service.answerLink(withdrawToken, declining)).toEqual({ kind: 'gone' });
    const late = await newLink();
    office.clock.advance(14 * DAY_MS + 1);
    expect(await office.service.openLink(late)).toEqual({ kind: 'gone' });
    expect(await office.service.answerLink(late, declining)).toEqual({ kind: 'gone' });
  });

  it('gives a link to withdraw, which shows where the person stands and works once', async () => {
    const withdrawToken = withdrawTokenOf(
      await office.service.answerLink(token, await agreeing(token)),
    );
    expect(await office.service.openLink(withdrawToken)).toMatchObject({
      kind: 'standing',
      status: { consent: { status: 'given' } },
    });
    const answer = await office.service.answerLink(withdrawToken, withdrawing);
    expect([said(answer), withdrawTokenOf(answer)]).toEqual(['withdrawn', '']);
    expect(said(await office.service.answerLink(withdrawToken, withdrawing))).toBe('gone');
  });

  it('gives no link to withdraw to somebody who declined', async () => {
    const answer = await office.service.answerLink(token, declining);
    expect([said(answer), withdrawTokenOf(answer)]).toEqual(['refused', '']);
  });

  it('works again half a minute after an answer was cut off before it was on record', async () => {
    const { hashToken } = await import('../../../src/links/token.ts');
    const claim = { nowMs: office.clock.nowMs(), leaseMs: 30_000 };
    await office.ports.work.claimLink(hashToken(token) ?? '', claim);
    expect(said(await office.service.answerLink(token, declining))).toBe('gone');
    office.clock.advance(30_000);
    expect(said(await office.service.answerLink(token, declining))).toBe('refused');
  });
});

describe('handing out links', () => {
  it('asks new people in one broadcast, counted as sent', async () => {
    const rows = [newRow(), newRow(), newRow()];
    const { links, broadcast } = await office.service.handOutLinks(office.admin, { rows });
    expect(links.map(({ name }) => name)).toEqual(rows.map(({ name }) => name));
    const counts = await office.ports.views.counts(broadcast?.broadcastId ?? '');
    expect(counts).toMatchObject({ targeted: 3, sent: 3, waiting: 3, pending: 0 });
  });

  it('gives the same person a fresh link in place of the old one, and asks nobody twice', async () => {
    const row = newRow();
    const [first = ''] = await handOut(row);
    const again = await office.service.handOutLinks(office.admin, { rows: [row] });
    expect(again.broadcast).toBeNull();
    expect((await office.service.openLink(first)).kind).toBe('gone');
    expect((await office.service.openLink(again.links[0]?.token ?? '')).kind).toBe('form');
  });

  it('leaves out whoever agreed, and a person named twice', async () => {
    const row = newRow();
    const [token = ''] = await handOut(row);
    await office.service.answerLink(token, await agreeing(token));
    const other = newRow();
    const { leftOut } = await office.service.handOutLinks(office.admin, {
      rows: [row, other, other],
    });
    expect(leftOut.map(({ reason }) => reason)).toEqual(['already_agreed', 'duplicate']);
  });

  it('finishes what a crash between asking and handing out left behind', async () => {
    const row = newRow();
    const { work } = office.ports;
    const settle = work.settle.bind(work);
    Object.assign(work, { settle: () => Promise.reject(new Error('The process was killed.')) });
    await expect(handOut(row)).rejects.toThrow('killed');
    Object.assign(work, { settle });
    const { links, broadcast } = await office.service.handOutLinks(office.admin, { rows: [row] });
    expect([links.length, broadcast]).toEqual([1, null]);
  });

  it('is for admins, and refuses an empty list and a life of nothing or of years', async () => {
    const [person] = office.chat.add({});
    const nobody = { kind: 'account', account: person?.account ?? '' } as const;
    const rows = [newRow()];
    await expect(office.service.handOutLinks(nobody, { rows })).rejects.toThrow(NotAllowedError);
    await expect(office.service.handOutLinks(office.admin, { rows: [] })).rejects.toThrow(
      InvalidInputError,
    );
    for (const keepMs of [0, -1, Number.NaN, 400 * DAY_MS])
      await expect(office.service.handOutLinks(office.admin, { rows, keepMs })).rejects.toThrow(
        InvalidInputError,
      );
  });

  it('keeps no token anywhere in the store', async () => {
    const token = await newLink();
    for await (const entry of office.ports.ledger.entries(0, await headSize(office)))
      expect(Buffer.from(entry.bytes).toString()).not.toContain(token);
    expect(await office.ports.work.link(token, office.clock.nowMs())).toBeNull();
  });
});
