/** The second form of a campaign: what the provider asks about the company, and the texts of its form. */
import { ENTITY_TYPES, VERTICALS } from '../registration/brand-values.ts';
import { fieldLabel } from '../registration/field-words.ts';
import { type EditableTexts, FORM_TEXTS } from '../registration/form-texts.ts';
import type { Choice, Field, TextField } from './field.ts';
import type { FormValues } from './read-form.ts';
import { type Rich, say } from './rich.ts';

export const DETAILS_TITLE = 'Company and texts';

export const DETAILS_INTRO: Rich = say`What the provider asks about your company, and the texts of its form. I wrote the texts from your campaign: change only what you want in other words. A text you empty is written for you again.`;

/** Slack shows no more in one input; a longer text stays as the file set it. */
const LONGEST = 3_000;

/** Stands for "nothing chosen": a choice always has a value. */
const UNSAID = 'unsaid';

const BRAND_TEXTS = ['ein', 'street', 'city', 'state', 'postalCode', 'country'] as const;
const HINTS: Readonly<Record<(typeof BRAND_TEXTS)[number], string>> = {
  ein: 'Nine digits, as on the IRS letter: 12-3456789',
  street: 'As on the IRS letter',
  city: 'As on the IRS letter',
  state: 'Two letters, such as TX',
  postalCode: 'Five digits',
  country: 'Two letters, such as US',
};

const TEXTS = [...FORM_TEXTS, 'samples'] as const;
type Text = (typeof TEXTS)[number];

const TEXT_HINTS: Readonly<Record<Text, string>> = {
  description: 'Who texts whom, and about what',
  messageFlow: 'How people agree; {text} stands for the consent text, word for word',
  optinMessage: 'The answer to an agreement',
  optoutMessage: 'The answer to STOP',
  helpMessage: 'The answer to HELP',
  samples: 'Two to five, with an empty line between them',
};

export function detailsFields(texts: EditableTexts): Field[] {
  const { brand } = texts.definition;
  return [
    choiceOf('entityType', brand.entityType, ENTITY_TYPES),
    ...BRAND_TEXTS.map(
      (id): TextField => ({
        ...{ kind: 'text', id, label: fieldLabel(id), hint: HINTS[id] },
        ...{ optional: true, initial: brand[id], max: 100 },
      }),
    ),
    choiceOf('vertical', brand.vertical, VERTICALS),
    ...TEXTS.map((id) => [id, liveText(texts, id)] as const)
      .filter(([, live]) => isShown(live))
      .map(([id, live]) => textOf(id, live)),
  ];
}

const composedText = ({ composed }: EditableTexts, id: Text): string =>
  id === 'samples' ? joined(composed.samples) : composed[id];

/** As it stands now, the samples with an empty line between them. */
function liveText(texts: EditableTexts, id: Text): string {
  const own = texts.definition[id];
  if (own === undefined) return composedText(texts, id);
  return typeof own === 'string' ? own : joined(own);
}

const isShown = (text: string): boolean => text.length <= LONGEST;
const joined = (samples: readonly string[]): string => samples.join('\n\n');

const textOf = (id: Text, initial: string): TextField => ({
  ...{ kind: 'text', id, label: fieldLabel(id), hint: TEXT_HINTS[id], optional: true },
  ...{ initial, multiline: true, max: LONGEST },
});

/** A value that a file set and no choice has stays choosable. */
function choiceOf(
  id: string,
  current: string | undefined,
  labels: Readonly<Record<string, string>>,
): Field {
  const choices = Object.entries(labels).map(([value, label]): Choice => ({ value, label }));
  const known = choices.some(({ value }) => value === current);
  const other = current === undefined || known ? [] : [{ value: current, label: current }];
  return {
    ...{ kind: 'choice', id, label: fieldLabel(id), initial: current ?? UNSAID },
    choices: [{ value: UNSAID, label: 'Not said yet' }, ...other, ...choices],
  };
}

/** The definition with what the form says; a text that is as composed, or empty, is composed from now on. */
export function detailsFrom(values: FormValues, texts: EditableTexts): Record<string, unknown> {
  const { definition } = texts;
  const brand: Record<string, unknown> = { ...definition.brand };
  for (const id of BRAND_TEXTS) put(brand, id, values.text(id).trim());
  for (const id of ['entityType', 'vertical'] as const) {
    const chosen = values.choice(id);
    if (chosen !== '') put(brand, id, chosen === UNSAID ? '' : chosen);
  }
  const changed: Record<string, unknown> = { ...definition, brand };
  for (const id of TEXTS.filter((one) => isShown(liveText(texts, one)))) {
    const typed = plainLines(values.text(id));
    put(changed, id, typed === plainLines(composedText(texts, id)) ? '' : typed);
  }
  if (typeof changed.samples === 'string') changed.samples = samplesIn(changed.samples);
  return changed;
}

function put(into: Record<string, unknown>, id: string, value: string): void {
  if (value === '') delete into[id];
  else into[id] = value;
}

/** Clients end lines in their own ways. */
const plainLines = (text: string): string => text.replace(/\r\n?/gu, '\n').trim();

const samplesIn = (text: string): string[] =>
  plainLines(text)
    .split(/\n\s*\n/u)
    .map((sample) => sample.trim())
    .filter((sample) => sample !== '');
