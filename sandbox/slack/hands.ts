/** A person's hands and eyes in the sandbox: what they do reads like English in a test. */
import {
  closeView,
  openTab,
  pressElement,
  sendInteraction,
  submitView,
  typeCommand,
  writeDirect,
} from './acts.ts';
import { channelId } from './choices.ts';
import { clientErrors } from './client-errors.ts';
import { type Eyes, ephemeralsOf, eyesOf } from './eyes.ts';
import { findPlaced, type Where } from './find-placed.ts';
import { type FormHands, formHandsOf } from './form-hands.ts';
import type { AppAnswer, Forgery } from './inbound.ts';
import { blockActions, directChannel, eventCallback, type Payload, shortcut } from './payloads.ts';
import { seeing } from './seeing.ts';
import { type ShownMessage, type ShownView, shownMessage } from './shown.ts';
import type { Stand } from './stand.ts';
import { modalsOf } from './views.ts';
import type { Message, Person, View } from './workspace.ts';

/** A raw request for tests of refusals: an interaction, a slash command's fields, or an event. */
export interface RawRequest extends Forgery {
  readonly payload?: Payload;
  readonly fields?: Readonly<Record<string, string>>;
  readonly event?: Payload;
}

/**
 * One person's eyes and hands. Each act waits for the app's HTTP answer and then, no longer than
 * the sandbox's `patienceMs`, until something on this person's screen has changed.
 */
export interface Hands extends Eyes, FormHands {
  readonly person: Person;
  /** Types a slash command, in the app's direct conversation or a channel; gives the ephemeral answers. */
  types(line: string, where?: { channel?: string }): Promise<ShownMessage[]>;
  /** Presses a button, found by its words or action id; confirms the confirm dialog, if any. */
  presses(button: string, where?: Where): Promise<AppAnswer>;
  /** The payload that pressing would send, unsent: for tampering with. */
  pressPayload(button: string, where?: Where): Payload;
  /** Submits the modal on screen; gives the errors under the fields, by block id. */
  submits(): Promise<Readonly<Record<string, string>>>;
  /** Closes the modal on screen. */
  closes(): Promise<void>;
  /** Writes to the app in the direct conversation. */
  writes(text: string): Promise<AppAnswer>;
  /** Opens the app's Home tab; null when the app never published one. */
  opensHome(): Promise<ShownView | null>;
  /** Uses a shortcut, global or on a message. */
  usesShortcut(callbackId: string, message?: Message): Promise<AppAnswer>;
  /** Sends a raw, possibly forged request; nothing on screen follows from the answer. */
  sends(request: RawRequest): Promise<AppAnswer>;
}

/** The hands of this person. */
export function handsOf(stand: Stand, person: Person): Hands {
  const press = (button: string, where?: Where) => ({
    placed: findPlaced(stand, person, {
      name: button,
      where,
      fits: (element) => element.type === 'button',
    }),
    state: null,
  });
  return {
    person,
    ...eyesOf(stand, person),
    ...formHandsOf(stand, person),
    types: (line, where) => types(stand, person, { line, ...where }),
    presses: (button, where) =>
      seeing(stand, person, () => pressElement(stand, person, press(button, where))),
    pressPayload: (button, where) => blockActions(stand, person, press(button, where)),
    submits: () => submits(stand, person),
    closes: () => closeView(stand, person, modalOf(stand, person)),
    writes: (text) => seeing(stand, person, () => writeDirect(stand, person, text)),
    opensHome: async () => {
      await seeing(stand, person, () => openTab(stand, person, 'home'));
      return eyesOf(stand, person).home();
    },
    usesShortcut: (callbackId, message) =>
      seeing(stand, person, () =>
        sendInteraction(stand, person, shortcut(stand, person, { callbackId, message })),
      ),
    sends: (request) => sendRaw(stand, request),
  };
}

async function types(
  stand: Stand,
  person: Person,
  { line, channel }: { line: string; channel?: string },
): Promise<ShownMessage[]> {
  const before = new Set(ephemeralsOf(stand, person));
  const place = channel ? channelId(stand.workspace, channel) : directChannel(stand, person);
  await seeing(stand, person, () => typeCommand(stand, person, { line, channel: place }));
  return ephemeralsOf(stand, person)
    .filter((one) => !before.has(one))
    .map(shownMessage);
}

async function submits(stand: Stand, person: Person): Promise<Readonly<Record<string, string>>> {
  const view = modalOf(stand, person);
  view.errors = clientErrors(view);
  if (Object.keys(view.errors).length > 0)
    stand.workspace.tell({ kind: 'modals-changed', person: person.id });
  else await submitView(stand, person, view);
  return view.errors;
}

function modalOf(stand: Stand, person: Person): View {
  const view = modalsOf(stand.workspace, person.id).at(-1);
  if (!view) throw new Error(`${person.realName} has no modal on screen.`);
  return view;
}

function sendRaw(stand: Stand, { payload, fields, event, ...forgery }: RawRequest) {
  const { inbound } = stand;
  if (event) return inbound.sendJson('event', eventCallback(stand, event), forgery);
  if (fields) return inbound.sendForm('command', fields, forgery);
  const kind = String(payload?.type ?? 'raw');
  return inbound.sendForm(kind, { payload: JSON.stringify(payload ?? {}) }, forgery);
}
