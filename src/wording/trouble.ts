/** Every error as one sentence a person can act on. */
import { BusyError, DeliveryError, RollcallError, UncertainError } from '../errors.ts';
import type { Surface } from './surface.ts';

/** `expected` is false for what only the log can explain. */
export interface Explained {
  readonly sentence: string;
  readonly expected: boolean;
}

export function explainError(error: unknown, surface: Surface): Explained {
  if (error instanceof UncertainError || error instanceof BusyError) {
    return {
      expected: true,
      sentence:
        'I could not confirm yet that this was saved. Please try again in a minute; doing it twice does no harm.',
    };
  }
  if (error instanceof DeliveryError) {
    const sentence =
      error.trouble === 'limited'
        ? `${surface.name} is busy at the moment. Please try again in a minute.`
        : `${surface.name} did not accept this. Please try again; if it stays so, tell whoever looks after this app.`;
    return { expected: true, sentence };
  }
  if (error instanceof RollcallError && error.code !== 'LEDGER_BROKEN' && error.code !== 'STALE') {
    return { expected: true, sentence: error.message };
  }
  return {
    expected: false,
    sentence:
      'Something went wrong on our side. Please try again in a minute; doing it twice does no harm.',
  };
}
