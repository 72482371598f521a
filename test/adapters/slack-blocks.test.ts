import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { draftView } from '../../adapters/slack/blocks/draft.ts';
import { formView } from '../../adapters/slack/blocks/form.ts';
import { adminBlocks, checkBlocks, homeView, ownBlocks } from '../../adapters/slack/blocks/home.ts';
import { idsOf } from '../../adapters/slack/blocks/modal.ts';
import { assignNumberView, numbersBlocks } from '../../adapters/slack/blocks/numbers.ts';
import { progressBlocks } from '../../adapters/slack/blocks/progress.ts';
import { receiptBlocks } from '../../adapters/slack/blocks/receipt.ts';
import { requestBlocks } from '../../adapters/slack/blocks/request.ts';
import { reviewView } from '../../adapters/slack/blocks/review.ts';
import { savedView, setupView } from '../../adapters/slack/blocks/setup.ts';
import { summaryBlocks } from '../../adapters/slack/blocks/summary.ts';
import { problemsOfBlocks, problemsOfView } from '../../sandbox/slack/block-limits.ts';
import type { Finding } from '../../src/registration/lint.ts';
import { bar } from '../../src/wording/progress.ts';
import * as facts from '../support/slack-facts.ts';

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 4_000 }),
  fc.constantFrom(
    '',
    ' ',
    '<!channel>',
    '*'.repeat(3_000),
    '&'.repeat(3_500),
    '\u202e'.repeat(90),
    '🦊'.repeat(1_600),
    '\n'.repeat(50),
  ),
);
const STATUSES = ['given', 'held', 'withdrawn', 'refused', 'invalidated', 'unknown'] as const;

const finding = (words: string): Finding => ({
  ruleId: 'CT04',
  severity: 'error',
  field: 'text',
  codes: ['30884'],
  phrase: words,
  message: words,
  fix: words,
  replacement: { id: 'fix_0123456789abcdef01234567', path: 'consentText', text: words },
});

const onMessage = (blocks: unknown) =>
  expect(problemsOfBlocks(blocks, 'message', '/blocks')).toEqual([]);
const onView = (view: unknown) => expect(problemsOfView(view)).toEqual([]);
const holds = (check: (words: string, many: number) => void) =>
  fc.assert(fc.property(nasty, fc.integer({ min: 0, max: 400 }), check), { numRuns: 60 });

describe('everything drawn stays within Slack’s limits, whatever the words', () => {
  it('the request', () => {
    holds((words) =>
      onMessage(
        requestBlocks({
          deliveryId: 'dlv_0001',
          brand: words,
          supportEmail: words,
          notice: facts.notice({ text: words }),
        }).blocks,
      ),
    );
  });

  it('the form', () => {
    holds((words) => {
      const labels = { ...facts.notice().labels, tick: words.slice(0, 200) || 'x' };
      onView(
        formView({
          kind: 'form',
          deliveryId: 'dlv_0001',
          notice: facts.notice({ text: words, labels }),
          campaign: facts.campaign(words),
        }),
      );
    });
  });

  it.each(STATUSES)('the receipt of an answer that is %s', (status) => {
    holds((words) => {
      const receipt = facts.receipt({
        consent: facts.consent({ status }),
        campaign: facts.campaign(words),
        notice: facts.notice({ text: words }),
      });
      onMessage(receiptBlocks(receipt).blocks);
    });
  });

  it('the review, with hundreds of people left out', () => {
    holds((words, many) => {
      const leftOut = Array.from(
        { length: many },
        (_, line) => ({ who: words, reason: 'not_found', line }) as const,
      );
      onView(
        reviewView(
          facts.review({
            leftOut,
            audience: words,
            brand: words,
            findings: [finding(words)],
            blocked: many % 2 ? [words] : [],
          }),
        ),
      );
    });
  });

  it('progress, summary and one person’s record', () => {
    holds((words, many) => {
      const status = facts.broadcastStatus({
        unreachable: { [words || 'x']: many },
        pending: many,
      });
      onMessage(
        progressBlocks({
          ...status,
          broadcast: { ...status.broadcast, audience: words },
          done: false,
        }).blocks,
      );
      onMessage(
        summaryBlocks({ ...facts.summary(), blockers: Array.from({ length: many }, () => words) })
          .blocks,
      );
      onMessage(checkBlocks(facts.status({ employee: facts.employee({ name: words }) }), [words]));
    });
  });

  it('the Home tab of an admin with many numbers and findings', () => {
    holds((words, many) => {
      const inUse = Array.from({ length: many }, () =>
        facts.number({ label: words, owner: { kind: 'person', name: words } }),
      );
      const overview = facts.overview({
        nextStep: words,
        findings: [finding(words), finding(words)],
        numbers: facts.numbersReport({ inUse, warnings: [words] }),
        admins: [words],
      });
      onView(
        homeView(
          ownBlocks(facts.status({ notice: facts.notice({ text: words }) })),
          adminBlocks(overview),
        ),
      );
      onMessage(
        numbersBlocks(
          facts.numbersReport({ inUse, warnings: Array.from({ length: many }, () => words) }),
        ),
      );
    });
  });

  it('the admin forms', () => {
    holds((words, many) => {
      const { definition } = facts.campaign(words);
      onView(setupView({ ...definition, messageTypes: [words, words], consentText: words }));
      onView(
        savedView({
          campaign: facts.campaign(words),
          notice: facts.notice({ text: words }),
          findings: Array.from({ length: many }, () => finding(words)),
        }),
      );
      onView(assignNumberView(facts.number({ label: words })));
      const groups = Array.from({ length: many }, (_, i) => ({ value: `S${i}`, label: words }));
      onView(draftView({ kind: 'group', groups, trouble: words }));
    });
  });
});

describe('what is drawn', () => {
  it('shows the exact text in one piece, uninterpreted', () => {
    const text = `${facts.TEXT} *not bold* <!channel> & so on`;
    const blocks = requestBlocks({
      deliveryId: 'd',
      brand: 'N',
      supportEmail: 'e',
      notice: facts.notice({ text }),
    }).blocks;
    const quoted = blocks.find(({ type }) => type === 'rich_text');
    expect(quoted).toMatchObject({
      elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text }] }],
    });
  });

  it('links the policy and the terms that the text names', () => {
    const blocks = JSON.stringify(
      requestBlocks({ deliveryId: 'd', brand: 'N', supportEmail: 'e', notice: facts.notice() })
        .blocks,
    );
    expect(blocks).toContain('<https://www.northwindfs.example/privacy|Privacy Policy>');
    expect(blocks).toContain('<https://www.northwindfs.example/sms-terms|Terms>');
  });

  it('carries only opaque ids in what comes back', () => {
    const form = formView({
      kind: 'form',
      deliveryId: 'dlv_0001',
      notice: facts.notice(),
      campaign: facts.campaign(),
    });
    expect(idsOf(form.private_metadata ?? '')).toEqual({ d: 'dlv_0001', n: facts.DIGEST });
    const values = JSON.stringify(numbersBlocks(facts.numbersReport())).match(/"value":"[^"]*"/gu);
    expect(values).toEqual([
      '"value":"num_0001"',
      '"value":"num_0001"',
      '"value":"num_0002"',
      '"value":"num_0002"',
    ]);
  });

  it('reads an altered metadata as no ids', () => {
    for (const metadata of ['', 'x', '[]', 'null', '1', '{"d":1}', '{"d":{"a":"b"}}'])
      expect(idsOf(metadata)).toEqual({});
    expect(idsOf('{"__proto__":"x","d":"dlv_1"}')).toEqual({
      d: 'dlv_1',
      ...JSON.parse('{"__proto__":"x"}'),
    });
  });

  it.each([
    [0, 10, 0],
    [10, 10, 20],
    [5, 10, 10],
    [1, 1_000, 1],
    [999, 1_000, 19],
    [0, 0, 0],
  ])('draws %d of %d as %d full signs', (part, whole, full) => {
    const drawn = bar(part, whole);
    expect([...drawn]).toHaveLength(20);
    expect([...drawn].filter((sign) => sign === '█')).toHaveLength(full);
  });
});
