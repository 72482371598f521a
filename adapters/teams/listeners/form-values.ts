/** Reads what a card sent. Shapes are taken for granted nowhere: an absent or odd value is an empty one. */
import type { Audience } from '../../../src/broadcast/broadcast.ts';
import { InvalidInputError } from '../../../src/errors.ts';
import type { FormValues } from '../../../src/wording/read-form.ts';
import { isAudienceKind } from '../cards/draft.ts';
import { readPersonByEmail } from '../directory.ts';
import { accountIn, isGuid } from '../tenant.ts';
import type { ListenerPorts } from './listener-ports.ts';

export type CardData = Readonly<Record<string, unknown>>;

export const cardData = (value: unknown): CardData =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as CardData) : {};

const TEXT_MAX = 50_000;

export interface CardValues extends FormValues {
  ticked(id: string): boolean;
}

export function valuesOf(data: CardData): CardValues {
  const text = (id: string): string => {
    const value = data[id];
    return typeof value === 'string' ? value.slice(0, TEXT_MAX) : '';
  };
  return { text, choice: text, ticked: (id) => data[id] === 'true' };
}

/** @throws InvalidInputError naming the input that is empty or unusable */
export async function audienceFrom(ports: ListenerPorts, values: CardValues): Promise<Audience> {
  const kind = values.choice('audience');
  if (!isAudienceKind(kind)) throw new InvalidInputError('audience', 'Please choose whom to ask.');
  switch (kind) {
    case 'workspace':
      return { kind };
    case 'channel':
      return { kind, channelId: teamIn(values.text('team')) };
    case 'people':
      return { kind, accounts: await accountsIn(ports, values.text('people')) };
    case 'csv': {
      const rows = values.text('csv').trim();
      if (rows === '') throw new InvalidInputError('csv', 'Please paste the rows of your list.');
      return { kind, rows: ports.readAudience(Buffer.from(rows)) };
    }
  }
}

/** The team's id in the link that Teams gives for it, or the id itself. */
function teamIn(typed: string): string {
  const match = /(?:\/l\/(?:team|channel)\/|^)(19[:%][^/\s?]{5,200})/u.exec(typed.trim());
  if (match?.[1] === undefined) {
    throw new InvalidInputError(
      'team',
      'Please paste the link of the team: in Teams, … beside the team, then Get link to team.',
    );
  }
  return decodeURIComponent(match[1]);
}

/** @throws InvalidInputError naming the first entry that finds nobody */
async function accountsIn(ports: ListenerPorts, typed: string): Promise<string[]> {
  const entries = typed.split(/[\s,;]+/u).filter((entry) => entry !== '');
  if (entries.length === 0)
    throw new InvalidInputError('people', 'Please name at least one person by e-mail.');
  return Promise.all(entries.slice(0, 500).map((entry) => accountOfEntry(ports, entry)));
}

/** An e-mail or an Entra object id. @throws InvalidInputError('people') */
export async function accountOfEntry(ports: ListenerPorts, entry: string): Promise<string> {
  const shown = entry.slice(0, 100);
  if (isGuid(entry)) return accountIn(ports.tenantId, entry);
  const person = await readPersonByEmail(ports.directory, entry);
  if (person !== null) return person.account;
  throw new InvalidInputError(
    'people',
    `I cannot find ${shown} among the people who have this app. Check the e-mail, or ask them to add the app first.`,
  );
}
