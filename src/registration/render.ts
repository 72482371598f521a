/** The summary as text to paste. */
import type { Summary } from './summarize.ts';

/** The summary as Markdown. */
export function renderMarkdown(summary: Summary): string {
  return summary.collectiveNotice;
}

/** The summary as plain text. */
export function renderPlain(summary: Summary): string {
  return summary.collectiveNotice;
}
