/** Reads what a form holds. Shapes are taken for granted nowhere: an absent or odd value is an empty one. */
import type { ViewOutput } from '@slack/bolt';
import type { Audience } from '../../../src/broadcast/broadcast.ts';
import { accountOf } from '../../../src/employee.ts';
import { InvalidInputError } from '../../../src/errors.ts';
import { type AudienceKind, isAudienceKind } from '../blocks/draft.ts';
import type { ListenerPorts } from './listener-ports.ts';

/** The values by field id; block id and action id of a field are the same. */
export interface FormValues {
  text(id: string): string;
  choice(id: string): string;
  ticked(id: string, value: string): boolean;
  conversation(id: string): string;
  people(id: string): readonly string[];
  fileId(id: string): string | null;
}

type State = ViewOutput['state']['values'][string][string];

export function valuesOf(view: ViewOutput): FormValues {
  const of = (id: string): Partial<State> => view.state?.values?.[id]?.[id] ?? {};
  return {
    text: (id) => asText(of(id).value),
    choice: (id) => asText(of(id).selected_option?.value),
    ticked: (id, value) => list(of(id).selected_options).some((option) => option?.value === value),
    conversation: (id) => asText(of(id).selected_conversation),
    people: (id) => list(of(id).selected_users).filter((one) => typeof one === 'string'),
    fileId: (id) => asText(list(of(id).files)[0]?.id) || null,
  };
}

const list = <T>(value: readonly T[] | undefined): readonly T[] =>
  Array.isArray(value) ? value : [];
const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

export function kindFrom(values: FormValues): AudienceKind {
  const kind = values.choice('audience');
  if (isAudienceKind(kind)) return kind;
  throw new InvalidInputError('audience', 'Please choose whom to ask.');
}

/** @throws InvalidInputError naming the input that is empty or unusable */
export async function audienceFrom(
  ports: ListenerPorts,
  values: FormValues,
  kind: AudienceKind,
): Promise<Audience> {
  switch (kind) {
    case 'workspace':
      return { kind };
    case 'channel':
      return {
        kind,
        channelId: chosen(values.conversation('channel'), 'channel', 'Please choose a channel.'),
      };
    case 'group':
      return {
        kind,
        groupId: chosen(values.choice('group'), 'group', 'Please choose a user group.'),
      };
    case 'people': {
      const ids = values.people('people');
      if (ids.length === 0)
        throw new InvalidInputError('people', 'Please choose at least one person.');
      return { kind, accounts: ids.map((id) => accountOf('slack', ports.workspace.tenant, id)) };
    }
    case 'csv': {
      const fileId = chosen(values.fileId('csv') ?? '', 'csv', 'Please upload a CSV file.');
      return { kind, rows: [...ports.readAudience(await ports.download(fileId))] };
    }
  }
}

function chosen(value: string, field: string, sentence: string): string {
  if (value === '') throw new InvalidInputError(field, sentence);
  return value;
}
