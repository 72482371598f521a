/** Which level of consent each kind of message needs, and why what is collected is enough (CTIA consent table). */
import type { Medium } from '../consent/consent.ts';
import type { CampaignDefinition, MessageKind } from './campaign.ts';

export type Level = 'implied' | 'express' | 'express written';

const RANK: Readonly<Record<Level, number>> = { implied: 0, express: 1, 'express written': 2 };

export interface KindRule {
  readonly kind: MessageKind;
  /** What such messages are. */
  readonly means: string;
  /** The least that is needed. */
  readonly level: Level;
  /** When that level is enough. */
  readonly when: string;
  /** Ways of collecting that satisfy it. */
  readonly satisfiedBy: readonly string[];
  readonly doesNotPermit: readonly string[];
  readonly source: string;
}

export const KIND_RULES: Readonly<Record<MessageKind, KindRule>> = {
  conversational: {
    kind: 'conversational',
    means: 'The employee texts first and the company only answers.',
    level: 'implied',
    when: 'Implied consent is enough only while the other person writes first and you only answer.',
    satisfiedBy: ['the employee sends the first text about the matter'],
    doesNotPermit: [
      'texting an employee first, even once',
      'a notice to a whole crew',
      'going on after the conversation is over, or after STOP',
    ],
    source: 'CTIA Messaging Principles, consent table',
  },
  informational: {
    kind: 'informational',
    means: 'The company texts first about work: shifts, schedules, sites, safety.',
    level: 'express',
    when: 'Express consent is needed, spoken or written, for exactly what the person was told.',
    satisfiedBy: [
      'a box the employee ticks and a button the employee presses in Slack, Teams or on a page',
      'a signed paper form with an empty box',
      'a spoken yes to a text read aloud, noted with date and time',
      'a keyword such as START texted by the employee',
    ],
    doesNotPermit: [
      'advertising of any kind',
      'texts about things the consent text does not name',
      'texting people who only got the announcement, or who only were hired',
      'passing the number on to anybody',
    ],
    source: 'CTIA consent table; 47 CFR 64.1200(a)',
  },
  promotional: {
    kind: 'promotional',
    means: 'The text advertises something: a sale, an offer, a fundraiser, a reward.',
    level: 'express written',
    when: 'Express written consent is needed, with its own text that speaks of marketing.',
    satisfiedBy: [
      'a signed agreement that names marketing texts, and another registration for them',
    ],
    doesNotPermit: ['using a consent to work texts for it'],
    source: 'CTIA consent table; 47 CFR 64.1200(f)(9)',
  },
};

/** Why promotional messages are not taken on. */
export const PROMOTIONAL_REFUSED =
  'Promotional texts are not registered here: they need express written consent to marketing and a registration of their own (47 CFR 64.1200(f)(9)), and a consent to work texts does not cover them. Take promotional out of the kinds of messages.';

/** How each medium collects, and the level it reaches. */
const WAYS: Readonly<Partial<Record<Medium, { readonly level: Level; readonly how: string }>>> = {
  slack: {
    level: 'express written',
    how: 'Slack: the employee types the number, ticks an empty box and presses a button; text, act, time and identity are kept',
  },
  teams: {
    level: 'express written',
    how: 'Teams: the employee types the number, ticks an empty box and presses a button; text, act, time and identity are kept',
  },
  web: {
    level: 'express written',
    how: 'personal page: the employee types the number, ticks an empty box and presses a button; text, act, time and address are kept',
  },
  paper: {
    level: 'express written',
    how: 'paper: the employee ticks an empty box, dates and signs; the form is kept',
  },
  verbal: {
    level: 'express',
    how: 'spoken: the employee says yes to a text read aloud; the script, date and time are kept',
  },
};

export interface Collected {
  readonly medium: Medium;
  readonly level: Level;
  readonly how: string;
}

export interface ConsentLevel {
  readonly kinds: readonly (KindRule & { readonly enough: boolean })[];
  /** What is in use, and the level each way reaches. */
  readonly collected: readonly Collected[];
  /** Why it is enough, or what is missing; one or two plain sentences. */
  readonly conclusion: string;
  /** The reason when promotional messages were asked for. */
  readonly refused: string | null;
}

/** The kinds a campaign states; notices and the replies to them when it states none. */
export function kindsOf({ messageKinds }: Pick<CampaignDefinition, 'messageKinds'>): MessageKind[] {
  const stated: readonly MessageKind[] = messageKinds ?? ['informational', 'conversational'];
  return [...new Set(stated)];
}

/** The company never texts first: all that implied consent permits. */
export const onlyAnswers = (kinds: readonly MessageKind[]): boolean =>
  kinds.length > 0 && kinds.every((kind) => kind === 'conversational');

/** @param media every way in which an employee can agree */
export function consentLevelOf(
  kinds: readonly MessageKind[],
  media: readonly Medium[],
): ConsentLevel {
  const collected = [...new Set(media)].flatMap((medium) => {
    const way = WAYS[medium];
    return way === undefined ? [] : [{ medium, ...way }];
  });
  const least = Math.min(RANK['express written'], ...collected.map(({ level }) => RANK[level]));
  const rules = kinds.map((kind) => ({
    ...KIND_RULES[kind],
    enough: kind !== 'promotional' && least >= RANK[KIND_RULES[kind].level],
  }));
  return {
    kinds: rules,
    collected,
    conclusion: conclude(rules, least),
    refused: kinds.includes('promotional') ? PROMOTIONAL_REFUSED : null,
  };
}

const ONLY_ANSWERS =
  ' It holds only while the employee texts first: this campaign may answer, and send nothing of its own accord.';

function conclude(rules: ConsentLevel['kinds'], least: number): string {
  const lacking = rules.filter(({ enough }) => !enough).map(({ kind }) => kind);
  if (lacking.length > 0) {
    return `Not enough for ${lacking.join(' and ')} messages: see what they need.`;
  }
  const reached = least === RANK['express written'] ? 'express written' : 'express';
  const needed = rules.some(({ level }) => level === 'express') ? 'express' : 'implied';
  return `Enough: these messages need ${needed} consent, and every way in use reaches ${reached} consent, by an act of the employee that is kept with the exact text. ${
    reached === needed ? 'That is what is needed.' : 'That is more than is needed.'
  }${needed === 'implied' ? ONLY_ANSWERS : ''}`;
}
