import { isRecord } from '../../record.ts';
import { problemsOfView } from '../block-limits.ts';
import { type CallArguments, optional, required, structured } from '../call-arguments.ts';
import { refusalWithReasons, SlackError } from '../slack-error.ts';
import {
  findView,
  MOST_MODALS,
  modalsOf,
  publishHome,
  replaceView,
  showModal,
  viewObject,
} from '../views.ts';
import type { View, ViewPayload, Workspace } from '../workspace.ts';
import type { Api, Methods } from './method.ts';

const MOST_VIEW_BYTES = 250_000;

/** Modals and Home tabs: `views.open`, `views.push`, `views.update`, `views.publish`. */
export const viewMethods: Methods = {
  'views.open': { tier: 4, run: (api, args) => show(api, args, false) },
  'views.push': { tier: 4, run: (api, args) => show(api, args, true) },
  'views.update': {
    tier: 4,
    run: ({ workspace }, args) => {
      const view = findView(workspace, {
        id: optional(args, 'view_id'),
        externalId: optional(args, 'external_id'),
      });
      if (!view) throw new SlackError('not_found');
      refuseStaleHash(view, args);
      replaceView(workspace, view, payloadOf(args));
      return { view: viewObject(workspace, view) };
    },
  },
  'views.publish': {
    tier: 4,
    run: ({ workspace }, args) => {
      const person = required(args, 'user_id');
      if (!workspace.people.has(person)) throw new SlackError('user_not_found');
      const before = workspace.homes.get(person);
      if (before) refuseStaleHash(before, args);
      const payload = payloadOf(args);
      if (payload.type !== 'home')
        throw refusalWithReasons('invalid_arguments', [
          'unsupported type: modal [json-pointer:/view/type]',
        ]);
      return { view: viewObject(workspace, publishHome(workspace, person, payload)) };
    },
  },
};

/**
 * A view payload as sent, checked.
 * @throws SlackError `view_too_large`, `invalid_arguments` with reasons
 */
export function checkedView(view: unknown): ViewPayload {
  if (Buffer.byteLength(JSON.stringify(view) ?? '') > MOST_VIEW_BYTES)
    throw new SlackError('view_too_large');
  const problems = problemsOfView(view);
  if (problems.length > 0) throw refusalWithReasons('invalid_arguments', problems);
  // Checked just above: an object with a known type and a list of blocks.
  return view as ViewPayload;
}

function payloadOf(args: CallArguments): ViewPayload {
  const view = structured(args, 'view', 'invalid_arguments');
  if (!isRecord(view)) required(args, 'view');
  return checkedView(view);
}

function show(api: Api, args: CallArguments, above: boolean): Record<string, unknown> {
  const { workspace } = api;
  const payload = payloadOf(args);
  refuseUsedExternalId(workspace, payload);
  const person = api.triggers.exchange(required(args, 'trigger_id'));
  const open = modalsOf(workspace, person).length;
  if (above && open === 0) throw new SlackError('not_found');
  if (above && open >= MOST_MODALS) throw new SlackError('push_limit_reached');
  return { view: viewObject(workspace, showModal(workspace, person, { payload, above })) };
}

function refuseUsedExternalId(workspace: Workspace, payload: ViewPayload): void {
  const externalId = payload.external_id;
  if (externalId === undefined || externalId === '') return;
  if (findView(workspace, { externalId })) throw new SlackError('duplicate_external_id');
}

function refuseStaleHash(view: View, args: CallArguments): void {
  const hash = optional(args, 'hash');
  if (hash !== undefined && hash !== '' && hash !== view.hash)
    throw new SlackError('hash_conflict');
}
