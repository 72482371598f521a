import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../../src/errors.ts';
import type { Agree, Decline, Withdraw } from '../../src/service.ts';
import * as facts from '../support/slack-facts.ts';
import { openTeamsBench, type TeamsBench } from '../support/teams.ts';

let bench: TeamsBench;
beforeAll(async () => {
  bench = await openTeamsBench();
}, 120_000);
afterAll(() => bench.close());
beforeEach(() => {
  bench.asked.length = 0;
  bench.answers('agree', async () => facts.recorded());
});

const request = (deliveryId: string) => ({
  deliveryId,
  notice: facts.notice(),
  brand: 'Northwind Field Services',
  supportEmail: 'hr@northwindfs.example',
});

/** Sends a request to somebody and gives them its card to read. */
async function ask(called: string, deliveryId: string) {
  await bench.door.chat.request(bench.account(called), request(deliveryId));
  return bench.sandbox.person(called);
}

const first = <T>(verb: 'agree' | 'decline' | 'withdraw') =>
  bench.of(verb)[0]?.[0] as T | undefined;

describe('a request', () => {
  it('shows the whole notice, why it came, and both answers alike', async () => {
    const nia = await ask('Nia Bekele', 'dlv_0001');
    const shown = nia.newestCard();
    expect(shown?.text()).toContain(facts.TEXT);
    expect(shown?.text()).toContain('Why am I getting this?');
    expect(shown?.buttons()).toEqual(['Review and agree', 'No thanks']);
    expect(shown?.message.summary).toBe(
      'Northwind Field Services asks whether it may text you about work. Please answer yes or no.',
    );
  });

  it('is agreed to with a number that the person types and a box that they tick', async () => {
    const nia = await ask('Nia Bekele', 'dlv_0002');
    await nia.presses('Review and agree');
    expect(nia.value('phone')).toBe('');
    expect(nia.value('agree')).toBe('false');
    nia.fills('phone', '737-555-0116');
    nia.ticks('agree');
    const answer = await nia.presses('I agree');
    expect(answer.status).toBe(200);
    expect(first<Agree>('agree')).toMatchObject({
      account: bench.account('Nia Bekele'),
      deliveryId: 'dlv_0002',
      noticeDigest: facts.DIGEST,
      phone: '737-555-0116',
      ticked: true,
      renderer: 'teams/1',
    });
    expect(first<Agree>('agree')?.platformAt).toMatch(/^\d{4}-.*Z$/u);
    expect(nia.newestCard()?.text()).toContain('You agreed to work text messages');
    expect(nia.newestCard()?.text()).toContain('ending in 0116');
    expect(nia.newestCard()?.buttons()).toEqual([
      'Withdraw',
      'Change number',
      'Download my record',
    ]);
  });

  it('is not sent by the client without number and tick', async () => {
    const nia = await ask('Nia Bekele', 'dlv_0003');
    await nia.presses('Review and agree');
    expect((await nia.presses('I agree')).failure).toBe('input_invalid');
    expect(bench.of('agree')).toEqual([]);
  });

  it('with an unusable number comes back with the reason, and never with a tick', async () => {
    bench.answers('agree', async () => {
      throw new InvalidInputError('phone', 'The number is too short.');
    });
    const nia = await ask('Nia Bekele', 'dlv_0004');
    await nia.presses('Review and agree');
    nia.fills('phone', '737');
    nia.ticks('agree');
    await nia.presses('I agree');
    expect(nia.newestCard()?.text()).toContain('The number is too short.');
    expect(nia.value('phone')).toBe('737');
    expect(nia.value('agree')).toBe('false');
  });

  it('is declined with one press', async () => {
    const tariq = await ask('Tariq Mansour', 'dlv_0005');
    await tariq.presses('No thanks');
    expect(first<Decline>('decline')).toMatchObject({
      account: bench.account('Tariq Mansour'),
      deliveryId: 'dlv_0005',
    });
    expect(tariq.newestCard()?.text()).toContain('Thanks for answering');
  });

  it('is answered from an old client that knows no Action.Execute', async () => {
    const ruth = await ask('Ruth Abernathy', 'dlv_0006');
    await ruth.presses('Review and agree');
    ruth.fills('phone', '737-555-0117');
    ruth.ticks('agree');
    await ruth.presses('I agree');
    expect(first<Agree>('agree')).toMatchObject({ deliveryId: 'dlv_0006', ticked: true });
    await bench.door.close();
    expect(ruth.newestCard()?.text()).toContain('You agreed to work text messages');
  });
});

describe('a receipt', () => {
  it('stays in place of the request for everybody who looks later', async () => {
    const ref = await bench.door.chat.request(bench.account('Mateo Vargas'), request('dlv_0010'));
    bench.answers('agree', async () => facts.recorded({ message: ref }));
    const mateo = bench.sandbox.person('Mateo Vargas');
    await mateo.presses('Review and agree');
    mateo.fills('phone', '737-555-0118');
    mateo.ticks('agree');
    await mateo.presses('I agree');
    await bench.door.close();
    const { message } = mateo.newestCard() ?? {};
    expect(JSON.stringify(message?.attachments)).toContain('You agreed to work text messages');
    expect(mateo.messages().filter(({ id }) => id === ref.message)).toHaveLength(1);
  });

  it('withdraws after a question', async () => {
    const pavel = await ask('Pavel Novotný', 'dlv_0011');
    await pavel.presses('Review and agree');
    pavel.fills('phone', '737-555-0119');
    pavel.ticks('agree');
    await pavel.presses('I agree');
    await pavel.presses('Withdraw');
    expect(bench.of('withdraw')).toEqual([]);
    await pavel.presses('Stop the texts');
    expect(first<Withdraw>('withdraw')).toMatchObject({ means: 'receipt', words: null });
    expect(pavel.newestCard()?.text()).toContain('No more work texts');
  });

  it('changes the number in a dialog', async () => {
    const yuki = await ask('Yuki Arai', 'dlv_0012');
    await yuki.presses('Review and agree');
    yuki.fills('phone', '737-555-0120');
    yuki.ticks('agree');
    await yuki.presses('I agree');
    bench.asked.length = 0;
    await yuki.presses('Change number');
    expect(yuki.dialog()?.text()).toContain(facts.TEXT);
    yuki.fills('phone', '737-555-0121');
    yuki.ticks('agree');
    await yuki.presses('I agree');
    expect(first<Agree>('agree')).toMatchObject({ deliveryId: 'dlv_0001', phone: '737-555-0121' });
    expect(yuki.dialog()?.text() ?? yuki.notices().at(-1)?.text).toContain('Your answer is saved.');
  });
});
