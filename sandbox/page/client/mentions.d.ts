/** Types of `mentions.js` for those who import it from TypeScript. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly handle: string;
  readonly kind?: string;
}
export function suggestPeople(
  typed: string,
  people: readonly Named[],
): { text: string; shown: string; means: string }[];
export function encodeMentions(typed: string, people: readonly Named[]): string;
