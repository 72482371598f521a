/** Files are read where the command is typed; the service may run elsewhere on this machine. */
import { readFileSync } from 'node:fs';
import { InvalidInputError } from '../errors.ts';

/**
 * @param field the option it was given with
 * @throws InvalidInputError(field) when there is no such file, it is not readable or empty
 */
export function readInputFile(path: string, field: string): Buffer {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new InvalidInputError(
      field,
      `The file given with --${field} cannot be read. Check its name.`,
    );
  }
  if (bytes.length > 0) return bytes;
  throw new InvalidInputError(field, `The file given with --${field} is empty.`);
}
