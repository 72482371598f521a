/** From a verb and its data to what the person is shown. Nothing happens for a card that is not theirs. */
import { PREVIEW } from '../../../src/wording/request.ts';
import { ADMIN_COURSES } from './admin-presses.ts';
import { CONSENT_COURSES } from './consent-presses.ts';
import { explain } from './explain.ts';
import { type CardData, valuesOf } from './form-values.ts';
import type { ListenerPorts } from './listener-ports.ts';
import type { Course, Courses } from './press.ts';
import { REGISTRATION_COURSES } from './registration-presses.ts';
import { inWords, type Shown } from './shown.ts';
import type { Turn } from './turn.ts';

const COURSES: Courses = { ...CONSENT_COURSES, ...ADMIN_COURSES, ...REGISTRATION_COURSES };

export interface Pressed {
  readonly turn: Turn;
  readonly verb: unknown;
  readonly data: CardData;
  readonly inDialog: boolean;
}

export interface Pressing {
  /** What to show; never rejects. */
  readonly shown: Promise<Shown>;
  /** What to say meanwhile. */
  readonly waiting: string;
}

const NOT_YOURS =
  'This card was made for somebody else, or is too old. Nothing was recorded. Write STATUS for your own, or STOP to stop all work texts.';

export function press(ports: ListenerPorts, { turn, verb, data, inDialog }: Pressed): Pressing {
  const course = courseOf(verb);
  const now = (text: string): Pressing => ({ shown: Promise.resolve(inWords(text)), waiting: '' });
  if (verb === PREVIEW) return now('This is only a preview.');
  const sealed = course === null ? null : ports.seals.open(turn.account, String(verb), data.id);
  if (course === null || sealed === null) {
    ports.log.warn('A press on a card that is not theirs was refused.');
    return now(NOT_YOURS);
  }
  const hand = ports.chat.handOf(turn.account, inDialog);
  const it = { ...turn, sealed, data, values: valuesOf(data), hand };
  const shown = course.run(ports, it).catch((error: unknown) => inWords(explain(ports, error)));
  return { shown, waiting: course.waiting };
}

function courseOf(verb: unknown): Course | null {
  if (typeof verb !== 'string' || !Object.hasOwn(COURSES, verb)) return null;
  return COURSES[verb as keyof Courses] ?? null;
}
