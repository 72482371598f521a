/** Types of `guide.js` for those who import it from TypeScript. */
export function suggestCommands(typed: string): { text: string; means: string }[];
