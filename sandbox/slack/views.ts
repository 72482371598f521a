/** Modals and Home tabs on people's screens: opening, replacing, closing, and their JSON form. */
import { withBlockIds } from './messages.ts';
import { stateValues } from './state-values.ts';
import type { View, ViewPayload, Workspace } from './workspace.ts';

/** Slack allows three views on a modal's stack. */
export const MOST_MODALS = 3;

/** Shows a new modal to this person, alone (`views.open`) or above the ones they have open. */
export function showModal(
  workspace: Workspace,
  person: string,
  { payload, above }: { payload: ViewPayload; above: boolean },
): View {
  const stack = above ? modalsOf(workspace, person) : [];
  const id = workspace.nextId('V');
  const view = newView(workspace, payload, {
    id,
    person,
    rootViewId: stack[0]?.id ?? id,
    previousViewId: stack.at(-1)?.id,
  });
  workspace.modals.set(person, [...stack, view]);
  workspace.tell({ kind: 'modals-changed', person });
  return view;
}

/** Shows this Home tab to the person, in place of the one before. */
export function publishHome(workspace: Workspace, person: string, payload: ViewPayload): View {
  const before = workspace.homes.get(person);
  if (before) {
    replaceView(workspace, before, payload);
    return before;
  }
  const id = workspace.nextId('V');
  const view = newView(workspace, payload, { id, person, rootViewId: id });
  workspace.homes.set(person, view);
  workspace.tell({ kind: 'home-published', person });
  return view;
}

/** Gives a view new content. Inputs that keep their block and action id keep what was typed. */
export function replaceView(workspace: Workspace, view: View, payload: ViewPayload): void {
  view.payload = { ...payload, blocks: withBlockIds(workspace, payload.blocks) };
  view.values = stateValues(view.payload.blocks, view.values);
  view.errors = {};
  view.hash = newHash(workspace);
  workspace.tell(
    view.type === 'home'
      ? { kind: 'home-published', person: view.person }
      : { kind: 'modals-changed', person: view.person },
  );
}

/** The person's open modals, bottom first. */
export function modalsOf(workspace: Workspace, person: string): View[] {
  return workspace.modals.get(person) ?? [];
}

/** Takes the top modal off the screen, or all of them. */
export function closeModals(workspace: Workspace, person: string, which: 'top' | 'all'): void {
  const left = which === 'all' ? [] : modalsOf(workspace, person).slice(0, -1);
  if (left.length === 0) workspace.modals.delete(person);
  else workspace.modals.set(person, left);
  workspace.tell({ kind: 'modals-changed', person });
}

/** Any view still on a screen, by its id or the app's `external_id`. */
export function findView(
  workspace: Workspace,
  by: { id?: string | undefined; externalId?: string | undefined },
): View | undefined {
  const isIt = (view: View) =>
    view.id === by.id ||
    (by.externalId !== undefined && view.payload.external_id === by.externalId);
  return (
    [...workspace.modals.values()].flat().find(isIt) ?? [...workspace.homes.values()].find(isIt)
  );
}

/** A view in the Web API's shape. */
export function viewObject(workspace: Workspace, view: View): Record<string, unknown> {
  return {
    id: view.id,
    team_id: workspace.teamId,
    ...view.payload,
    private_metadata: view.payload.private_metadata ?? '',
    callback_id: view.payload.callback_id ?? '',
    external_id: view.payload.external_id ?? '',
    title: view.payload.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    submit: view.payload.submit ?? null,
    close: view.payload.close ?? null,
    clear_on_close: view.payload.clear_on_close ?? false,
    notify_on_close: view.payload.notify_on_close ?? false,
    state: { values: view.values },
    hash: view.hash,
    previous_view_id: view.previousViewId ?? null,
    root_view_id: view.rootViewId,
    app_id: workspace.appId,
    app_installed_team_id: workspace.teamId,
    bot_id: workspace.botId,
  };
}

function newView(
  workspace: Workspace,
  payload: ViewPayload,
  place: Pick<View, 'id' | 'person' | 'rootViewId'> & { previousViewId?: string | undefined },
): View {
  const blocks = withBlockIds(workspace, payload.blocks);
  return {
    ...place,
    previousViewId: place.previousViewId,
    type: payload.type,
    hash: newHash(workspace),
    payload: { ...payload, blocks },
    values: stateValues(blocks, {}),
    errors: {},
  };
}

function newHash(workspace: Workspace): string {
  return `${workspace.nextTs()}.${workspace.nextId('h')}`;
}
