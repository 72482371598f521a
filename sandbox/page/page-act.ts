import type { Block } from '../slack/block.ts';
import type { Hands } from '../slack/hands.ts';
import { openDirect } from '../slack/messages.ts';
import type { StateValues } from '../slack/workspace.ts';
import { enterValues, valuesIn } from './enter-values.ts';
import type { PageSandbox } from './page-sandbox.ts';
import { pageState } from './page-state.ts';
import { type Chosen, choose, press } from './press.ts';
import { describeFiles, storeUpload } from './store-upload.ts';
import { surfaceOf, topModal } from './surface.ts';

/** How it went: `error` is a sentence for the person, `file` what was stored. */
export interface ActAnswer {
  readonly ok: boolean;
  readonly error?: string;
  readonly file?: { readonly id: string; readonly name: string };
}

/** One thing a person does on the page, with whose hands. */
interface Act {
  readonly sandbox: PageSandbox;
  readonly hands: Hands;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Does with the hands of `body.person` what `body.kind` says. Never throws for a bad body. */
export async function performAct(
  sandbox: PageSandbox,
  body: Readonly<Record<string, unknown>>,
): Promise<ActAnswer> {
  const id = text(body, 'person');
  const { me, mayAct, whyNot } = pageState(sandbox.workspace, id);
  if (me.id !== id) return refuse('There is no such person in the sandbox.');
  if (!mayAct) return refuse(whyNot);
  const act = ACTS[text(body, 'kind')];
  if (act === undefined) return refuse('The page asked for something the sandbox does not know.');
  return act({ sandbox, hands: sandbox.person(id), body });
}

const ACTS: Record<string, (act: Act) => Promise<ActAnswer>> = {
  command: async ({ hands, body }) => {
    await hands.types(text(body, 'text'));
    return DONE;
  },
  write: async ({ hands, body }) => answered((await hands.writes(text(body, 'text'))).failure),
  open: async ({ sandbox, hands, body }) => {
    if (body.tab === 'home') await hands.opensHome();
    else await openMessages(sandbox, hands);
    return DONE;
  },
  action: actOnElement,
  submit: async ({ sandbox, hands, body }) => {
    const view = topModal(sandbox.workspace, hands.person.id);
    if (view === undefined || view.id !== body.viewId) return refuse(GONE);
    enterValues(view, enteredIn(sandbox, body));
    await hands.submits();
    return DONE;
  },
  close: async ({ sandbox, hands, body }) => {
    if (topModal(sandbox.workspace, hands.person.id)?.id !== body.viewId) return refuse(GONE);
    await hands.closes();
    return DONE;
  },
  upload: async ({ sandbox, body }) => ({
    ok: true,
    file: storeUpload(sandbox.workspace, {
      name: text(body, 'name'),
      bytes: Buffer.from(text(body, 'content'), 'base64'),
    }),
  }),
};

const DONE: ActAnswer = { ok: true };

const GONE = 'This is no longer on the screen.';

const FAILURES: Record<string, string> = {
  operation_timeout: 'The app did not answer within three seconds.',
  dispatch_failed: 'The app did not answer. Is it still running?',
};

/** Slack tells the app of this tab, too; nothing has to come of it. */
async function openMessages({ workspace }: PageSandbox, hands: Hands): Promise<void> {
  const user = hands.person.id;
  const channel = openDirect(workspace, user).id;
  await hands.sends({
    event: {
      type: 'app_home_opened',
      tab: 'messages',
      user,
      channel,
      event_ts: workspace.nextTs(),
    },
  });
}

async function actOnElement({ sandbox, hands, body }: Act): Promise<ActAnswer> {
  const surface = surfaceOf(sandbox.workspace, hands.person.id, body);
  const chosen = surface && chosenIn(surface.blocks, body);
  if (surface === undefined || chosen === undefined) return refuse(GONE);
  const { view } = surface.where;
  if (view) enterValues(view, enteredIn(sandbox, body), { except: chosen });
  if (chosen.element.type === 'button') return answered(await press(hands, surface, chosen));
  await choose(hands, surface, chosen);
  return DONE;
}

function enteredIn({ workspace, apiUrl }: PageSandbox, body: Act['body']): StateValues {
  const values = valuesIn(body);
  describeFiles(workspace, values, new URL(apiUrl).origin);
  return values;
}

/** The element meant by block id and action id, and what was entered there. */
function chosenIn(
  blocks: readonly Block[],
  body: Readonly<Record<string, unknown>>,
): Chosen | undefined {
  const block = blocks.find((one) => one.block_id === body.blockId);
  if (block === undefined) return undefined;
  const element = [block.accessory, block.element, ...listOf(block.elements)].find(
    (one): one is Block => (one as Block | undefined)?.action_id === body.actionId,
  );
  if (element === undefined) return undefined;
  const values = Array.isArray(body.chosen) ? body.chosen.map(String) : [];
  return { block, element, values };
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function answered(failure: string | undefined): ActAnswer {
  return failure === undefined ? DONE : refuse(FAILURES[failure] ?? failure);
}

function refuse(error: string): ActAnswer {
  return { ok: false, error };
}

function text(body: Readonly<Record<string, unknown>>, field: string): string {
  const value = body[field];
  return typeof value === 'string' ? value : '';
}
