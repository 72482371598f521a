/** The form as it would be handed in today, read for comparison with one that was. */
import { planNotice } from '../consent/publish.ts';
import type { Ports } from '../ports.ts';
import { readSummaryInput } from '../proof/read-summary-input.ts';
import type { Provider } from './campaign.ts';
import type { LiveForm } from './drift.ts';
import type { FormFields } from './submission.ts';
import { composeSummary, type Summary, type SummaryInput } from './summarize.ts';

/** A person's own address at the company; the provider needs it, the record does not. */
const NOT_KEPT: ReadonlySet<string> = new Set(['businessContactEmail']);

/**
 * A form's fields as they are kept and compared: the provider's fields, and beside them what
 * reviewers read in the text: the sending numbers and the kinds of messages.
 */
export function fieldsOf(summary: Summary, input: SummaryInput): FormFields {
  const form = summary.fields
    .filter(({ name }) => !NOT_KEPT.has(name))
    .map(({ name, value }) => [name, typeof value === 'object' ? [...value] : value] as const);
  return {
    ...Object.fromEntries(form),
    sendingNumbers: [...(input.notice?.numbers ?? [])],
    messageTypes: [...input.campaign.definition.messageTypes],
  };
}

/**
 * The live form in the state that compares: broadcasts after `since` do not count, since the
 * dates they add to the message flow are no change of what was promised.
 */
export async function readLiveForm(
  ports: Ports,
  given: {
    readonly provider: Provider;
    readonly since: string;
    readonly was: Readonly<FormFields>;
  },
): Promise<LiveForm> {
  const input = await readSummaryInput(ports, { provider: given.provider });
  const planned = (await planNotice(ports, input.campaign)).notice;
  const upTo: SummaryInput = {
    ...input,
    notice: planned,
    broadcasts: input.broadcasts.filter(({ broadcast }) => broadcast.launchedAt <= given.since),
  };
  return { fields: fieldsWithin(ports, upTo, given.was), noticeDigest: planned.digest };
}

const CHATS = [[], ['slack'], ['teams'], ['slack', 'teams']] as const;

/**
 * The command line may run with no chat connected, and then does not know which are switched on:
 * it takes those under which the message flow is the one that was handed in, if any.
 */
function fieldsWithin(ports: Ports, input: SummaryInput, was: Readonly<FormFields>): FormFields {
  const withChats = (chats: readonly string[]) => {
    const mediaEnabled = [...(input.mediaEnabled ?? []), ...chats];
    const whole = { ...input, mediaEnabled };
    return fieldsOf(composeSummary(whole), whole);
  };
  const live = withChats([]);
  if (ports.chats.length > 0) return live;
  const guesses = CHATS.map((chats) => withChats(chats));
  return guesses.find(({ messageFlow }) => messageFlow === was.messageFlow) ?? live;
}
