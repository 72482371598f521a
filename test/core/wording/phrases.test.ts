import { expect, it } from '@jest/globals';
import { displayPhone } from '../../../src/numbers/phone.ts';
import { countPeople } from '../../../src/wording/count-people.ts';
import { numberEnding, showNumber } from '../../../src/wording/phrases.ts';

it.each(['+15125550101', '+442079460958', '+4915123456789'])(
  'chat writes %s as the documents do',
  (e164) => expect(showNumber(e164)).toBe(displayPhone(e164)),
);

it('shows of a person’s number its ending only', () => {
  expect(numberEnding('+15125550199')).toBe('ending in 0199');
  expect(numberEnding(null)).toBe('not kept');
});

it.each([
  [0, '0 people'],
  [1, '1 person'],
  [1_250, '1,250 people'],
])('counts %s', (count, words) => expect(countPeople(count)).toBe(words));
