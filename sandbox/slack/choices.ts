/** Turns what a person chooses in words into the state Slack would send. */
import { type Block, wordsOf } from './block.ts';
import { findPerson } from './stand.ts';
import { optionsOf, stateField } from './state-values.ts';
import type { ElementState, Workspace } from './workspace.ts';

/**
 * The state of a choice element after somebody chose these: option labels or values, people's
 * names or ids, channel names (with or without `#`) or ids.
 * @throws Error when a choice is not on offer.
 */
export function chosenState(
  workspace: Workspace,
  element: Block,
  choices: readonly string[],
): ElementState {
  const type = String(element.type);
  const { name, list } = stateField(type);
  const values = choices.map((choice) => oneChoice(workspace, element, choice));
  return { type, [name]: list ? values : (values[0] ?? null) };
}

function oneChoice(workspace: Workspace, element: Block, choice: string): unknown {
  const type = String(element.type);
  if (type.includes('users_select')) return findPerson(workspace, choice).id;
  if (type.includes('conversations_select') || type.includes('channels_select'))
    return channelId(workspace, choice);
  if (type.endsWith('picker')) return choice;
  return optionNamed(element, choice);
}

/** The option with this label or value. @throws Error naming what is on offer instead. */
export function optionNamed(element: Block, choice: string): Block {
  const options = optionsOf(element);
  const found = options.find((one) => one.value === choice || wordsOf(one.text) === choice);
  if (found) return found;
  const offered = options.map((one) => wordsOf(one.text)).join(', ');
  throw new Error(`"${choice}" is not among the options: ${offered}.`);
}

/** A channel's id by its id or name. @throws Error when there is none. */
export function channelId(workspace: Workspace, choice: string): string {
  const wanted = choice.replace(/^#/, '');
  for (const channel of workspace.channels.values())
    if (channel.id === wanted || (channel.kind !== 'im' && channel.name === wanted))
      return channel.id;
  throw new Error(`There is no channel "${choice}" in the sandbox.`);
}
