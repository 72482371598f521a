import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import { type DeliveryError, UncertainError } from '../../src/errors.ts';
import * as facts from '../support/slack-facts.ts';
import { openTeamsBench, type TeamsBench } from '../support/teams.ts';

let bench: TeamsBench;
beforeAll(async () => {
  bench = await openTeamsBench();
}, 120_000);
afterAll(() => bench.close());
beforeEach(() => {
  bench.sandbox.clearFaults();
});

const NIA = 'Nia Bekele';
const HANA = 'Hana Reyes';
const request = {
  deliveryId: 'dlv_0001',
  notice: facts.notice(),
  brand: 'Northwind Field Services',
  supportEmail: 'hr@northwindfs.example',
};
const send = (called = NIA) => bench.door.chat.request(bench.account(called), request);
const cards = (called: string) => bench.sandbox.person(called).messages().length;

describe('somebody out of reach', () => {
  it.each([
    ['blocked the app', 'blocked', 'ConversationBlockedByUser'],
    ['blocks writes', 'blocked', 'MessageWritesBlocked'],
    ['says nothing but 403', 'blocked', ''],
    ['removed the app', 'not_installed', 'BotNotInConversationRoster'],
  ] as const)('who %s is forgotten with the reason', async (_, reason, code) => {
    await send();
    const account = bench.account(NIA);
    bench.sandbox.script({ operation: 'sendToConversation', kind: 'refused', status: 403, code });
    await expect(send()).rejects.toMatchObject({ trouble: 'refused', reason });
    expect(bench.conversations.kept.has(account)).toBe(false);
    expect(bench.conversations.dropped.at(-1)).toEqual({ account, reason });
  });

  const reasonFor = async (called: string): Promise<string> =>
    ((await send(called).catch((error: unknown) => error)) as DeliveryError).reason;

  it('is told apart by what they did: removed, blocked, or left the company', async () => {
    const { person: tariq } = bench.sandbox.person('Tariq Mansour');
    const { person: mateo } = bench.sandbox.person('Mateo Vargas');
    const { person: yuki } = bench.sandbox.person('Yuki Arai');
    for (const { id } of [tariq, mateo, yuki]) await send(id);
    bench.answers('employeeLeft', async () => {
      if (bench.of('employeeLeft').length === 1) throw new UncertainError('x');
    });
    tariq.isInstalled = false;
    mateo.hasBlocked = true;
    yuki.hasLeft = true;
    expect(await reasonFor(tariq.id)).toBe('not_installed');
    expect(await reasonFor(mateo.id)).toBe('blocked');
    expect(await reasonFor(yuki.id)).toBe('left');
    mateo.hasBlocked = false;
    await send(mateo.id);
    // Only who left is suppressed, and until it is certain.
    await eventually(() => bench.of('employeeLeft').length >= 2);
    await bench.door.close();
    const suppressed = [bench.account(yuki.id), 'left Teams'];
    expect(bench.of('employeeLeft')).toEqual([suppressed, suppressed]);
  });

  it('whom Teams never knew has not left: it may be a slip in a list', async () => {
    const before = bench.of('employeeLeft').length;
    const account = bench.account(NIA).replace(/[0-9a-f]{12}$/u, '0'.repeat(12));
    bench.sandbox.script({
      operation: 'createConversation',
      kind: 'refused',
      status: 404,
      code: '',
    });
    await expect(bench.door.chat.request(account, request)).rejects.toMatchObject({
      reason: 'left',
    });
    await bench.door.close();
    expect(bench.of('employeeLeft').length).toBe(before);
  });

  it('who never had the app is told so', async () => {
    const never = [...bench.sandbox.tenant.people.values()].find(
      ({ isInstalled, hasLeft, name }) => !isInstalled && !hasLeft && name !== 'Tariq Mansour',
    );
    expect(await reasonFor(never?.id ?? '')).toBe('not_installed');
  });
});

describe('messages that change', () => {
  it('the progress is posted once and then updated in place', async () => {
    const { chat } = bench.door;
    const account = bench.account(HANA);
    const { broadcast, counts } = facts.broadcastStatus();
    const before = cards(HANA);
    const ref = await chat.showProgress(
      { account, ref: null },
      { broadcast, counts: { ...counts, pending: 5 }, done: false },
    );
    const again = await chat.showProgress(
      { account, ref },
      { broadcast, counts: { ...counts, agreed: 75, waiting: 3 }, done: true },
    );
    expect(again).toEqual(ref);
    expect(cards(HANA) - before).toBe(1);
    expect(bench.sandbox.person(HANA).newestCard()?.text()).toContain('Agreed: 75');
  });

  it('a receipt is put in place of a request from outside', async () => {
    const ref = await send();
    await bench.door.chat.showReceipt(bench.account(NIA), ref, facts.receipt());
    await bench.door.close();
    expect(bench.sandbox.person(NIA).newestCard()?.text()).toContain('You agreed to work');
  });

  it('words are plain, and a file is offered and put into the OneDrive when accepted', async () => {
    const hana = bench.sandbox.person(HANA);
    const text = 'line one\n'.repeat(400);
    await bench.door.chat.tell(bench.account(HANA), {
      text: '**Not bold** <at>everyone</at>',
      file: { name: 'checkpoint 7.txt', text },
    });
    expect(hana.messages().at(-2)?.text()).toBe('**Not bold** <at>everyone</at>');
    expect((await hana.acceptsFile()).status).toBe(200);
    expect(hana.files().map(({ name, bytes }) => [name, bytes.toString()])).toEqual([
      ['checkpoint-7.txt', text],
    ]);
  });

  it('a file offered to somebody else, or altered, is put nowhere', async () => {
    const hana = bench.sandbox.person(HANA);
    await bench.door.chat.tell(bench.account(HANA), {
      text: 'A file.',
      file: { name: 'a.txt', text: 'secret' },
    });
    await hana.acceptsFile();
    const accepted = bench.sandbox.deliveries.at(-1);
    const activity = JSON.parse(accepted?.body ?? '{}') as {
      value: { context: Record<string, unknown> };
    };
    const uploads = () =>
      bench.sandbox.requests.filter(({ operation }) => operation === 'uploadFile');
    const before = uploads().length;
    const tariq = bench.sandbox.person('Tariq Mansour');
    await tariq.sends({ ...activity, id: 'f:x1', from: tariq.writeActivity('x').from });
    for (const change of [{ name: 'b.txt' }, { packed: 'AAAA' }, { seal: undefined }]) {
      const context = { ...activity.value.context, ...change };
      const id = `f:${JSON.stringify(change)}`;
      await hana.sends({ ...activity, id, value: { ...activity.value, context } });
    }
    expect(uploads().length).toBe(before);
  });
});
