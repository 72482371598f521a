/** Checks evidence as a stranger would: alone, in an empty folder, with the scripts that travel in it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EvidenceBundle } from '../ledger/evidence.ts';

export interface BundleCheck {
  readonly by: string;
  readonly ok: boolean;
}

/** Unpacks the evidence where nothing else is and runs both verifiers that travel with it. */
export function checkBundle(bundle: EvidenceBundle): BundleCheck[] {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-evidence-'));
  try {
    for (const { path, text } of bundle.files) writeFileSync(join(folder, path), text);
    return [
      { by: 'verify.mjs (Node)', ok: runs(process.execPath, 'verify.mjs', folder) },
      ...(hasPython()
        ? [{ by: 'verify.py (Python and openssl)', ok: runs('python3', 'verify.py', folder) }]
        : []),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runs(program: string, script: string, cwd: string): boolean {
  try {
    execFileSync(program, [script], { cwd, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
