import { describe, expect, it } from '@jest/globals';
import cards from 'adaptivecards/dist/adaptivecards.js';
import fc from 'fast-check';
import type { Hand } from '../../adapters/teams/cards/actions.ts';
import {
  addNumberCard,
  assignNumberCard,
  reviewCard,
  setupCard,
} from '../../adapters/teams/cards/admin.ts';
import { pageCard } from '../../adapters/teams/cards/card.ts';
import { draftCard } from '../../adapters/teams/cards/draft.ts';
import type { AdaptiveCard } from '../../adapters/teams/cards/elements.ts';
import { formCard } from '../../adapters/teams/cards/form.ts';
import { receiptCard } from '../../adapters/teams/cards/receipt.ts';
import { requestCard } from '../../adapters/teams/cards/request.ts';
import { createSeals } from '../../adapters/teams/cards/seal.ts';
import type { LeftOut } from '../../src/broadcast/broadcast.ts';
import { savedPage } from '../../src/wording/campaign-form.ts';
import { helpPage } from '../../src/wording/help.ts';
import { overviewParts } from '../../src/wording/home.ts';
import { numbersPage } from '../../src/wording/numbers.ts';
import { progressPage } from '../../src/wording/progress.ts';
import { launchedPage } from '../../src/wording/review.ts';
import { checkPage, standingPage } from '../../src/wording/standing.ts';
import { summaryPage } from '../../src/wording/summary.ts';
import { TEAMS } from '../../src/wording/surface.ts';
import * as facts from '../support/slack-facts.ts';

const ACCOUNT = 'teams:5f0c7a1e-3b52-4d61-9a0e-7c1d2b3a4f50:11111111-2222-3333-4444-555555555555';
const seals = createSeals(Buffer.from('a secret of at least sixteen bytes'));
const hand: Hand = { account: ACCOUNT, seals, inDialog: false };
const dialog: Hand = { ...hand, inDialog: true };

const form = (name?: string) =>
  ({
    kind: 'form',
    deliveryId: 'dlv_0001',
    notice: facts.notice(),
    campaign: facts.campaign(name),
  }) as const;
const request = (brand = 'Northwind Field Services') => ({
  deliveryId: 'dlv_0001',
  notice: facts.notice(),
  brand,
  supportEmail: 'hr@northwindfs.example',
});
const saved = { campaign: facts.campaign(), notice: facts.notice(), findings: [] };
const proposal = (path: string) =>
  ({
    ruleId: 'CT04',
    severity: 'error',
    field: 'text',
    codes: ['30545', '611', 'CallToAction.MissingMessageFrequencyDisclosure'],
    phrase: null,
    message: 'The consent text does not say how often texts come.',
    fix: 'Add "Message frequency varies."',
    replacement: { path, id: 'fix_0123456789abcdef01234567', text: 'Long words. '.repeat(600) },
  }) as const;
const proposals = ['consentText', 'messageFlow', 'description', 'samples.0', 'brand.ein'].map(
  proposal,
);
const status = facts.broadcastStatus();

const CARDS: Readonly<Record<string, AdaptiveCard>> = {
  request: requestCard(hand, request()),
  form: formCard(hand, form(), { trouble: 'Too short.', phone: '737' }),
  'form in a dialog': formCard(dialog, form(), { wordingChanged: true }),
  ...Object.fromEntries(
    (['given', 'held', 'withdrawn', 'refused', 'invalidated'] as const).map((one) => [
      `receipt: ${one}`,
      receiptCard(hand, facts.receipt({ consent: facts.consent({ status: one }) })),
    ]),
  ),
  progress: pageCard(hand, progressPage({ ...status, done: false })),
  'progress while sending': pageCard(
    hand,
    progressPage({ ...facts.broadcastStatus({ pending: 5 }), done: false }),
  ),
  standing: pageCard(hand, standingPage(facts.status(), TEAMS)),
  'standing of a stranger': pageCard(hand, standingPage(null, TEAMS)),
  check: pageCard(hand, checkPage(facts.status(), ['512-555-0101'])),
  help: pageCard(hand, helpPage(TEAMS, true, 'dance')),
  overview: pageCard(hand, { brief: [{ text: 'x' }], parts: overviewParts(facts.overview()) }),
  numbers: pageCard(hand, numbersPage(facts.numbersReport())),
  'number to add': addNumberCard(dialog, 'Not a number.'),
  'number to assign': assignNumberCard(dialog, facts.number()),
  setup: setupCard(hand, null),
  'setup again': setupCard(dialog, facts.campaign().definition, 'Look again.'),
  saved: pageCard(hand, savedPage(saved, TEAMS)),
  'saved with proposals': pageCard(hand, savedPage({ ...saved, findings: proposals }, TEAMS)),
  draft: draftCard(hand, { kind: 'csv', trouble: 'Paste the rows.' }),
  review: reviewCard(hand, facts.review()),
  'review that is blocked': reviewCard(hand, facts.review({ blocked: ['No numbers.'] })),
  launched: pageCard(hand, launchedPage(status.broadcast, TEAMS)),
  summary: pageCard(hand, summaryPage(facts.summary(), TEAMS)),
};

/** What the Adaptive Cards library finds wrong with a card; empty when it is right. */
function complaints(card: AdaptiveCard): string[] {
  const context = new cards.SerializationContext(cards.Versions.v1_5);
  const parsed = new cards.AdaptiveCard();
  parsed.parse(JSON.parse(JSON.stringify(card)), context);
  const found = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at));
  return [
    ...found.map(({ message }) => message),
    ...parsed.validateProperties().validationEvents.map(({ message }) => message),
  ];
}

/** Every value under a key, at any depth. */
function all(value: unknown, key: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(name === key ? [inner] : []),
    ...all(inner, key),
  ]);
}

const bytes = (card: AdaptiveCard) => Buffer.byteLength(JSON.stringify(card));

describe.each(Object.entries(CARDS))('the card %s', (_, card) => {
  it('is right by the library that draws it, small enough, and never asks to be refreshed', () => {
    expect(complaints(card)).toEqual([]);
    expect(bytes(card)).toBeLessThan(28 * 1024);
    expect(all(card, 'refresh')).toEqual([]);
  });

  it('carries nothing in its data but a verb, a sealed id and how to open it', () => {
    for (const data of all(card, 'data') as Record<string, unknown>[]) {
      expect(Object.keys(data).filter((name) => !['verb', 'id', 'msteams'].includes(name))).toEqual(
        [],
      );
    }
    const verbs = all(card, 'type').filter((type) => type === 'Action.Execute');
    expect(all(card, 'fallback')).toHaveLength(verbs.length);
  });
});

describe('the checks themselves', () => {
  it('find an unknown element and a wrong value (control)', () => {
    const wrong = { ...CARDS.request, body: [{ type: 'Input.Nothing' }] } as AdaptiveCard;
    expect(complaints(wrong)).not.toEqual([]);
    const odd = { ...CARDS.request, body: [{ type: 'Container', style: 7 }] } as AdaptiveCard;
    expect(complaints(odd)).not.toEqual([]);
  });
});

describe('in a dialog', () => {
  it('there is no Action.Execute, which dialogs do not know', () => {
    for (const name of ['form in a dialog', 'number to add', 'number to assign', 'setup again']) {
      expect(all(CARDS[name], 'type')).not.toContain('Action.Execute');
    }
  });
});

describe('agreeing and declining', () => {
  it('look alike and neither is prepared for the person', () => {
    const card = CARDS.request as AdaptiveCard;
    expect(
      all(card, 'style').filter((style) => style === 'positive' || style === 'destructive'),
    ).toEqual([]);
    const [agree, decline] = (all(card.body, 'actions')[0] ?? []) as Record<string, unknown>[];
    expect([agree?.title, decline?.title]).toEqual(['Review and agree', 'No thanks']);
    const toggle = JSON.stringify(agree).match(/"type":"Input.Toggle".*?\}/u)?.[0];
    expect(toggle).toContain('"value":"false"');
    expect(all(agree, 'value')).toEqual(['false']);
  });
});

describe('hostile words', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 2_000 }),
    fc.constantFrom(
      '**bold** [link](https://evil.example) <b>x</b>',
      '{{DATE(2026-01-01T00:00:00Z)}}',
      '\u202eevil\u0000\u0007',
      '<at>everyone</at>',
      '\ud800',
      `${'x'.repeat(100_000)}`,
    ),
  );

  it('of any kind stay words in cards that are right and small enough', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const leftOut: LeftOut[] = Array.from({ length: 60 }, (_, index) => ({
          who: name,
          reason: (['bot', 'guest', 'not_found', 'duplicate'] as const)[index % 4] ?? 'bot',
        }));
        for (const card of [
          requestCard(hand, request(name)),
          formCard(hand, form(name), { trouble: name }),
          reviewCard(hand, facts.review({ audience: name, brand: name, leftOut, blocked: [name] })),
          pageCard(hand, checkPage(facts.status({ employee: facts.employee({ name }) }), [name])),
          pageCard(hand, helpPage(TEAMS, false, name)),
          pageCard(
            hand,
            numbersPage(
              facts.numbersReport({ inUse: [facts.number({ label: name })], warnings: [name] }),
            ),
          ),
        ]) {
          const text = JSON.stringify(card);
          expect(Buffer.byteLength(text)).toBeLessThan(28 * 1024);
          expect(text).not.toMatch(/\{\{|\\u0000|\\u0007|\\u202e|\\ud8/iu);
          expect(all(card, 'type')).not.toContain('TextBlock');
          expect(complaints(card)).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keep the button to send at the end of a review that is cut', () => {
    const leftOut: LeftOut[] = Array.from({ length: 90 }, (_, index) => ({
      who: 'x'.repeat(300),
      reason:
        (['bot', 'guest', 'not_found', 'duplicate', 'stranger', 'deactivated'] as const)[
          index % 6
        ] ?? 'bot',
    }));
    const card = reviewCard(
      hand,
      facts.review({ leftOut, notice: facts.notice({ text: 'y '.repeat(4_000) }) }),
    );
    expect(JSON.stringify(card)).toContain('There is more than fits here.');
    expect(JSON.stringify(card.actions)).toContain('Send to 18 people');
  });
});

describe('sealed ids', () => {
  it('open for the same person and verb only', () => {
    const token = seals.seal(ACCOUNT, 'consent.agree', { id: 'dlv_0001', digest: facts.DIGEST });
    expect(seals.open(ACCOUNT, 'consent.agree', token)).toEqual({
      id: 'dlv_0001',
      digest: facts.DIGEST,
    });
    expect(seals.open(ACCOUNT, 'consent.decline', token)).toBeNull();
    expect(seals.open(`${ACCOUNT}x`, 'consent.agree', token)).toBeNull();
    expect(
      createSeals(Buffer.from('another secret of the app')).open(ACCOUNT, 'consent.agree', token),
    ).toBeNull();
    fc.assert(
      fc.property(fc.anything(), (odd) => seals.open(ACCOUNT, 'consent.agree', odd) === null),
    );
  });
});
