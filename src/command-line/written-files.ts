/** The files a command writes: their places are looked at before it acts, and each appears whole or not at all. */
import {
  accessSync,
  chmodSync,
  constants,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { InvalidInputError, RollcallError } from '../errors.ts';
import type { Outcome, Request } from './outcome.ts';

type WrittenFile = NonNullable<Outcome['files']>[number];

/** What was asked is done, and only its file is missing. */
class FileError extends RollcallError {
  readonly code = 'FILE';
}

const TARGETS = ['out', 'csv', 'print'] as const;
/** These write under a name of their own where none is given. */
const NAMING = ['evidence', 'audit', 'export'];

/**
 * Before anything is done: every file the command is to write can be written.
 * @throws InvalidInputError('out' | 'csv' | 'print')
 */
export function requireWritable({ command, options }: Request): void {
  const named = TARGETS.flatMap((field) => {
    const path = options[field];
    return typeof path === 'string' && path !== '' ? [{ field, path }] : [];
  });
  for (const { field, path } of named) requireTarget(field, path);
  const places = new Set(named.map(({ path }) => resolve(path)));
  if (places.size < named.length) {
    throw new InvalidInputError('print', 'Two files would have one name: give each its own.');
  }
  const namesItself =
    NAMING.includes(command) || (command === 'summary' && options.format !== undefined);
  if (namesItself && typeof options.out !== 'string') requireFolder('out', '.');
}

/** Readable by their owner only. All are complete before the first takes its name. @throws FileError */
export function writeFiles(files: readonly WrittenFile[]): void {
  const waiting: Waiting[] = [];
  let path = '';
  try {
    for (const file of files) {
      path = file.path;
      writeOne(file, waiting);
    }
    for (const { temporary, place } of waiting) renameSync(temporary, place);
  } catch (error) {
    for (const { temporary } of waiting) rmSync(temporary, { force: true });
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new FileError(
      `The command was carried out, but ${path} could not be written (${REASONS[code] ?? code}). Mend that or name another file, and type the command again.`,
    );
  }
}

interface Waiting {
  readonly temporary: string;
  readonly place: string;
}

/** A device is written to at once; a file waits beside its place until all are complete. */
function writeOne({ path, base64, keepsMode }: WrittenFile, waiting: Waiting[]): void {
  const target = look(path);
  const bytes = Buffer.from(base64, 'base64');
  if (path.startsWith('/dev/') || (target !== null && !target.isFile())) {
    writeFileSync(path, bytes);
    return;
  }
  const place = target === null ? resolve(path) : realpathSync(path);
  const temporary = join(dirname(place), `.${basename(place)}.${process.pid}.part`);
  waiting.push({ temporary, place });
  writeFileSync(temporary, bytes, { mode: 0o600 });
  if (keepsMode === true && target !== null) chmodSync(temporary, target.mode & 0o777);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk space is used up',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'nothing can be written to that disk',
  EISDIR: 'it is a folder',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder does not exist',
};

function requireTarget(field: string, path: string): void {
  if (look(path)?.isDirectory() === true) {
    throw new InvalidInputError(
      field,
      `The name given with --${field} is a folder: give the name of a file in it.`,
    );
  }
  requireFolder(field, dirname(path));
}

function requireFolder(field: string, folder: string): void {
  if (look(folder)?.isDirectory() !== true) {
    throw new InvalidInputError(
      field,
      `The folder of the file given with --${field} does not exist: make it first, or name another file.`,
    );
  }
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new InvalidInputError(
      field,
      `You may not write files in ${folder === '.' ? 'this folder' : folder}: name a file elsewhere with --${field}.`,
    );
  }
}

/** Null when there is nothing of this name. */
const look = (path: string): Stats | null => {
  try {
    return statSync(path);
  } catch {
    return null;
  }
};
