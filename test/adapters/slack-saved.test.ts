/** What is on record is never told as a failure, whatever goes wrong while it is shown. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import { InvalidInputError, UncertainError } from '../../src/errors.ts';
import { type Bench, openBench } from '../support/slack.ts';
import * as facts from '../support/slack-facts.ts';

const HANA = 'Hana Reyes';
const BEN = 'Ben Whitaker';
const FAILURE = /did not work|went wrong|could not confirm/u;

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const hana = () => bench.sandbox.person(HANA);
const listNumbers = async () => {
  bench.answers('numbers', async () => facts.numbersReport({ inUse: [facts.number()] }));
  const [shown] = await hana().types('/sms-consent numbers');
  return shown?.message;
};
const shownIn = (called: string, words: string) =>
  eventually(() => {
    const modal = bench.sandbox.person(called).modal();
    return modal?.text().includes(words) ? modal : null;
  });

describe('an act of an admin whose fate is unknown', () => {
  it('is done again until it is known, and then shown', async () => {
    const message = await listNumbers();
    bench.answers('retireNumber', async () => {
      if (bench.of('retireNumber').length < 3) throw new UncertainError('x');
      return facts.number();
    });
    await hana().presses('Retire', { message });
    await eventually(() => bench.of('retireNumber').length === 3);
    expect(hana().modal()).toBeNull();
  });

  it('is told under a title that says no more than is known', async () => {
    bench.answers('overview', async () => {
      throw new UncertainError('x');
    });
    await hana().types('/sms-consent setup');
    expect((await shownIn(HANA, 'could not confirm')).title).toBe('Not confirmed yet');

    bench.answers('overview', async () => {
      throw new InvalidInputError('x', 'This cannot be done.');
    });
    await hana().types('/sms-consent setup');
    expect((await shownIn(HANA, 'This cannot be done.')).title).toBe('That did not work');
  });
});

describe('trouble while something saved is shown', () => {
  it('does not turn a retired number into a failure', async () => {
    const message = await listNumbers();
    bench.answers('retireNumber', async () => {
      bench.answers('numbers', async () => {
        throw new Error('the list cannot be read');
      });
      return facts.number();
    });
    await hana().presses('Retire', { message });
    const modal = await shownIn(HANA, 'It is saved.');
    expect(modal.text()).not.toMatch(FAILURE);
    expect(bench.logged.some(({ level }) => level === 'error')).toBe(true);
  });

  it('does not turn an answer into a failure', async () => {
    await bench.door.chat.request(bench.account(BEN), {
      deliveryId: 'dlv_0001',
      notice: facts.notice(),
      brand: 'Northwind Field Services',
      supportEmail: 'hr@northwindfs.example',
    });
    const undrawable = { notice: undefined as never };
    bench.answers('decline', async () => facts.recorded(undrawable));
    bench.answers('agree', async () => facts.recorded(undrawable));
    const ben = bench.sandbox.person(BEN);
    await ben.presses('No thanks');
    expect((await shownIn(BEN, 'It is saved.')).text()).not.toMatch(FAILURE);

    await ben.closes();
    await ben.presses('Review and agree');
    await ben.fills('phone', '737-555-0116');
    await ben.ticks('agree');
    await ben.submits();
    expect((await shownIn(BEN, 'It is saved.')).text()).not.toMatch(FAILURE);
  });
});
