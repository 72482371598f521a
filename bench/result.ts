/** What a bench found: ours beside a named baseline, measured in the same run. */

export interface Result {
  readonly what: string;
  readonly baseline: string;
  /** Ours over the baseline; above 1 is better, whatever is measured. */
  readonly ratio: number;
  readonly figures: string;
}

const COLUMNS = ['ratio', 'what', 'baseline', 'figures'] as const;

/** Lines of a table that fits its longest cells. */
export function tableOf(results: readonly Result[]): string[] {
  const rows = results.map((result) => ({ ...result, ratio: result.ratio.toPrecision(3) }));
  const widths = COLUMNS.map((column) =>
    Math.max(column.length, ...rows.map((row) => row[column].length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width));
  return [COLUMNS, rule, ...rows.map((row) => COLUMNS.map((column) => row[column]))].map(line);
}

/** `12,345`. */
export const count = (value: number): string => Math.round(value).toLocaleString('en-US');

/** `0.42 ms`, `12.3 ms`, `1.2 s`. */
export const duration = (ms: number): string =>
  ms < 1_000 ? `${ms.toPrecision(3)} ms` : `${(ms / 1_000).toFixed(1)} s`;
