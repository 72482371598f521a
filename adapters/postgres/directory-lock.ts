/** One process per data directory, for as long as it lives: two would destroy the embedded store. */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { EmbeddedStoreBusyError } from './errors.ts';

export interface DirectoryLock {
  release(): void;
}

/** The descriptor's number inside the locking program. */
const INHERITED = 3;
const HELD_BY_ANOTHER = 1;

/** Programs that lock the open file they inherit: util-linux or busybox, else perl, which macOS has. */
const LOCKERS: readonly (readonly [string, readonly string[]])[] = [
  ['flock', ['-n', String(INHERITED)]],
  ['perl', ['-e', `open(F, '>>&=${INHERITED}') or exit 2; exit(flock(F, 6) ? 0 : 1)`]],
];

/**
 * Takes the lock or fails at once.
 * @throws EmbeddedStoreBusyError when a living process holds it. It is never taken by force.
 */
export function lockDirectory(dataDirectory: string): DirectoryLock {
  const descriptor = openSync(join(dataDirectory, 'lock'), 'a', 0o600);
  for (const [program, options] of LOCKERS) {
    // The lock belongs to the open file, which the program shares with us: it stays when the
    // program has ended, and the kernel lets it go when this process does, however it ends.
    const stdio = ['ignore', 'ignore', 'ignore', descriptor] as const;
    const { status } = spawnSync(program, options, { stdio: [...stdio] });
    if (status === 0) return { release: () => closeSync(descriptor) };
    if (status === HELD_BY_ANOTHER) {
      closeSync(descriptor);
      throw new EmbeddedStoreBusyError(dataDirectory);
    }
  }
  closeSync(descriptor);
  return lockByFile(dataDirectory);
}

/**
 * Where no such program is: a file that names its owner. It is taken over only from an owner
 * on this same machine that is certainly gone; in doubt it counts as held.
 */
export function lockByFile(dataDirectory: string): DirectoryLock {
  const path = join(dataDirectory, 'owner');
  if (create(path) || takeOver(path)) return { release: () => rmSync(path, { force: true }) };
  throw new EmbeddedStoreBusyError(dataDirectory);
}

/** Only one process at a time may remove the file of an owner that is gone, or it could remove a new owner's. */
function takeOver(path: string): boolean {
  const guard = `${path}.taking`;
  if (!isGone(path) || !create(guard)) return false;
  try {
    if (!isGone(path)) return false;
    rmSync(path);
    return create(path);
  } finally {
    rmSync(guard);
  }
}

function create(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid} ${hostname()}`, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** True when the file names a process of this machine that is not running any more. */
function isGone(path: string): boolean {
  const [pid, host] = existsSync(path) ? readFileSync(path, 'utf8').split(' ') : [];
  if (host !== hostname() || pid === undefined || !/^\d+$/.test(pid)) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
