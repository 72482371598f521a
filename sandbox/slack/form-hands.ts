import { pressElement } from './acts.ts';
import { blockList } from './block.ts';
import { chosenState, optionNamed } from './choices.ts';
import { findPlaced, type Where } from './find-placed.ts';
import type { PlacedElement } from './payloads.ts';
import { seeing } from './seeing.ts';
import type { Stand } from './stand.ts';
import { optionsOf } from './state-values.ts';
import { fileObject, storeFile } from './stored-files.ts';
import type { ElementState, Person, StateValues } from './workspace.ts';

/** Filling in forms. Fields are named by block id, action id or label. */
export interface FormHands {
  /** Types into an input; an empty text clears it. */
  fills(field: string, text: string, where?: Where): Promise<void>;
  /** Ticks one box: the only one, or the one with these words or this value. */
  ticks(field: string, option?: string, where?: Where): Promise<void>;
  /** Takes away every tick. */
  unticks(field: string, where?: Where): Promise<void>;
  /** Chooses in a select, radio group or picker; a list for those that take several. */
  selects(field: string, choice: string | readonly string[], where?: Where): Promise<void>;
  /** Attaches a file in a file input, in place of any before. */
  attaches(field: string, file: { name: string; bytes: Buffer }, where?: Where): Promise<void>;
}

export function formHandsOf(stand: Stand, person: Person): FormHands {
  const enters = async (
    { field, where, fits }: { field: string; where: Where | undefined; fits: string },
    state: (placed: PlacedElement) => ElementState,
  ) => {
    const placed = findPlaced(stand, person, {
      name: field,
      where,
      fits: (element) => new RegExp(fits).test(String(element.type)),
    });
    await enter(stand, person, { placed, state: state(placed) });
  };
  return {
    fills: (field, text, where) =>
      enters({ field, where, fits: '(text|url|number)_input$' }, ({ element }) => ({
        type: String(element.type),
        value: text === '' ? null : text,
      })),
    ticks: (field, option, where) =>
      enters({ field, where, fits: '^checkboxes$' }, (placed) => {
        const [first] = optionsOf(placed.element);
        const chosen = option === undefined ? first : optionNamed(placed.element, option);
        const before = blockList(stateOf(stand, person, placed)?.selected_options);
        const others = before.filter((one) => one.value !== chosen?.value);
        return { type: 'checkboxes', selected_options: [...others, chosen] };
      }),
    unticks: (field, where) =>
      enters({ field, where, fits: '^checkboxes$' }, () => ({
        type: 'checkboxes',
        selected_options: [],
      })),
    selects: (field, choice, where) =>
      enters({ field, where, fits: 'select$|^radio_buttons$|picker$|^overflow$' }, (placed) =>
        chosenState(
          stand.workspace,
          placed.element,
          typeof choice === 'string' ? [choice] : choice,
        ),
      ),
    attaches: (field, file, where) =>
      enters({ field, where, fits: '^file_input$' }, () => ({
        type: 'file_input',
        files: [fileObject(storeFile(stand.workspace, file), stand.origin())],
      })),
  };
}

/**
 * Puts a state into an element. Outside inputs, and in inputs with `dispatch_action`, Slack tells
 * the app at once (`block_actions`); other inputs wait for the submission.
 */
async function enter(
  stand: Stand,
  person: Person,
  { placed, state }: { placed: PlacedElement; state: ElementState },
): Promise<void> {
  const { block, element, place } = placed;
  const blockId = String(block.block_id);
  const values = valuesOf(stand, person, placed);
  values[blockId] = { ...values[blockId], [String(element.action_id)]: state };
  if (place.kind === 'view') stand.workspace.tell({ kind: 'modals-changed', person: person.id });
  if (block.type === 'input' && block.dispatch_action !== true) return;
  await seeing(stand, person, () => pressElement(stand, person, { placed, state }));
}

function stateOf(stand: Stand, person: Person, placed: PlacedElement): ElementState | undefined {
  const { block, element } = placed;
  return valuesOf(stand, person, placed)[String(block.block_id)]?.[String(element.action_id)];
}

/** Where the element's state is kept: on its view, or per person and message. */
function valuesOf(stand: Stand, person: Person, { place }: PlacedElement): StateValues {
  if (place.kind === 'view') return place.view.values;
  const key = `${person.id} ${place.message.ts}`;
  const values = stand.messageValues.get(key) ?? {};
  stand.messageValues.set(key, values);
  return values;
}
