/** Types of `mrkdwn.js` for those who import it from TypeScript. */
export interface Names {
  readonly user?: (id: string) => string | undefined;
  readonly channel?: (id: string) => string | undefined;
}
export interface Markup {
  /** Safe HTML. */
  readonly text: string;
}
export function renderMrkdwn(text: string, names?: Names): Markup;
export function renderPlain(text: string, withEmoji?: boolean): Markup;
