import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ChatPerson } from '../../../src/employee.ts';
import { joinPeople } from '../../../src/people/join.ts';
import { trouble } from '../../support/fake-chat.ts';
import { agreeAs, ask, declineAs, newPhone, outcome, withdrawAs } from '../../support/service.ts';
import { eventually, openTwoChats, type TwoChats } from '../../support/two-chats.ts';

let office: TwoChats;
beforeAll(async () => {
  office = await openTwoChats();
});
afterAll(() => office.close());

let count = 0;
/** Somebody asked in Slack and, with an account that was joined only then, by link. */
async function askedTwice() {
  count += 1;
  const email = `both${count}@northwindfs.example`;
  const [slack] = office.chat.add({ email }) as [ChatPerson];
  const [teams] = office.teams.add({ email }) as [ChatPerson];
  const [deliveryId = ''] = await ask(office, [slack]);
  const { links } = await office.service.handOutLinks(office.admin, {
    rows: [{ line: 2, name: slack.name, email, employeeNumber: null }],
  });
  return { slack, teams, deliveryId, token: links[0]?.token ?? '' };
}

const receiptFor = (person: ChatPerson, status: string) =>
  eventually(() =>
    office.chat.receipts.find(
      ({ account, receipt }) => account === person.account && receipt.status === status,
    ),
  );

it('an answer by link puts the receipt in place of the card in Slack', async () => {
  const { slack, deliveryId, token } = await askedTwice();
  const page = await office.service.openLink(token);
  if (page.kind !== 'form') throw new Error('There is no form.');
  await office.service.answerLink(token, {
    ...{ act: 'agree', phone: newPhone(), ticked: true, renderer: 'web/1' },
    noticeDigest: page.notice.digest,
    origin: { ip: '203.0.113.9', userAgent: 'A browser' },
  });
  const shown = await receiptFor(slack, 'given');
  expect(shown.ref).toEqual((await office.ports.work.delivery(deliveryId))?.ref);
});

it('an answer in Slack uses up the link, and is shown there by Slack itself alone', async () => {
  const { slack, deliveryId, token } = await askedTwice();
  const answer = await declineAs(office, slack, { deliveryId });
  expect(answer.kind === 'recorded' && answer.receipt.message !== null).toBe(true);
  await eventually(async () =>
    (await office.service.openLink(token)).kind === 'gone' ? true : undefined,
  );
  expect(office.chat.receipts.some(({ account }) => account === slack.account)).toBe(false);
});

it('a withdrawal follows the person: in Teams it ends what was agreed in Slack', async () => {
  const { slack, teams, deliveryId } = await askedTwice();
  await agreeAs(office, slack, { deliveryId, phone: newPhone() });
  await joinPeople(office.ports, [teams], 'system');
  const answer = await withdrawAs(office, teams);
  expect(outcome(answer)).toBe('withdrawn');
  // Teams has no card of it, so its adapter shows a receipt of its own.
  expect(answer.kind === 'recorded' ? answer.receipt.message : 'none').toBeNull();
  await receiptFor(slack, 'withdrawn');
});

it('a card can be answered with any account of the person, and with nobody else’s', async () => {
  const { teams, deliveryId } = await askedTwice();
  const stranger = await askedTwice();
  await joinPeople(office.ports, [teams, stranger.teams], 'system');
  const theft = await agreeAs(office, stranger.teams, { deliveryId, phone: newPhone() });
  expect(outcome(theft)).toBe('not_addressed');
  const answer = await agreeAs(office, teams, { deliveryId, phone: newPhone() });
  expect(answer.kind === 'recorded' && answer.receipt.consent.medium).toBe('teams');
});

it('a chat that refuses to show the receipt takes nothing from the answer', async () => {
  const { slack, token } = await askedTwice();
  const page = await office.service.openLink(token);
  if (page.kind !== 'form') throw new Error('There is no form.');
  office.chat.showFault = trouble('refused', 'message_not_found');
  const answer = await office.service.answerLink(token, {
    ...{ act: 'decline', renderer: 'web/1', origin: { ip: null, userAgent: null } },
  });
  expect(answer.kind).toBe('recorded');
  await eventually(() => office.logged.find(({ fields }) => fields.reason === 'message_not_found'));
  office.chat.showFault = null;
  expect((await office.service.status(slack.account))?.consent?.status).toBe('refused');
});
