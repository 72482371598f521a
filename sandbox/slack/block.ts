import { isRecord } from '../record.ts';

/**
 * A Block Kit block, element or composition object as the app sent it. The stand-in checks its
 * limits on arrival (`block-limits.ts`) and otherwise keeps it untouched, so that what is drawn
 * is exactly what was sent.
 */
export interface Block {
  readonly type?: string;
  readonly block_id?: string;
  readonly action_id?: string;
  readonly [field: string]: unknown;
}

/** The objects of a JSON array; anything else gives an empty list. */
export function blockList(value: unknown): Block[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** The words of a text object `{type, text}` or of a bare string; otherwise an empty string. */
export function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (isRecord(value) && typeof value.text === 'string') return value.text;
  return '';
}

/** The interactive elements of one block: an input's element, a section's accessory, an actions row. */
export function elementsOf(block: Block): Block[] {
  const nested = [block.element, block.accessory, ...blockList(block.elements)];
  return nested.filter((one): one is Block => isRecord(one) && typeof one.action_id === 'string');
}

/** Every line a reader sees in these blocks, top to bottom, button labels included. */
export function visibleText(blocks: readonly Block[]): string {
  const lines: string[] = [];
  for (const block of blocks) collectWords(block, lines);
  return lines.join('\n');
}

const SEEN_FIELDS = [
  'title',
  'label',
  'text',
  'fields',
  'elements',
  'element',
  'accessory',
  'hint',
  'options',
  'description',
  'rows',
  'placeholder',
];

function collectWords(value: unknown, lines: string[]): void {
  if (Array.isArray(value)) {
    for (const one of value) collectWords(one, lines);
    return;
  }
  if (!isRecord(value)) return;
  const type = value.type;
  if (type === 'plain_text' || type === 'mrkdwn' || (type === 'text' && 'text' in value)) {
    lines.push(wordsOf(value));
    return;
  }
  for (const field of SEEN_FIELDS) {
    const inner = value[field];
    if (typeof inner === 'string') lines.push(inner);
    else collectWords(inner, lines);
  }
}
