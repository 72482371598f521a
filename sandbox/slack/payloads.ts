/** The bodies Slack sends to the app, field for field as far as an app may look. */
import type { Block } from './block.ts';
import { messageObject, openDirect } from './messages.ts';
import type { Stand } from './stand.ts';
import { stateField } from './state-values.ts';
import { viewObject } from './views.ts';
import type { ElementState, Message, Person, View } from './workspace.ts';

export type Payload = Record<string, unknown>;

/** Where an interactive element stands: on a message or in a view. */
export type Place =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'view'; readonly view: View };

/** An element, the block it is in, and where that is. */
export interface PlacedElement {
  readonly place: Place;
  readonly block: Block;
  readonly element: Block;
}

/** The fields of a slash command, e.g. command `/sms-consent`, text `help`. */
export function commandFields(
  stand: Stand,
  person: Person,
  { command, text, channel }: { command: string; text: string; channel: string },
): Record<string, string> {
  const { workspace } = stand;
  return {
    token: 'sandbox-verification-token',
    team_id: workspace.teamId,
    team_domain: workspace.teamDomain,
    channel_id: channel,
    channel_name: workspace.channels.get(channel)?.name ?? 'directmessage',
    user_id: person.id,
    user_name: person.name,
    command,
    text,
    api_app_id: workspace.appId,
    is_enterprise_install: 'false',
    response_url: stand.responseUrls.issue({ person: person.id, channel }),
    trigger_id: stand.triggers.issue(person.id),
  };
}

/** `block_actions`: someone pressed or chose something. `state` is null for a button. */
export function blockActions(
  stand: Stand,
  person: Person,
  { placed, state }: { placed: PlacedElement; state: ElementState | null },
): Payload {
  return {
    type: 'block_actions',
    ...envelope(stand, person),
    trigger_id: stand.triggers.issue(person.id),
    ...placeFields(stand, person, placed.place),
    actions: [action(stand, placed, state)],
  };
}

/** `view_submission` of the modal as it stands. */
export function viewSubmission(stand: Stand, person: Person, view: View): Payload {
  return {
    type: 'view_submission',
    ...envelope(stand, person),
    trigger_id: stand.triggers.issue(person.id),
    view: viewObject(stand.workspace, view),
    response_urls: [],
  };
}

/** `view_closed`, sent when the view asked for `notify_on_close`. */
export function viewClosed(stand: Stand, person: Person, view: View): Payload {
  return {
    type: 'view_closed',
    ...envelope(stand, person),
    view: viewObject(stand.workspace, view),
    is_cleared: false,
  };
}

/** A global shortcut, or a message shortcut when a message is given. */
export function shortcut(
  stand: Stand,
  person: Person,
  { callbackId, message }: { callbackId: string; message?: Message | undefined },
): Payload {
  const common = {
    ...envelope(stand, person),
    callback_id: callbackId,
    trigger_id: stand.triggers.issue(person.id),
    action_ts: stand.workspace.nextTs(),
  };
  if (!message) return { type: 'shortcut', ...common };
  const { channel } = message;
  return {
    type: 'message_action',
    ...common,
    channel: { id: channel, name: stand.workspace.channels.get(channel)?.name },
    message: messageObject(stand.workspace, message),
    message_ts: message.ts,
    response_url: stand.responseUrls.issue({ person: person.id, channel, message }),
  };
}

/** The Events API's wrapping of an event. */
export function eventCallback(stand: Stand, event: Payload): Payload {
  const { workspace } = stand;
  return {
    token: 'sandbox-verification-token',
    team_id: workspace.teamId,
    context_team_id: workspace.teamId,
    context_enterprise_id: null,
    api_app_id: workspace.appId,
    event,
    type: 'event_callback',
    event_id: workspace.nextId('Ev'),
    event_time: Math.floor(workspace.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.teamId,
        user_id: workspace.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}

function envelope(stand: Stand, person: Person): Payload {
  const { workspace } = stand;
  return {
    team: { id: workspace.teamId, domain: workspace.teamDomain },
    user: { id: person.id, username: person.name, name: person.name, team_id: person.teamId },
    api_app_id: workspace.appId,
    token: 'sandbox-verification-token',
    enterprise: null,
    is_enterprise_install: false,
  };
}

function placeFields(stand: Stand, person: Person, place: Place): Payload {
  const { workspace } = stand;
  if (place.kind === 'view')
    return {
      container: { type: 'view', view_id: place.view.id },
      view: viewObject(workspace, place.view),
    };
  const { message } = place;
  const ephemeral = message.visibleTo !== undefined;
  const { channel } = message;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel,
      is_ephemeral: ephemeral,
    },
    channel: { id: channel, name: workspace.channels.get(channel)?.name ?? 'directmessage' },
    ...(ephemeral ? {} : { message: messageObject(workspace, message) }),
    state: { values: stand.messageValues.get(`${person.id} ${message.ts}`) ?? {} },
    response_url: stand.responseUrls.issue({ person: person.id, channel, message }),
  };
}

function action(stand: Stand, placed: PlacedElement, state: ElementState | null): Payload {
  const { element, block } = placed;
  const type = String(element.type);
  const common = {
    type,
    action_id: element.action_id,
    block_id: block.block_id,
    action_ts: stand.workspace.nextTs(),
  };
  if (state === null)
    return {
      ...common,
      text: element.text,
      ...(element.value === undefined ? {} : { value: element.value }),
      ...(element.style === undefined ? {} : { style: element.style }),
    };
  const { name } = stateField(type);
  return { ...common, [name]: state[name] };
}

/** The direct conversation a person reads the app's messages in. */
export function directChannel(stand: Stand, person: Person): string {
  return openDirect(stand.workspace, person.id).id;
}
