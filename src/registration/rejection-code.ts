/** A reviewer's code: what it says, where it points, and what cures it. */
export interface RejectionCode {
  /** As reviewers write it: `803`, `30555`, `CallToAction.MissingBrandName`. */
  readonly code: string;
  readonly by: 'Telnyx and the aggregators' | 'Bandwidth' | 'Twilio' | 'Microsoft Teams';
  /** How well it is known: read in the source (V), quoted by others (Q), not verified (U). */
  readonly mark: 'V' | 'Q' | 'U';
  /** Key of the document. */
  readonly source: string;
  /** Fields of the form, `text` for the consent text, `form` for what a person ticks. */
  readonly fields: readonly string[];
  /** Ids of the lint rules that look for it; none where only a person can see it. */
  readonly rules: readonly string[];
  readonly meaning: string;
  readonly fix: string;
  /** Words by which a reviewer's own text is recognised, small, without signs. */
  readonly phrases: readonly string[];
}

type Names = Pick<RejectionCode, 'by'>;

/**
 * Reads a table, a code a line: code | mark source | fields | rules | meaning | fix | phrases,
 * with a semicolon between phrases.
 */
export function readCodes(table: string, { by }: Names): readonly RejectionCode[] {
  const lines = table.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [code = '', from = '', fields = '', rules = '', meaning = '', fix = '', phrases = ''] =
      line.split('|').map((cell) => cell.trim());
    const [mark = 'U', ...source] = from.split(' ');
    return {
      ...{ code, by, meaning, fix },
      mark: mark as RejectionCode['mark'],
      source: source.join(' '),
      fields: listed(fields, ' '),
      rules: listed(rules, ' '),
      phrases: listed(phrases, ';'),
    };
  });
}

const listed = (cell: string, between: string): string[] =>
  cell
    .split(between)
    .map((one) => one.trim())
    .filter((one) => one !== '');
