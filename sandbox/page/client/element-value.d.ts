/** Types of `element-value.js` for those who import it from TypeScript. */
export type Element = Record<string, unknown> & { type: string };
export function shownValues(element: Element, kept?: Record<string, unknown>): string[];
export function stateEntry(element: Element, chosen: readonly string[]): Record<string, unknown>;
