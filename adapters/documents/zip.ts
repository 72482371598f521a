/** Packs text files into a zip; the same files always give the same bytes. */
import { strToU8, zipSync } from 'fflate';

const FIXED_TIME = new Date(1980, 0, 1);

export function zipFiles(
  files: readonly { readonly path: string; readonly text: string }[],
): Uint8Array {
  const entries = files.map(({ path, text }) => [path, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { mtime: FIXED_TIME, level: 9 });
}
