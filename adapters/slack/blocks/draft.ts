/** The first step of a broadcast: whom to ask. The fitting input appears with the chosen kind. */
import type { KnownBlock, ModalView } from '@slack/types';
import type { Audience } from '../../../src/broadcast/broadcast.ts';
import type { Choice } from '../../../src/wording/field.ts';
import { modal } from './modal.ts';
import { choice, context, input, radio, section } from './parts.ts';
import { plain, words } from './text.ts';

export type AudienceKind = Audience['kind'];

const KINDS: readonly { readonly value: AudienceKind; readonly label: string }[] = [
  { value: 'workspace', label: 'Everyone in the workspace' },
  { value: 'channel', label: 'The members of a channel' },
  { value: 'group', label: 'A user group' },
  { value: 'people', label: 'People I choose' },
  { value: 'csv', label: 'A list in a CSV file' },
];

export const isAudienceKind = (word: string | undefined): word is AudienceKind =>
  KINDS.some(({ value }) => value === word);

export interface DraftOptions {
  readonly kind: AudienceKind;
  /** The workspace's user groups; needed only for that kind. */
  readonly groups?: readonly Choice[];
  /** One sentence about what was wrong with the last try. */
  readonly trouble?: string;
}

export function draftView({ kind, groups = [], trouble }: DraftOptions): ModalView {
  return modal({
    title: 'Ask for consent',
    callback: 'broadcast.draft',
    submit: 'Review',
    close: 'Cancel',
    blocks: [
      ...(trouble === undefined ? [] : [section(words`*Please look again:* ${trouble}`)]),
      radio(
        { id: 'audience', label: 'Whom do you want to ask?', initial: kind, dispatch: true },
        KINDS,
      ),
      ...pick(kind, groups),
      context(
        words`Nothing is sent yet. Next you see the message, who will get it and who will not.`,
      ),
    ],
  });
}

function pick(kind: AudienceKind, groups: readonly Choice[]): KnownBlock[] {
  switch (kind) {
    case 'channel':
      return [
        input(
          {
            id: 'channel',
            label: 'Channel',
            hint: 'For a private channel, invite the app to it first.',
          },
          {
            type: 'conversations_select',
            action_id: 'channel',
            filter: { include: ['public', 'private'], exclude_bot_users: true },
          },
        ),
      ];
    case 'group':
      return groups.length === 0
        ? [
            section(
              words`This workspace has no user groups. Please choose another kind of audience.`,
            ),
          ]
        : [choice({ id: 'group', label: 'User group' }, groups)];
    case 'people':
      return [
        input(
          { id: 'people', label: 'People' },
          { type: 'multi_users_select', action_id: 'people', placeholder: plain('Choose people') },
        ),
      ];
    case 'csv':
      return [
        input(
          {
            id: 'csv',
            label: 'CSV file',
            hint: 'One person per line, with a column email or user_id.',
          },
          { type: 'file_input', action_id: 'csv', filetypes: ['csv', 'txt'], max_files: 1 },
        ),
      ];
    default:
      return [];
  }
}
