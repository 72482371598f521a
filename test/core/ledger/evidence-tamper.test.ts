/** Evidence in the hands of someone who would like it to say something else. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { editorOf } from './evidence-editor.ts';
import {
  bundleFor,
  MARIA,
  ORIGIN,
  unpack,
  type Verdict,
  verdictOn,
  verdictsOn,
} from './evidence-folder.ts';
import { TAMPERINGS } from './evidence-tamperings.ts';
import { testSigner } from './memory-ledger.ts';

const home = mkdtempSync(join(tmpdir(), 'rollcall-evidence-'));
let verdicts: readonly Verdict[] = [];

beforeAll(async () => {
  const pristine = join(home, 'pristine');
  unpack(pristine, await bundleFor(MARIA));
  const folders = TAMPERINGS.map(([, , tamper], i) => {
    const folder = join(home, `tampered-${i}`);
    cpSync(pristine, folder, { recursive: true });
    tamper(editorOf(folder));
    return folder;
  });
  verdicts = await verdictsOn([pristine, ...folders]);
}, 120_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('evidence', () => {
  it('is believed by both scripts as it was made', () => {
    expect(verdicts[0]).toMatchObject({ code: 0, failures: [] });
  });

  it.each(TAMPERINGS.map(([what, check], i) => [what, check, i + 1] as const))(
    'is refused by both scripts with %s',
    (_what, check, i) => {
      const { code, lines, failures } = verdicts[i] as Verdict;
      expect(code).toBe(1);
      expect(lines.at(-1)).toMatch(/^RESULT: do not rely on this folder/);
      expect(failures.filter((line) => check.test(line))).not.toEqual([]);
    },
  );

  it('is refused by both scripts when made anew with another key, once the right key is given', async () => {
    const forged = join(home, 'forged');
    unpack(forged, await bundleFor(MARIA, { by: testSigner(8, ORIGIN) }));
    expect((await verdictOn(forged, null)).code).toBe(0);
    expect((await verdictOn(forged)).failures).toEqual(['the key is the one that was given']);
  });
});
