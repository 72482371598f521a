/** Checkpoints in a file beside the database: appended, synced, never rewritten. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Witness } from '../../src/ports.ts';

/** Between two signed notes; a note itself never holds this line. */
const SEPARATOR = '\n\f\n';

export function openWitnessFile(path: string): Witness & { all(): readonly string[] } {
  const all = (): readonly string[] => {
    if (!existsSync(path)) return [];
    // The part after the last separator is empty, or a note cut short by a crash while it was written.
    return readFileSync(path, 'utf8').split(SEPARATOR).slice(0, -1);
  };
  return {
    all,
    async last() {
      return all().at(-1) ?? null;
    },
    async remember(checkpoint) {
      if (all().at(-1) === checkpoint) return;
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      const file = openSync(path, 'a', 0o600);
      try {
        writeSync(file, checkpoint + SEPARATOR);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    },
  };
}
