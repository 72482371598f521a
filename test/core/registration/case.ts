/** How the tests break the worked example, one phrase at a time. */
import type { Registration } from '../../../src/registration/registration.ts';
import { REGISTRATION } from './worked-example.ts';

export type Change = Partial<Registration>;

export interface Case {
  readonly rule: string;
  readonly why: string;
  readonly change: Change;
  /** The rule's own when absent. */
  readonly severity?: 'error' | 'warning' | 'advice';
  readonly field?: string;
  readonly phrase?: string | null;
}

const { text, messageFlow, brand, samples } = REGISTRATION;

/** The text without a phrase; a phrase that is not there is a mistake of the test. */
export function cut(whole: string, phrase: string, instead = ''): string {
  if (!whole.includes(phrase)) throw new Error(`not there: ${phrase}`);
  return whole.replaceAll(phrase, instead);
}

export const cutText = (phrase: string, instead = ''): Change => ({
  text: cut(text, phrase, instead),
});
export const cutFlow = (phrase: string, instead = ''): Change => ({
  messageFlow: cut(messageFlow, phrase, instead),
});
export const add = (sentence: string): Change => ({ text: `${text} ${sentence}` });
export const withBrand = (change: Partial<Registration['brand']>): Change => ({
  brand: { ...brand, ...change },
});
export const withSample = (sample: string): Change => ({ samples: [sample, ...samples.slice(1)] });
export const words = (length: number): string =>
  'Northwind employees about work '.repeat(200).slice(0, length);
