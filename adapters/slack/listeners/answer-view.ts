/** Answers a submitted form: within Slack's three seconds, or first with "one moment" and later with the result. */
import type { AckFn, ViewOutput, ViewResponseAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { InvalidInputError } from '../../../src/errors.ts';
import { ANSWER_BUDGET_MS, within } from '../../chat/within.ts';
import { explanation } from '../blocks/modal.ts';
import { words } from '../blocks/text.ts';
import { toDeliveryError } from '../errors.ts';
import { errorView, explain, troubleView } from './explain.ts';
import type { ListenerPorts } from './listener-ports.ts';

export interface Submission {
  readonly view: ViewOutput;
  readonly ack: AckFn<ViewResponseAction>;
}

export interface Course {
  /** Does the work; gives the view to show next, or null to close the form. */
  readonly work: () => Promise<ModalView | null>;
  /** Shown while the work goes on. */
  readonly waiting: string;
  /** Shown when the work ends late and leaves nothing else to show. */
  readonly done: string;
  /** Draws the form again when an error comes too late to stand under its field. */
  readonly again?: (sentence: string) => ModalView;
}

type Ending =
  | { readonly kind: 'view'; readonly view: ModalView | null }
  | { readonly kind: 'invalid'; readonly field: string; readonly sentence: string };

/** Resolves when the person has seen the end of it. Never throws for what the work threw. */
export async function answerView(
  ports: ListenerPorts,
  { view, ack }: Submission,
  course: Course,
): Promise<void> {
  const ending = end(ports, course);
  const first = await within(ANSWER_BUDGET_MS, ending);
  if (first !== 'late') {
    const response = responseTo(first, view);
    return response === undefined ? ack() : ack(response);
  }
  await ack({
    response_action: 'update',
    view: explanation('One moment', words`${course.waiting}`),
  });
  const shown = lateView(await ending, course);
  await ports.client.views.update({ view_id: view.id, view: shown }).catch((error: unknown) => {
    // Most likely the person closed the window; what was done stays done.
    explain(ports, toDeliveryError(error));
  });
}

async function end(ports: ListenerPorts, course: Course): Promise<Ending> {
  try {
    return { kind: 'view', view: await course.work() };
  } catch (error) {
    if (error instanceof InvalidInputError) {
      return { kind: 'invalid', field: error.field, sentence: error.message };
    }
    return { kind: 'view', view: errorView(ports, error) };
  }
}

function responseTo(ending: Ending, form: ViewOutput): ViewResponseAction | undefined {
  if (ending.kind === 'view') {
    return ending.view === null ? undefined : { response_action: 'update', view: ending.view };
  }
  const field = fieldOf(form, ending.field);
  if (field === null) return { response_action: 'update', view: troubleView(ending.sentence) };
  return { response_action: 'errors', errors: { [field]: ending.sentence } };
}

function lateView(ending: Ending, course: Course): ModalView {
  if (ending.kind === 'view') return ending.view ?? explanation('Done', words`${course.done}`);
  return course.again?.(ending.sentence) ?? troubleView(ending.sentence);
}

/** The form's block an error belongs under: a part of the field's path, else the first input. */
function fieldOf(form: ViewOutput, field: string): string | null {
  const inputs = (form.blocks ?? []).flatMap(({ type, block_id }) =>
    type === 'input' && block_id !== undefined ? [block_id] : [],
  );
  const path = field.split('.').reverse();
  return path.find((part) => inputs.includes(part)) ?? inputs[0] ?? null;
}
