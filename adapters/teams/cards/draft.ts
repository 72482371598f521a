/** The first step of a broadcast: whom to ask. A card cannot change while it is filled in, so every kind has its field. */
import type { Audience } from '../../../src/broadcast/broadcast.ts';
import { say } from '../../../src/wording/rich.ts';
import { type Hand, submit } from './actions.ts';
import { card } from './card.ts';
import { type AdaptiveCard, alarm, type Element, note } from './elements.ts';
import { inputElement } from './inputs.ts';

const KINDS = [
  { value: 'workspace', label: 'Everyone who has this app' },
  { value: 'channel', label: 'The members of a team' },
  { value: 'people', label: 'People I name' },
  { value: 'csv', label: 'A list' },
] as const satisfies readonly { value: Audience['kind']; label: string }[];

export type AudienceKind = (typeof KINDS)[number]['value'];

export const isAudienceKind = (word: string): word is AudienceKind =>
  KINDS.some(({ value }) => value === word);

export interface DraftOptions {
  readonly kind?: AudienceKind;
  readonly trouble?: string;
}

export function draftCard(hand: Hand, { kind, trouble }: DraftOptions = {}): AdaptiveCard {
  return card({
    brief: 'Ask for consent',
    body: [
      ...(trouble === undefined ? [] : [alarm(trouble)]),
      inputElement({
        kind: 'radio',
        id: 'audience',
        label: 'Whom do you want to ask?',
        initial: kind ?? 'workspace',
        choices: KINDS,
      }),
      ...fields(),
      ...note(
        say`For a list as a file, send me the CSV as a message instead. Nothing is sent yet: next you see the message, who will get it and who will not.`,
      ),
    ],
    actions: [submit(hand, { title: 'Review', verb: 'broadcast.draft', sealed: {} })],
  });
}

const fields = (): Element[] => [
  inputElement({
    kind: 'text',
    id: 'team',
    label: 'For a team: its link',
    hint: 'In Teams: … beside the team, then Get link to team. The app must be in the team.',
    optional: true,
    max: 1_000,
  }),
  inputElement({
    kind: 'text',
    id: 'people',
    label: 'For people: their e-mails',
    hint: 'One per line.',
    optional: true,
    multiline: true,
    max: 3_000,
  }),
  inputElement({
    kind: 'text',
    id: 'csv',
    label: 'For a list: its rows',
    hint: 'First line with the column names, one of them email or user_id.',
    optional: true,
    multiline: true,
    max: 20_000,
  }),
];
