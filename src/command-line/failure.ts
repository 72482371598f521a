/** Turns an error into an outcome: one clear sentence, the exit code, the same as JSON. */
import { ConfigError, InvalidInputError, LedgerBrokenError, RollcallError } from '../errors.ts';
import type { ExitCode, Outcome } from './outcome.ts';

export function failure(error: unknown): Outcome {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNEXPECTED';
  const message = error instanceof Error ? error.message : String(error);
  const field = error instanceof InvalidInputError ? { field: error.field } : {};
  return {
    code: exitCode(error, code),
    json: { error: { code, message, ...field } },
    text: message,
  };
}

function exitCode(error: unknown, code: string): ExitCode {
  if (error instanceof ConfigError) return 78;
  if (error instanceof LedgerBrokenError) return 79;
  if (code === 'EMBEDDED_STORE_BUSY') return 75;
  return error instanceof RollcallError && error.code === 'INVALID_INPUT' ? 2 : 1;
}
