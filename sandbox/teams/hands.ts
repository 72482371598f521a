/** A person's hands and eyes in Teams: what they do reads like English in a test. */
import { seeing } from '../seeing.ts';
import { executeActivity, messageActivity } from './activities.ts';
import type { Activity } from './activity.ts';
import { press, pressActivity, sceneOf, sendAndShow, write } from './acts.ts';
import type { Card } from './card.ts';
import { openPersonalChat } from './create-tenant.ts';
import { closeDialog } from './dialogs.ts';
import { type Eyes, eyesOf } from './eyes.ts';
import { type FileHands, fileHandsOf } from './file-hands.ts';
import type { AppAnswer, Forgery } from './inbound.ts';
import { choiceOf, offOf, onOf } from './inputs.ts';
import { type InstallHands, installHandsOf } from './install-hands.ts';
import { findButton, findInput, type PlacedButton, placesOf, type Where } from './places.ts';
import { isVisibleTo } from './screen.ts';
import type { Stand } from './stand.ts';
import type { Conversation, Teammate } from './tenant.ts';

/**
 * One person's eyes and hands. Each act that tells the app something waits for its HTTP answer and
 * then, no longer than the sandbox's `patienceMs`, until something on this person's screen has
 * changed. Fields are named by id or label, buttons by title, id or verb.
 */
export interface Hands extends Eyes, FileHands, InstallHands {
  readonly person: Teammate;
  /** Writes to the app in the chat, or with a mention in a group or channel (by id or name). */
  writes(text: string, where?: { conversation?: string }): Promise<AppAnswer>;
  /** The activity that writing would send, unsent: for tampering with. */
  writeActivity(text: string): Activity;
  /** Presses a button; opens or closes an `Action.ShowCard`; answers with `input_invalid` when fields are not right. */
  presses(button: string | PlacedButton, where?: Where): Promise<AppAnswer>;
  /** The activity that pressing would send, unsent: for tampering with. */
  pressActivity(button: string, where?: Where): Activity;
  /** Types into an input; an empty text clears it. */
  fills(field: string, text: string, where?: Where): void;
  /** Ticks a toggle, or with `false` takes the tick away. */
  ticks(field: string, isOn?: boolean, where?: Where): void;
  /** Chooses by title or value; several are joined with commas, as Teams does. */
  chooses(field: string, choice: string | readonly string[], where?: Where): void;
  /** Closes the dialog. */
  closes(): void;
  /** Looks at the newest card with `refresh` again: Teams asks the app by itself, no person acts. */
  refreshes(where?: Where): Promise<AppAnswer>;
  /** Sends a raw, possibly forged activity; nothing on screen follows from the answer. */
  sends(activity: Activity, forgery?: Forgery): Promise<AppAnswer>;
}

/** The hands of this person. */
export function handsOf(stand: Stand, person: Teammate): Hands {
  const { tenant } = stand;
  const screen = {
    listen: tenant.listen,
    isVisible: isVisibleTo(tenant, person),
    patienceMs: stand.patienceMs,
  };
  const waiting = <T>(act: () => Promise<T>) => seeing(screen, act);
  return {
    person,
    ...eyesOf(stand, person),
    ...fileHandsOf(stand, person, waiting),
    ...installHandsOf(stand, person, waiting),
    writes: (text, where) => {
      const conversation = whereToWrite(stand, person, where?.conversation);
      return waiting(() => write(stand, person, { conversation, text }));
    },
    writeActivity: (text) => {
      const scene = { conversation: openPersonalChat(tenant, person.id) };
      return messageActivity(stand, person, { scene, text, id: tenant.nextActivityId() });
    },
    presses: (name, where) =>
      waiting(() =>
        press(
          stand,
          person,
          typeof name === 'string' ? findButton(tenant, person, { name, where }) : name,
        ),
      ),
    pressActivity: (name, where) =>
      pressActivity(stand, person, findButton(tenant, person, { name, where })),
    ...fieldHandsOf(stand, person),
    closes: () => closeDialog(tenant, person),
    refreshes: (where) => waiting(() => refresh(stand, person, where)),
    sends: (activity, forgery) => stand.inbound.send(activity, forgery),
  };
}

function fieldHandsOf(
  { tenant }: Stand,
  person: Teammate,
): Pick<Hands, 'fills' | 'ticks' | 'chooses'> {
  const enters = (
    { field, where, type }: { field: string; where: Where | undefined; type: RegExp },
    value: (input: Card) => string,
  ) => {
    const { input, place } = findInput(tenant, person, { name: field, where });
    if (!type.test(String(input.type)))
      throw new Error(`"${field}" is an ${String(input.type)}, which is filled in another way.`);
    place.entries.values.set(String(input.id), value(input));
    tenant.tell({ kind: 'card-changed', person: person.id });
  };
  return {
    fills: (field, text, where) =>
      enters({ field, where, type: /^Input\.(Text|Number|Date|Time)$/ }, () => text),
    ticks: (field, isOn = true, where) =>
      enters({ field, where, type: /^Input\.Toggle$/ }, (input) =>
        isOn ? onOf(input) : offOf(input),
      ),
    chooses: (field, choice, where) =>
      enters({ field, where, type: /^Input\.ChoiceSet$/ }, (input) =>
        [choice]
          .flat()
          .map((one) => choiceOf(input, one))
          .join(','),
      ),
  };
}

/** @throws Error where the person cannot write: not installed, blocked, not a member */
function whereToWrite({ tenant }: Stand, person: Teammate, called?: string): Conversation {
  if (called === undefined) {
    if (!person.isInstalled || person.hasBlocked)
      throw new Error(`${person.name} has not installed the app, or blocked it.`);
    return openPersonalChat(tenant, person.id);
  }
  const found = tenant.sharedConversations.find(
    (one) => [one.id, one.name].includes(called) && one.members.has(person.id),
  );
  if (!found) throw new Error(`${person.name} is in no conversation called "${called}".`);
  return found;
}

async function refresh(stand: Stand, person: Teammate, where?: Where): Promise<AppAnswer> {
  for (const { card, message } of placesOf(stand.tenant, person, where)) {
    const rule = card.refresh as { action?: Card; userIds?: string[] } | undefined;
    if (!message || !rule?.action || rule.userIds?.includes(person.id) === false) continue;
    const scene = sceneOf(stand, person, message);
    const { action } = rule;
    const draft = { scene, action, data: action.data ?? {}, trigger: 'automatic' } as const;
    return sendAndShow(stand, person, { activity: executeActivity(stand, person, draft), message });
  }
  throw new Error(`${person.name} sees no card that refreshes itself.`);
}
