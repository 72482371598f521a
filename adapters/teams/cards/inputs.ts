/** Inputs of forms. The client checks what it can; the service checks everything again. */
import type { Field } from '../../../src/wording/field.ts';
import { type Element, plain } from './elements.ts';

export function inputElement(field: Field): Element {
  const required = field.optional === true ? {} : { isRequired: true };
  const label = field.hint === undefined ? field.label : `${field.label} (${trimDot(field.hint)})`;
  const common = {
    id: field.id,
    label: plain(label, 300),
    ...required,
    errorMessage: plain(`Please fill in: ${field.label}.`),
  };
  if (field.kind === 'text') {
    const max = field.max ?? 3_000;
    return {
      type: 'Input.Text',
      ...common,
      maxLength: max,
      ...(field.multiline === true ? { isMultiline: true } : {}),
      ...(field.initial ? { value: field.initial.slice(0, max) } : {}),
      ...(field.example === undefined ? {} : { placeholder: plain(field.example) }),
    };
  }
  return {
    type: 'Input.ChoiceSet',
    ...common,
    style: field.kind === 'radio' ? 'expanded' : 'compact',
    value: field.initial,
    choices: field.choices.map(({ value, label: title }) => ({ title: plain(title), value })),
  };
}

const trimDot = (hint: string): string => hint.replace(/\.$/u, '');
