import type { PageSandbox } from './page-sandbox.ts';
export async function performAct(
  _sandbox: PageSandbox,
  _body: Record<string, unknown>,
): Promise<unknown> {
  return { ok: true };
}
