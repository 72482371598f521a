import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Outcome, Request } from '../../../src/command-line/outcome.ts';
import { type Runners, runProgram } from '../../../src/command-line/program.ts';

let folder: string;
let acts: Request[];
let answer: Outcome;
let said: { out: string[]; error: string[] };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-files-'));
  acts = [];
  answer = { code: 0, json: {}, text: 'Done.' };
  said = { out: [], error: [] };
  jest.spyOn(console, 'log').mockImplementation((line: string) => void said.out.push(line));
  jest.spyOn(console, 'error').mockImplementation((line: string) => void said.error.push(line));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const never = async (): Promise<never> => {
  throw new Error('Nothing of this is asked.');
};
const type = (...words: string[]) => {
  const perform = async (request: Request) => {
    acts.push(request);
    return answer;
  };
  const runners: Runners = {
    ...{ perform, start: never, tour: never, migrate: never, copy: never, doctor: never },
    lintFile: async () => answer,
  };
  return runProgram(['node', 'rollcall', ...words], runners);
};
const file = (path: string, text: string) => ({
  path,
  base64: Buffer.from(text).toString('base64'),
});
const in_ = (...parts: string[]) => join(folder, ...parts);

describe('the place of a file is looked at before anything is done', () => {
  it.each<[string, string, () => string[]]>([
    [
      'out',
      'does not exist',
      () => ['evidence', '--employee', 'emp_1', '--out', in_('no', 'a.zip')],
    ],
    ['out', 'is a folder', () => ['audit', '--seed', 'words', '--out', folder]],
    [
      'csv',
      'does not exist',
      () => ['links', '--file', in_('people.csv'), '--csv', in_('no', 'a')],
    ],
    ['print', 'is a folder', () => ['links', '--file', in_('people.csv'), '--print', folder]],
    [
      'print',
      'one name',
      () => ['links', '--file', in_('people.csv'), '--csv', in_('a'), '--print', in_('a')],
    ],
  ])('--%s that %s', async (field, reason, words) => {
    writeFileSync(in_('people.csv'), 'name\nJo Field\n');
    expect(await type(...words())).toBe(2);
    expect(acts).toEqual([]);
    expect(said.error.join('\n')).toContain(reason);
    expect(await type(...words(), '--json')).toBe(2);
    expect(JSON.parse(said.out.join('\n'))).toMatchObject({
      error: { code: 'INVALID_INPUT', field },
    });
  });

  it('a campaign file that is not there is named by its option, in a sentence', async () => {
    expect(await type('campaign', 'set', '--file', in_('campaign.yaml'))).toBe(2);
    expect(acts).toEqual([]);
    expect(said.error).toEqual(['The file given with --file cannot be read. Check its name.']);
  });
});

describe('a file that a command writes', () => {
  const evidence = (path: string) => type('evidence', '--employee', 'emp_1', '--out', path);

  it('appears whole, for its owner only, and leaves nothing beside it', async () => {
    writeFileSync(in_('a.zip'), 'of yesterday, readable by all', { mode: 0o644 });
    answer = { ...answer, files: [file(in_('a.zip'), 'evidence')] };
    expect(await evidence(in_('a.zip'))).toBe(0);
    expect(readFileSync(in_('a.zip'), 'utf8')).toBe('evidence');
    expect(statSync(in_('a.zip')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['a.zip']);
  });

  it('goes where a link of its name leads, and a device stays what it is', async () => {
    mkdirSync(in_('kept'));
    writeFileSync(in_('kept', 'a.zip'), '');
    symlinkSync(in_('kept', 'a.zip'), in_('a.zip'));
    answer = { ...answer, files: [file(in_('a.zip'), 'evidence'), file('/dev/null', 'nothing')] };
    expect(await evidence(in_('a.zip'))).toBe(0);
    expect(readFileSync(in_('kept', 'a.zip'), 'utf8')).toBe('evidence');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('keeps who may read it when it is one that people edit', async () => {
    writeFileSync(in_('campaign.yaml'), 'brand: {}');
    chmodSync(in_('campaign.yaml'), 0o644);
    answer = { ...answer, files: [{ ...file(in_('campaign.yaml'), 'new'), keepsMode: true }] };
    expect(await type('lint', '--file', in_('campaign.yaml'), '--fix')).toBe(0);
    expect(statSync(in_('campaign.yaml')).mode & 0o777).toBe(0o644);
  });

  it('that cannot be written after all is a sentence, and no half of it stays', async () => {
    answer = {
      ...answer,
      files: [file(in_('a.zip'), 'evidence'), file(in_('gone', 'b.html'), 'list')],
    };
    expect(await evidence(in_('a.zip'))).toBe(1);
    expect(said.error.join('\n')).toContain(
      `The command was carried out, but ${in_('gone', 'b.html')} could not be written (its folder does not exist).`,
    );
    expect(existsSync(in_('a.zip'))).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });
});
