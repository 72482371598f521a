import { describe, expect, it } from '@jest/globals';
import type { Desk, Options } from '../../../src/command-line/outcome.ts';
import { perform } from '../../../src/command-line/perform.ts';
import { runProgram } from '../../../src/command-line/program.ts';
import { recordingService } from '../../support/recording-service.ts';

const typed = (command: string, options: Options) => {
  const { service } = recordingService();
  return perform({ service, config: {}, storeKind: 'postgres' } as Desk, { command, options });
};

describe('an option that would be ignored is refused', () => {
  it.each<[Options, string, string]>([
    [{ out: 'summary.pdf' }, 'out', 'say which kind with --format'],
    [{ fullNumbers: true }, 'full-numbers', 'add --format xlsx'],
    [{ fullNumbers: true, format: 'pdf' }, 'full-numbers', 'use --format xlsx'],
    [{ fullNumbers: true, format: 'csv' }, 'full-numbers', 'use --format xlsx'],
  ])('summary %j', async (options, field, sentence) => {
    const outcome = await typed('summary', { provider: 'ringcentral', ...options });
    expect(outcome).toMatchObject({ code: 2, json: { error: { field } } });
    expect(outcome.text).toContain(sentence);
  });

  it('and a number without an owner asks for either kind of owner', async () => {
    const outcome = await typed('numbers add', { phone: '512-555-0101', label: 'Dispatch' });
    expect(outcome).toMatchObject({ code: 2, json: { error: { field: 'team' } } });
    expect(outcome.text).toContain('--team with a team, or --person');
  });
});

it('the help of numbers add shows all that it needs', async () => {
  const written: string[] = [];
  const write = process.stdout.write;
  process.stdout.write = (text: string | Uint8Array) => written.push(String(text)) > 0;
  try {
    await runProgram(['node', 'rollcall', 'numbers', 'add', '--help'], {} as never);
  } finally {
    process.stdout.write = write;
  }
  expect(written.join('')).toContain('<phone> --label <text> (--team <name> | --person <name>)');
});
