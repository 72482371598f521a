/** The corpus of bad input: cases as data, and what each may leave in the ledger. */
import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import type { Company } from './company.ts';

export interface Case {
  readonly name: string;
}

export function readCases<T extends Case>(file: string): readonly T[] {
  const place = new URL(`../fixtures/bad-input/${file}`, import.meta.url);
  return JSON.parse(readFileSync(place, 'utf8')) as T[];
}

/** Does something, then checks that exactly entries of these kinds were added, in this order. */
export async function leaves<T>(
  company: Company,
  kinds: readonly string[],
  act: () => Promise<T>,
): Promise<T> {
  const before = await company.size();
  const result = await act();
  const added = await company.entries(before);
  expect(added.map(({ fact }) => fact.kind)).toEqual(kinds);
  return result;
}

/** One clear sentence, which may begin with the name of a field; nothing of the machine shows in it. */
export function expectSentence(text: string): void {
  expect(text).toMatch(/^[A-Za-z0-9(].{10,600}[.)]$/su);
  expect(text).not.toMatch(/\bat \w+ \(|Error:|undefined|\[object|\n/u);
}

export interface FilePart {
  readonly repeat: string;
  readonly times: number;
}

export type Encoding = 'utf8' | 'utf16le' | 'utf16be' | 'latin1';

/** The bytes of a file as a program would save it. */
export function bytesOf(
  parts: readonly (string | FilePart)[],
  { encoding = 'utf8', bom = false }: { encoding?: Encoding; bom?: boolean },
): Buffer {
  const text = parts
    .map((part) => (typeof part === 'string' ? part : part.repeat.repeat(part.times)))
    .join('');
  const marked = bom ? `\ufeff${text}` : text;
  if (encoding === 'utf16be') return Buffer.from(marked, 'utf16le').swap16();
  return Buffer.from(marked, encoding);
}

type Json = unknown;
type Fields = Record<string, Json>;

/** A copy with values set or taken away at dotted paths, e.g. `actions.0.value`. */
export function altered(
  original: unknown,
  change: { readonly set?: Fields | undefined; readonly remove?: readonly string[] | undefined },
  fill: (text: string) => string = (text) => text,
): Fields {
  const copy = structuredClone(original) as Fields;
  for (const [path, value] of Object.entries(change.set ?? {})) {
    const { parent, key } = placeOf(copy, path);
    parent[key] = filled(value, fill);
  }
  for (const path of change.remove ?? []) {
    const { parent, key } = placeOf(copy, path);
    delete parent[key];
  }
  return copy;
}

function placeOf(root: Fields, path: string): { parent: Fields; key: string } {
  const keys = path.split('.');
  const key = keys.pop() ?? '';
  const parent = keys.reduce((at, one) => at[one] as Fields, root);
  return { parent, key };
}

/** `{"$repeat": [text, times]}` is a long text; `$NAMES` in texts are filled in. */
function filled(value: Json, fill: (text: string) => string): Json {
  if (typeof value === 'string') return fill(value);
  if (Array.isArray(value)) return value.map((one) => filled(one, fill));
  if (typeof value !== 'object' || value === null) return value;
  const { $repeat: repeat } = value as { $repeat?: [string, number] };
  if (repeat !== undefined) return repeat[0].repeat(repeat[1]);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, fill)]));
}
