/** A folder of evidence, and what the two scripts in it say when a stranger runs them. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { verifierKey } from '../../../src/ledger/checkpoint.ts';
import { type EvidenceBundle, evidenceOf } from '../../../src/ledger/evidence.ts';
import type { Ledger, Signer } from '../../../src/ports.ts';
import { memoryLedger, testSigner } from './memory-ledger.ts';
import { employeeOf, story } from './northwind-drafts.ts';

export const ORIGIN = 'northwindfs.example/rollcall';
const AT = '2026-03-03T08:00:00.000Z';
export const PEOPLE = 100;
/** The person most tests are about: she agreed and later withdrew. */
export const MARIA = 1;
const signer = testSigner(7, ORIGIN);
export const KEY = verifierKey(signer);

const script = (name: string) =>
  readFileSync(new URL(`../../../adapters/documents/verifiers/${name}`, import.meta.url), 'utf8');
const verifiers = { mjs: script('verify.mjs'), py: script('verify.py') };

const OPENSSL = 'openssl';
const openssl = spawnSync(OPENSSL, ['version']).stdout?.toString() ?? '';
const asked = spawnSync('python3', ['-c', 'import sys; print(sys.executable)']);
/** The interpreter itself, without the wrapper that some machines put in front; null when it cannot check. */
const PYTHON =
  asked.status === 0 && /^OpenSSL (?:[3-9]|\d\d)/.test(openssl)
    ? asked.stdout.toString().trim()
    : null;
if (PYTHON === null) {
  process.stdout.write('python3 or openssl 3 is missing: verify.py is NOT tested.\n');
}

/** The evidence of person number `n` of the story, or of the ledger given. */
export function bundleFor(
  n: number,
  { by = signer, ledger }: { by?: Signer; ledger?: Ledger } = {},
): Promise<EvidenceBundle> {
  const whole = ledger ?? memoryLedger(story(PEOPLE), by.origin).ledger;
  return evidenceOf({ ledger: whole, signer: by, verifiers, at: AT }, employeeOf(n));
}

export function unpack(into: string, { files }: EvidenceBundle): void {
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  for (const { path, text } of files) writeFileSync(join(into, path), text);
}

export interface Verdict {
  readonly code: number;
  readonly lines: readonly string[];
  readonly failures: readonly string[];
}

type Said = Pick<Verdict, 'code' | 'lines'>;

/** What both scripts say of a folder; they must say the same, line by line. */
export async function verdictOn(folder: string, key: string | null = KEY): Promise<Verdict> {
  const extra = key === null ? [] : [key];
  const [node, python] = await Promise.all([
    run(process.execPath, [join(folder, 'verify.mjs'), ...extra]),
    PYTHON === null ? null : run(PYTHON, [join(folder, 'verify.py'), ...extra]),
  ]);
  return agreed(node, python);
}

// One process for many folders: most of a check's time is the start of its interpreter.
const NODE_MANY = `for (const folder of process.argv.slice(3)) {
  process.exitCode = 0;
  await import(folder + '/verify.mjs');
  process.stdout.write('CODE ' + process.exitCode + '\\n');
}
process.exitCode = 0;`;
const PYTHON_MANY = `import runpy, sys
for folder in sys.argv[2:]:
    try:
        runpy.run_path(folder + '/verify.py', run_name='__main__')
    except SystemExit as end:
        print('CODE %s' % end.code)`;

/** The same of many folders, in their order. */
export async function verdictsOn(folders: readonly string[]): Promise<Verdict[]> {
  const [node, python] = await Promise.all([
    run(process.execPath, ['--input-type=module', '-e', NODE_MANY, 'many', KEY, ...folders]),
    PYTHON === null ? null : run(PYTHON, ['-c', PYTHON_MANY, KEY, ...folders]),
  ]);
  const pythons = python === null ? null : apart(python);
  return apart(node).map((one, i) => agreed(one, pythons?.[i] ?? null));
}

/** The output of many runs, at each line that tells a code. */
function apart({ lines }: Said): Said[] {
  const all: Said[] = [];
  let open: string[] = [];
  for (const line of lines) {
    const code = /^CODE (.*)$/.exec(line)?.[1];
    if (code === undefined) {
      open.push(line);
    } else {
      all.push({ code: Number(code), lines: open });
      open = [];
    }
  }
  return all;
}

function agreed(node: Said, python: Said | null): Verdict {
  if (PYTHON !== null) expect(python).toEqual(node);
  const failed = node.lines.filter((line) => line.startsWith('FAIL'));
  return { ...node, failures: failed.map((line) => line.slice('FAIL  '.length)) };
}

function run(command: string, args: readonly string[]): Promise<Said> {
  return new Promise((resolve) => {
    execFile(command, args, { maxBuffer: 1e7 }, (error, stdout) => {
      const code = error === null ? 0 : Number(error.code);
      resolve({ code, lines: stdout.trimEnd().split('\n') });
    });
  });
}
