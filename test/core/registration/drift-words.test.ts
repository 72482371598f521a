import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changedPieces, type Difference } from '../../../src/registration/drift.ts';
import { tellDifference } from '../../../src/registration/tell-drift.ts';

describe('a difference in words', () => {
  const told = (was: Difference['was'], now: Difference['now']) =>
    tellDifference({ field: 'description', was, now });

  it.each<[string, Difference['was'], Difference['now'], string]>([
    [
      'inside a long sentence',
      'Supervisors use two company numbers to send employees shift news about their work today.',
      'Supervisors use two company numbers to send employees job news about their work today.',
      'no longer “… to send employees shift news about their …”; new: “… to send employees job news about their …”.',
    ],
    ['a sentence more', 'One.', 'One. Two.', 'new: “Two.”.'],
    ['a sentence less', 'One. Two.', 'One.', 'no longer “Two.”.'],
    ['of a list', ['a', 'b'], ['a', 'c', 'd', 'e'], 'no longer “b”; new: “c”, “d”, 1 more.'],
    ['only in the order', ['a', 'b'], ['b', 'a'], 'no longer “a”, “b”; new: “b”, “a”.'],
    ['where there was nothing', null, 'One.', 'new, “One.”.'],
    ['where nothing is left', 'One.', '', 'no longer there.'],
    ['of a flag', true, false, 'no longer “Yes”; new: “No”.'],
  ])('%s', (...[, was, now, words]) => {
    expect(told(was, now)).toBe(`Description: ${words}`);
  });

  it('never cuts a character in half, and never grows without end', () => {
    const sentence = told(`${'x'.repeat(159)}😀${'y'.repeat(4000)}`, 'Short.');
    expect(sentence.isWellFormed()).toBe(true);
    expect(sentence.length).toBeLessThan(300);
  });

  it('is the same both ways round', () => {
    const parts = fc.array(fc.constantFrom('One.', 'Two b.', 'Three c d.', 'Four.'));
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const [was, now] = [one.join(' '), other.join(' ')];
        const there = changedPieces({ was, now });
        const back = changedPieces({ was: now, now: was });
        expect(there).toEqual({ gone: back.come, come: back.gone });
      }),
    );
  });
});
