/** Packs files into a zip; the same files always give the same bytes. */
import { strToU8, zipSync } from 'fflate';

const FIXED_TIME = new Date(1980, 0, 1);

export type ZippedFile = { readonly path: string } & (
  | { readonly text: string }
  | { readonly bytes: Uint8Array }
);

export function zipFiles(files: readonly ZippedFile[]): Uint8Array {
  const entries = files.map(
    (file) => [file.path, 'text' in file ? strToU8(file.text) : file.bytes] as const,
  );
  return zipSync(Object.fromEntries(entries), { mtime: FIXED_TIME, level: 9 });
}
