/** What is on record is never told as a failure, whatever goes wrong while it is shown. */
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { UncertainError } from '../../src/errors.ts';
import * as facts from '../support/slack-facts.ts';
import { openTeamsBench, type TeamsBench } from '../support/teams.ts';

let bench: TeamsBench;
beforeAll(async () => {
  bench = await openTeamsBench({ sandbox: { deadlineMs: 5_000 } });
  await hana().writes('hello');
}, 120_000);
afterAll(() => bench.close());
beforeEach(() => {
  bench.asked.length = 0;
  bench.answers('numbers', async () => facts.numbersReport({ inUse: [facts.number()] }));
});

const hana = () => bench.sandbox.person('Hana Reyes');

const retire = async () => {
  await hana().writes('numbers');
  await hana().presses('Retire');
  return hana().presses('Retire it');
};

it('an act of an admin whose fate is unknown is done again until it is known', async () => {
  bench.answers('retireNumber', async () => {
    if (bench.of('retireNumber').length < 3) throw new UncertainError('x');
    return facts.number();
  });
  await retire();
  expect(bench.of('retireNumber')).toHaveLength(3);
  expect(hana().newestCard()?.text()).toContain('512-555-0101');
});

it('a retired number whose list cannot be shown is told as saved', async () => {
  bench.answers('retireNumber', async () => {
    bench.answers('numbers', async () => {
      throw new Error('the list cannot be read');
    });
    return facts.number();
  });
  const answer = await retire();
  expect(answer.json?.value).toContain('It is saved.');
  expect(bench.logged.some(({ level }) => level === 'error')).toBe(true);
});

it('an answer whose receipt cannot be drawn is told as saved', async () => {
  await bench.door.chat.request(bench.account('Nia Bekele'), {
    deliveryId: 'dlv_0001',
    notice: facts.notice(),
    brand: 'Northwind Field Services',
    supportEmail: 'hr@northwindfs.example',
  });
  bench.answers('decline', async () => facts.recorded({ notice: undefined as never }));
  const answer = await bench.sandbox.person('Nia Bekele').presses('No thanks');
  expect(answer.json?.value).toContain('It is saved.');
});
