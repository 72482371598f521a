import { describe, expect, it } from '@jest/globals';
import { unreachableReasons } from '../../../src/wording/phrases.ts';
import { checkPage } from '../../../src/wording/standing.ts';
import { toldHrNews } from '../../../src/wording/told-hr.ts';
import * as facts from '../../support/slack-facts.ts';
import { told } from './told.ts';

describe('what an admin reads about one person', () => {
  it.each([
    ['given', 'Answer: agreed, since'],
    ['refused', 'Answer: said no, since'],
    ['withdrawn', 'Answer: withdrew, since'],
    ['held', 'Answer: agreed, on hold because another employee gave the same number, since'],
    ['invalidated', 'Answer: none that counts any more, since'],
  ] as const)('says %s in words', (status, words) => {
    const { parts } = checkPage(facts.status({ consent: facts.consent({ status, seq: 17 }) }), []);
    expect(told(parts)).toContain(words);
    expect(told(parts)).toContain('Proof: entry 17 of the record');
  });

  it('claims after a withdrawal by paper no message that nobody gets', () => {
    const receipt = facts.receipt({ consent: facts.consent({ status: 'withdrawn' }) });
    expect(toldHrNews({ kind: 'recorded', receipt, alsoHeld: [], released: [] })).toMatch(
      /is not texted any more, from any of the numbers, and is told so where they are in chat\.$/u,
    );
  });
});

describe('who cannot be reached', () => {
  it('is told in words, whatever the code, each reason once', () => {
    expect(
      unreachableReasons({
        user_disabled: 2,
        account_split: 1,
        http_403: 3,
        econnrefused: 1,
        x: 0,
      }),
    ).toEqual([
      '2 × account deactivated',
      '1 × this account is now somebody else’s',
      '4 × the chat did not take the message',
    ]);
    expect(unreachableReasons({ constructor: 1 })).toEqual([
      '1 × the chat did not take the message',
    ]);
  });
});
