/** One input of a form; every surface draws it with what it has. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Labelled {
  /** Validation errors come back under it. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

export interface TextField extends Labelled {
  readonly kind: 'text';
  readonly initial?: string | undefined;
  readonly example?: string;
  readonly max?: number;
  readonly multiline?: boolean;
}

/** `radio` shows every choice at once, `choice` unfolds. */
export interface ChoiceField extends Labelled {
  readonly kind: 'choice' | 'radio';
  readonly initial: string;
  readonly choices: readonly Choice[];
}

export type Field = TextField | ChoiceField;
