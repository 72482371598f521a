/** One press on a card of ours: its verb, and the id that was sealed for this person and verb. */
import type { Hand, Verb } from '../cards/actions.ts';
import type { Sealed } from '../cards/seal.ts';
import type { CardData, CardValues } from './form-values.ts';
import type { ListenerPorts } from './listener-ports.ts';
import type { Shown } from './shown.ts';
import type { Turn } from './turn.ts';

export interface Press extends Turn {
  readonly sealed: Sealed;
  readonly data: CardData;
  readonly values: CardValues;
  /** Draws for this person, in the dialog or in the chat. */
  readonly hand: Hand;
}

export interface Course {
  readonly run: (ports: ListenerPorts, press: Press) => Promise<Shown>;
  /** Said while the work takes longer than a client waits. */
  readonly waiting: string;
}

export type Courses = Readonly<Partial<Record<Verb, Course>>>;
