import { describe, expect, it } from '@jest/globals';
import { signCheckpoint } from '../../../src/ledger/checkpoint.ts';
import {
  EMPTY_FRONTIER,
  extend,
  type Frontier,
  leafHash,
  rootOf,
} from '../../../src/ledger/tree.ts';
import { buildTree } from '../../../src/ledger/tree-builder.ts';
import { verifyLedger } from '../../../src/ledger/verify.ts';
import type { Ledger } from '../../../src/ports.ts';
import { memoryLedger, testSigner } from './memory-ledger.ts';
import { story } from './northwind-drafts.ts';

const signer = testSigner(7);
const { origin, publicKey } = signer;
const verify = (ledger: Ledger, checkpoints: readonly string[] = [], views = true) =>
  verifyLedger({ ledger, origin, publicKey, checkpoints, views });

describe('the tree built anew', () => {
  it('has the root of the frontier at every size and every stored hash, through two levels of tiles', () => {
    const tree = buildTree();
    let frontier: Frontier = EMPTY_FRONTIER;
    for (let n = 0; n < 66_000; n++) {
      const leaf = leafHash(Buffer.from(String(n)));
      tree.add(leaf);
      frontier = extend(frontier, leaf);
      if (n % 997 === 0 || n === 65_535) expect(hex(tree.root())).toBe(hex(rootOf(frontier)));
    }
    expect([tree.size, tree.levels]).toEqual([66_000, 2]);
    expect([tree.nodes(1).length, tree.nodes(2).length, tree.nodes(3).length]).toEqual([257, 1, 0]);
    const [whole] = tree.nodes(2);
    expect(hex(whole ?? new Uint8Array())).toBe(hex(frontier.hashes[0] ?? new Uint8Array()));
  });
});

describe('verification', () => {
  it('accepts an empty ledger, and the checkpoint of one', async () => {
    const { ledger } = memoryLedger([], origin);
    const note = signCheckpoint(signer, await ledger.head());
    expect(await verify(ledger, [note])).toMatchObject({ ok: true, entries: 0, disclosures: 0 });
  });

  it('accepts a ledger that grows while it is verified', async () => {
    const whole = memoryLedger(story(20), origin);
    const half = memoryLedger([], origin);
    half.rows.push(...whole.rows.slice(0, 40));
    let heads = 0;
    const growing: Ledger = {
      ...half.ledger,
      head: async () => {
        if (heads++ === 1) half.rows.push(...whole.rows.slice(40));
        return half.ledger.head();
      },
      viewRows: whole.ledger.viewRows,
    };
    expect(await verify(growing)).toMatchObject({ ok: true, entries: 40, problems: [] });
  });

  it('says so when a view never stands still', async () => {
    const { ledger } = memoryLedger(story(5), origin);
    let size = (await ledger.head()).size;
    const restless: Ledger = {
      ...ledger,
      head: async () => ({ ...(await ledger.head()), size: size++ }),
      async *viewRows() {
        yield { employee_id: 'emp_changing', seq: size };
      },
    };
    const { problems } = await verify(restless);
    expect(problems.map(({ problem }) => problem)).toContain('view_busy');
  });

  it('lists a hundred problems and how many more there are', async () => {
    const { ledger, rows } = memoryLedger(story(60), origin);
    for (const [i, row] of rows.entries()) rows[i] = { ...row, leaf: new Uint8Array(32) };
    const { problems } = await verify(ledger, [], false);
    expect(problems).toHaveLength(101);
    expect(problems[0]).toMatchObject({ seq: 0, problem: 'bytes_changed' });
    expect(problems.at(-1)?.message).toMatch(/^There are \d+ more problems/);
  });

  it('leaves the views out when asked', async () => {
    const { ledger } = memoryLedger(story(5), origin);
    const blind: Ledger = {
      ...ledger,
      viewRows: () => {
        throw new Error('The views were read.');
      },
    };
    expect((await verify(blind, [], false)).ok).toBe(true);
  });
});

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
