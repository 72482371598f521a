/** The few Adaptive Card elements we draw with (schema 1.5), every foreign word inert. */
import { clean, oneLine, shorten } from '../../../src/wording/clean.ts';
import type { Rich, Run } from '../../../src/wording/rich.ts';

/** An element or action of a card. */
export interface Element {
  readonly type: string;
  readonly [field: string]: unknown;
}

export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly $schema: string;
  readonly version: '1.5';
  readonly fallbackText: string;
  readonly body: readonly Element[];
  readonly [field: string]: unknown;
}

/** Longest exact wording that is shown; the core allows far less. */
const QUOTE_MAX = 8_000;

/**
 * A sentence as rich text, a line each: TextRun, unlike TextBlock, reads neither Markdown nor
 * HTML, so a name stays a name.
 */
export function richText(rich: Rich, look: Readonly<Record<string, unknown>> = {}): Element[] {
  return linesOf(rich).map((line, index) => ({
    type: 'RichTextBlock',
    ...(index === 0 ? {} : { spacing: 'Small' }),
    inlines: line.map((run) => textRun(run, look)),
  }));
}

function textRun(run: Run, look: Readonly<Record<string, unknown>>): Element {
  const text = inert(run.foreign === true ? oneLine(run.text) : spaced(clean(run.text)));
  const url = run.url === undefined ? undefined : clean(run.url);
  return {
    type: 'TextRun',
    text: text === '' ? '-' : text,
    ...look,
    ...(run.bold === true ? { weight: 'Bolder' } : {}),
    ...(run.code === true ? { fontType: 'Monospace' } : {}),
    ...(url === undefined ? {} : { selectAction: { type: 'Action.OpenUrl', url } }),
  };
}

/** Clients draw several spaces as one; those that keep counts apart are meant. */
const spaced = (text: string): string =>
  text.replace(/ {2,}/gu, (spaces) => `${'\u00a0'.repeat(spaces.length - 1)} `);

/** `{{DATE(…)}}` and its kind are worked out by clients even in plain runs. */
function inert(text: string): string {
  return text.replaceAll('{{', '{ {');
}

/** Cuts the fixed newlines of a sentence into lines; a newline inside a name is none. */
function linesOf(rich: Rich): Run[][] {
  const lines: Run[][] = [[]];
  for (const run of rich) {
    const pieces = run.foreign === true ? [run.text] : run.text.split('\n');
    pieces.forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...run, text });
    });
  }
  return lines.filter((line) => line.length > 0);
}

export function heading(text: string): Element {
  const run = { type: 'TextRun', text: inert(oneLine(text)), size: 'Large', weight: 'Bolder' };
  return { type: 'RichTextBlock', inlines: [run] };
}

export const note = (rich: Rich): Element[] => richText(rich, { size: 'Small', isSubtle: true });

/** The exact wording, set apart and literal. */
export function quote(words: string): Element {
  const lines = shorten(clean(words), QUOTE_MAX).split('\n');
  return {
    type: 'Container',
    style: 'emphasis',
    bleed: false,
    items: lines
      .filter((line) => line.trim() !== '')
      .map((line) => ({
        type: 'RichTextBlock',
        inlines: [{ type: 'TextRun', text: inert(line) }],
      })),
  };
}

/** An error of ours, told where a person looks first. */
export function alarm(sentence: string): Element {
  const run = {
    type: 'TextRun',
    text: inert(oneLine(sentence)),
    color: 'Attention',
    weight: 'Bolder',
  };
  return { type: 'RichTextBlock', inlines: [run] };
}

export const divider = (): Element => ({
  type: 'Container',
  separator: true,
  spacing: 'Medium',
  items: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: ' ' }] }],
});

/** Text where a client takes a plain string: titles, labels, placeholders. */
export function plain(text: string, max = 200): string {
  return shorten(inert(clean(text)), max).trim() || '-';
}
