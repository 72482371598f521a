import { describe, expect, it } from '@jest/globals';
import { composeSummary, type SummaryInput } from '../../../src/registration/summarize.ts';
import { SUMMARY_INPUT } from './summary-input.ts';

const WORDS: Readonly<Record<string, RegExp>> = {
  slack: /Slack/,
  teams: /Microsoft Teams/,
  web: /personal link/,
  paper: /paper form/,
  verbal: /verbally/,
};

const flowOf = (given: Partial<SummaryInput>) => {
  const summary = composeSummary({ ...SUMMARY_INPUT, ...given });
  const flow = summary.fields.find(({ name }) => /message.?flow/i.test(name))?.value;
  return { summary, flow: String(flow) };
};

/** All subsets but the empty one. */
const SUBSETS = Array.from({ length: 31 }, (_, nth) =>
  Object.keys(WORDS).filter((_word, bit) => ((nth + 1) >> bit) % 2 === 1),
);

describe('the message flow', () => {
  it.each(SUBSETS.map((media): [string, string[]] => [media.join(', '), media]))(
    'names exactly the media used: %s',
    (_named: string, media: string[]) => {
      const { flow, summary } = flowOf({ mediaUsed: media, mediaEnabled: [] });
      for (const [medium, words] of Object.entries(WORDS))
        expect([medium, words.test(flow)]).toEqual([medium, media.includes(medium)]);
      expect(summary.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );

  it('is the same whatever came first', () => {
    const media = ['verbal', 'teams', 'paper', 'slack', 'web'];
    const { flow } = flowOf({ mediaUsed: media, mediaEnabled: [] });
    expect(flowOf({ mediaUsed: [...media].reverse(), mediaEnabled: [] }).flow).toBe(flow);
    expect(flowOf({ mediaUsed: ['paper'], mediaEnabled: media }).flow).toBe(flow);
    expect(flow).toContain('in Slack and Microsoft Teams');
  });

  it('names what is enabled besides what was used, each once', () => {
    const { flow } = flowOf({ mediaUsed: ['slack'], mediaEnabled: ['slack', 'teams'] });
    expect(flow.match(/workspace/g)).toHaveLength(1);
    expect(flow).toMatch(WORDS.teams as RegExp);
  });
});

it('is held back when a consent came by a medium it does not describe, and says which', () => {
  const { summary } = flowOf({ mediaUsed: ['slack', 'admin'] });
  expect(summary.ready).toBe(false);
  expect(summary.blockers).toEqual([expect.stringContaining('came through an administrator')]);
});
