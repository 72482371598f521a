/** Changes single texts of a YAML file and leaves every other byte, comments included, as it is. */
import { isMap, isScalar, isSeq, type Node, parseDocument, type YAMLSeq } from 'yaml';

/** `['samples', 1]`, `['brand', 'ein']`, `['consentText']`. */
export type YamlPath = readonly (string | number)[];

/** A JSON string is a YAML string, whatever stands in it. */
const quoted = (text: string) => JSON.stringify(text);

/**
 * The file with the text at that place; a key or an entry that is not there yet is added.
 * @throws Error when the place lies in something that is neither a map nor a list
 */
export function editYaml(file: string, path: YamlPath, text: string): string {
  const document = parseDocument(file);
  const node = document.getIn(path, true);
  if (isScalar(node) && node.range) return replaceRange(file, node, text);
  const [key, index] = path;
  const parent = typeof index === 'number' ? document.getIn([String(key)], true) : undefined;
  if (isSeq(parent) && parent.range) return addEntry(file, parent, text);
  const lines =
    typeof index === 'number' ? `${key}:\n  - ${quoted(text)}` : `${key}: ${quoted(text)}`;
  if (path.length > 1 && typeof index !== 'number') {
    throw new Error('Only keys at the top of the file can be added.');
  }
  if (isMap(document.contents) && document.contents.flow) {
    document.setIn(path, text);
    return document.toString({ lineWidth: 0 });
  }
  return `${file.trimEnd()}\n${lines}\n`;
}

function replaceRange(file: string, node: Node, text: string): string {
  const [start, end] = node.range ?? [0, 0];
  // A block text ends with its line break, which is not part of a quoted one.
  const ending = /\n$/.test(file.slice(start, end)) ? '\n' : '';
  return `${file.slice(0, start)}${quoted(text)}${ending}${file.slice(end)}`;
}

function addEntry(file: string, list: YAMLSeq, text: string): string {
  const last = list.items.at(-1) as Node | undefined;
  if (list.flow || !last?.range) {
    const close = file.lastIndexOf(']', list.range?.[1] ?? file.length);
    const comma = list.items.length === 0 ? '' : ', ';
    return `${file.slice(0, close)}${comma}${quoted(text)}${file.slice(close)}`;
  }
  const [start, end] = last.range;
  const line = file.slice(file.lastIndexOf('\n', start - 1) + 1, start);
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  const lineEnd = file.slice(end - 1, end) === '\n' ? end - 1 : nextBreak(file, end);
  return `${file.slice(0, lineEnd)}\n${indent}- ${quoted(text)}${file.slice(lineEnd)}`;
}

function nextBreak(file: string, from: number): number {
  const at = file.indexOf('\n', from);
  return at < 0 ? file.length : at;
}

/** The line, from 1, on which the value at that place begins; null when there is none. */
export function lineInYaml(file: string, path: YamlPath): number | null {
  const node = parseDocument(file).getIn(path, true) as Node | undefined;
  const start = node?.range?.[0];
  return start === undefined ? null : file.slice(0, start).split('\n').length;
}
