import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import type { Decline, Withdraw } from '../../src/service.ts';
import { type Bench, openBench } from '../support/slack.ts';
import * as facts from '../support/slack-facts.ts';

const BEN = 'Ben Whitaker';

describe('declining, withdrawing and changing the number in Slack', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  afterEach(() => bench.close());

  const ask = async () => {
    const request = {
      deliveryId: 'dlv_0001',
      notice: facts.notice(),
      brand: 'Northwind Field Services',
      supportEmail: 'hr@northwindfs.example',
    };
    return bench.door.chat.request(bench.account(BEN), request);
  };
  const fillIn = async () => {
    const ben = bench.sandbox.person(BEN);
    await ben.presses('Review and agree');
    await ben.fills('phone', '737-555-0116');
    await ben.ticks('agree');
    return ben;
  };

  it('tells both people plainly when they named one number', async () => {
    const message = await ask();
    const grace = bench.account('Grace Okafor');
    const other = await bench.door.chat.request(grace, {
      deliveryId: 'dlv_0002',
      notice: facts.notice(),
      brand: 'Northwind',
      supportEmail: 'hr@northwindfs.example',
    });
    const held = facts.consent({ status: 'held' });
    bench.answers('agree', async () => ({
      ...facts.recorded({ message, consent: held }),
      alsoHeld: [
        facts.receipt({
          message: other,
          consent: held,
          employee: facts.employee({ employeeId: 'emp_0002', accounts: [grace] }),
        }),
      ],
    }));
    const ben = await fillIn();
    await ben.submits();
    expect(ben.modal()?.text()).toContain('nobody is texted');
    await eventually(() => ben.newestMessage()?.text().includes('Your number is on hold'));
    const hers = bench.sandbox.person('Grace Okafor');
    await eventually(
      () =>
        hers.messages().length === 2 &&
        hers.messages()[0]?.text().includes('Your number is on hold'),
    );
    expect(hers.newestMessage()?.text()).toContain('the same mobile number as you');
    expect(hers.newestMessage()?.text()).not.toContain('Ben');
  });

  it('takes a no with one press and changes nothing else', async () => {
    const message = await ask();
    bench.answers('decline', async () =>
      facts.recorded({ message, consent: facts.consent({ status: 'refused', phone: null }) }),
    );
    const ben = bench.sandbox.person(BEN);
    await ben.presses('No thanks');
    expect(ben.modal()).toBeNull();
    const shown = await eventually(() =>
      ben.newestMessage()?.text().includes('Thanks for answering') ? ben.newestMessage() : null,
    );
    expect(shown.buttons()).toEqual(['I changed my mind']);
    const [[command]] = bench.of('decline') as [[Decline]];
    expect(command).toMatchObject({ account: bench.account(BEN), deliveryId: 'dlv_0001' });
    expect(command.actId).toMatch(/^slack:decline:U0NWFS0017:\d+\.\d+$/u);
  });

  it('withdraws from the receipt and from Home, and says which', async () => {
    const message = await ask();
    bench.answers('agree', async () => facts.recorded({ message }));
    bench.answers('withdraw', async () =>
      facts.recorded({ message, consent: facts.consent({ status: 'withdrawn' }) }),
    );
    const ben = await fillIn();
    await ben.submits();
    await eventually(() => ben.newestMessage()?.buttons().includes('Withdraw'));
    await ben.presses('Withdraw');
    const shown = await eventually(() =>
      ben.newestMessage()?.text().includes('No more work texts') ? ben.newestMessage() : null,
    );
    expect(shown.buttons()).toEqual(['Agree again']);
    const home = await ben.opensHome();
    await ben.presses('consent.withdraw', { view: home?.view });
    await eventually(() => bench.of('withdraw').length === 2);
    const means = (bench.of('withdraw') as [Withdraw][]).map(([command]) => command.means);
    expect(means).toEqual(['receipt', 'app_home']);
  });

  it('opens the same empty form to change the number', async () => {
    const message = await ask();
    bench.answers('agree', async () => facts.recorded({ message }));
    const ben = await fillIn();
    await ben.submits();
    await eventually(() => ben.newestMessage()?.buttons().includes('Change number'));
    await ben.presses('Change number');
    await eventually(() => ben.modal()?.callbackId === 'consent.agree');
    expect(ben.modal()?.value('phone')).toBeNull();
    expect(bench.of('openForm').at(-1)).toEqual([bench.account(BEN), 'dlv_0001']);
  });

  it('explains in a window why a press led to nothing', async () => {
    await ask();
    bench.answers('decline', async () => ({
      kind: 'refused',
      reason: 'closed',
      message: 'This request is closed.',
    }));
    const ben = bench.sandbox.person(BEN);
    await ben.presses('No thanks');
    await eventually(() => ben.modal()?.text().includes('This request is closed.'));
  });

  it('does nothing a second time for the very same signed bytes', async () => {
    await bench.door.chat.request(bench.account(BEN), {
      deliveryId: 'dlv_0001',
      notice: facts.notice(),
      brand: 'N',
      supportEmail: 'hr@northwindfs.example',
    });
    bench.sandbox.script({ delivery: 'block_actions', kind: 'duplicate' });
    await bench.sandbox.person(BEN).presses('No thanks');
    expect(bench.of('decline')).toHaveLength(1);
    const [delivery] = bench.sandbox.deliveries;
    if (delivery === undefined) throw new Error('nothing was delivered');
    expect(await bench.sandbox.redeliver(delivery)).toMatchObject({ status: 200, text: '' });
    expect(bench.of('decline')).toHaveLength(1);
  });
});
