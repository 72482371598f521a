/** One process per data directory: two would destroy the embedded store. */
import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lockByFile } from '../../adapters/postgres/directory-lock.ts';
import { EmbeddedStoreBusyError, openStore } from '../../adapters/postgres/index.ts';
import { spawnTypeScript } from '../support/child.ts';
import { joined } from '../support/facts.ts';
import { testStoreOptions } from '../support/store-options.ts';

const CHILD = new URL('holding-child.ts', import.meta.url);
const TIMEOUT_MS = 120_000;

async function holder(dataDirectory: string): Promise<{ child: ChildProcess; said: string }> {
  const child = spawnTypeScript(CHILD, [dataDirectory], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.stdout === null) throw new Error('The child has no standard output.');
  const [said] = await once(child.stdout, 'data');
  return { child, said: String(said).trim() };
}

async function killed(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

describe('a data directory', () => {
  let dataDirectory: string;
  beforeAll(() => {
    dataDirectory = mkdtempSync(join(tmpdir(), 'rollcall-lock-'));
  });
  afterAll(() => rmSync(dataDirectory, { recursive: true, force: true }));
  const open = async () => openStore(await testStoreOptions({ dataDirectory }));

  it(
    'is refused to a second process with a plain error, and free again when the first was killed',
    async () => {
      const first = await holder(dataDirectory);
      expect(first.said).toBe('open');
      const second = await holder(dataDirectory);
      expect(second.said).toBe('EMBEDDED_STORE_BUSY');
      await expect(open()).rejects.toThrow(EmbeddedStoreBusyError);
      await killed(first.child);
      const store = await open();
      expect(await store.healthy()).toBe(true);
      await store.close();
    },
    TIMEOUT_MS,
  );

  it(
    'opens although a start was killed before it wrote its postmaster.pid',
    async () => {
      const before = await open();
      await before.ledger.append({ drafts: [joined(1)] });
      await before.close();
      writeFileSync(join(dataDirectory, 'database', 'postmaster.pid'), '');
      const store = await open();
      expect(await store.ledger.byKey('joined:1')).not.toBeNull();
      await store.close();
    },
    TIMEOUT_MS,
  );
});

describe('where no locking program is', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-owner-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const ownedBy = (owner: string) => writeFileSync(join(folder, 'owner'), owner);
  /** The id of a process that has ended for certain. */
  const gone = () => spawnSync(process.execPath, ['--version']).pid;

  it('the owner file keeps a second one out until it is released', () => {
    const lock = lockByFile(folder);
    expect(() => lockByFile(folder)).toThrow(EmbeddedStoreBusyError);
    lock.release();
    lockByFile(folder).release();
    expect(existsSync(join(folder, 'owner'))).toBe(false);
  });

  it.each([
    ['a living process', `${process.ppid} ${hostname()}`],
    ['a process of another machine', `${gone()} elsewhere`],
    ['nobody legible', 'x'],
    ['nobody yet', ''],
  ])('is never taken from %s', (_who, owner) => {
    ownedBy(owner);
    expect(() => lockByFile(folder)).toThrow(EmbeddedStoreBusyError);
  });

  it('is taken over from a process of this machine that is gone', () => {
    ownedBy(`${gone()} ${hostname()}`);
    lockByFile(folder).release();
  });

  it('is not taken over while another is taking it over', () => {
    ownedBy(`${gone()} ${hostname()}`);
    writeFileSync(join(folder, 'owner.taking'), '');
    expect(() => lockByFile(folder)).toThrow(EmbeddedStoreBusyError);
  });
});
