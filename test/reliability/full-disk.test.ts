/** A disk that refuses a write ends the process at once: after that the embedded store would hang for ever. */
import { execFile } from 'node:child_process';
import { expect, it } from '@jest/globals';
import { childEnvironment, typeScriptCommand } from '../support/child.ts';
import { collect } from '../support/collect.ts';
import { onEmbedded } from '../support/stores.ts';

const CHILD = new URL('storage-child.ts', import.meta.url);
const STORAGE_BROKEN = 70;
const TIMEOUT_MS = 120_000;

/**
 * No file may grow beyond 32,000 blocks of 512 bytes, a little less than a WAL segment: towards
 * its end Postgres meets what a full disk looks like.
 */
const LIMITED = `trap '' XFSZ; ulimit -f 32000; exec "$@"`;

function fillUp(dataDirectory: string): Promise<{ code: unknown; keys: readonly string[] }> {
  const command = typeScriptCommand(CHILD, [dataDirectory]);
  const options = { env: childEnvironment(), timeout: TIMEOUT_MS, maxBuffer: 2 ** 24 };
  return new Promise((resolve) => {
    execFile('sh', ['-c', LIMITED, 'sh', ...command], options, (error, stdout) => {
      resolve({ code: error?.code, keys: stdout.split('\n').filter((line) => line !== '') });
    });
  });
}

onEmbedded((store) => {
  it(
    'ends with all that was acknowledged, and opens again when there is room',
    async () => {
      await (await store.open()).close();
      const { code, keys } = await fillUp(store.place.dataDirectory ?? '');
      expect(code).toBe(STORAGE_BROKEN);
      expect(keys.length).toBeGreaterThan(100);
      const opened = await store.open();
      const entries = await collect(opened.ledger.entries(0, Number.MAX_SAFE_INTEGER));
      const kept = new Set(entries.map(({ key }) => key));
      expect(keys.filter((key) => !kept.has(key))).toEqual([]);
      await opened.close();
    },
    TIMEOUT_MS,
  );
});
