/** What becomes of typed words on their way to the app: Slack escapes them and marks mentions. */
import type { Workspace } from './workspace.ts';

/**
 * `&`, `<` and `>` become entities; `@handle` and `#channel` become mentions with their ids, as
 * for slash commands with `should_escape` (`named`: `<@U123|handle>`) and for messages (`<@U123>`).
 * A mention that is written out already stays as it is.
 * @see https://docs.slack.dev/messaging/formatting-message-text
 */
export function typedText(workspace: Workspace, text: string, named: boolean): string {
  return text
    .split(/(<[@#][A-Z0-9]+(?:\|[^>]*)?>)/)
    .map((part, index) => (index % 2 === 1 ? part : escaped(workspace, part, named)))
    .join('');
}

function escaped(workspace: Workspace, text: string, named: boolean): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return safe.replace(/(?<=^|\s)[@#][\w.-]+/g, (typed) => {
    const [sign, name] = [typed.charAt(0), typed.slice(1)];
    const id = sign === '@' ? personId(workspace, name) : channelId(workspace, name);
    if (id === undefined) return typed;
    return named ? `<${sign}${id}|${name}>` : `<${sign}${id}>`;
  });
}

function personId(workspace: Workspace, handle: string): string | undefined {
  for (const person of workspace.people.values()) if (person.name === handle) return person.id;
  return undefined;
}

function channelId(workspace: Workspace, name: string): string | undefined {
  return workspace.sharedChannels.find((one) => one.name === name)?.id;
}
