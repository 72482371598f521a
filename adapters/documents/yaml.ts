/** Reads a YAML (or JSON) file into plain values. */
import { parseDocument } from 'yaml';
import { InvalidInputError } from '../../src/errors.ts';

/** InvalidInputError('file') names the line that cannot be read. */
export function readYaml(text: string): unknown {
  const document = parseDocument(text, { prettyErrors: true, uniqueKeys: true });
  const [problem] = document.errors;
  if (problem !== undefined) {
    const line = problem.linePos?.[0].line ?? 1;
    throw new InvalidInputError(
      'file',
      `Line ${line} of the file is not valid YAML: correct its indentation or quotation marks.`,
    );
  }
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new InvalidInputError(
      'file',
      'The file refers to its own parts too often: write each value out in full.',
    );
  }
}
