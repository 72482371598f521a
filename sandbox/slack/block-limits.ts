/**
 * Block Kit's documented limits, checked on arrival and answered in Slack's words.
 * @see https://docs.slack.dev/reference/block-kit/blocks
 */
import { isRecord } from '../record.ts';
import { type Block, blockList } from './block.ts';
import { checkElement } from './element-limits.ts';
import { createFindings, type Findings } from './findings.ts';

export type Surface = 'message' | 'modal' | 'home';

const MOST_BLOCKS: Record<Surface, number> = { message: 50, modal: 100, home: 100 };

/** Block types this stand-in knows; Slack has more (video, table, file …). */
const BLOCK_CHECKS: Record<string, (block: Block, at: string, findings: Findings) => void> = {
  section: checkSection,
  header: (block, at, findings) => {
    findings.plainText(block.text, `${at}/text`, 150);
  },
  divider: () => undefined,
  context: checkContext,
  actions: checkActions,
  input: checkInput,
  image: (block, at, findings) => {
    findings.length(block.alt_text, `${at}/alt_text`, 2000);
    if (block.image_url !== undefined) findings.length(block.image_url, `${at}/image_url`, 3000);
  },
  rich_text: (block, at, findings) => {
    if (!Array.isArray(block.elements)) findings.missing('elements', at);
  },
};

/**
 * What is wrong with these blocks on this surface, as Slack's reasons; empty when nothing is.
 * `root` is the JSON pointer of the list, `/blocks` or `/view/blocks`.
 */
export function problemsOfBlocks(blocks: unknown, surface: Surface, root: string): string[] {
  const findings = createFindings();
  if (!Array.isArray(blocks)) return [`must be an array [json-pointer:${root}]`];
  findings.count(blocks, root, { least: 0, most: MOST_BLOCKS[surface] });
  const seen = new Set<unknown>();
  blocks.forEach((block: unknown, index) => {
    checkBlock(block, `${root}/${index}`, findings);
    if (!isRecord(block) || block.block_id === undefined) return;
    findings.length(block.block_id, `${root}/${index}/block_id`, 255);
    if (seen.has(block.block_id))
      findings.add('`block_id` must be unique', `${root}/${index}/block_id`);
    seen.add(block.block_id);
  });
  return findings.reasons;
}

/** What is wrong with a view: its own fields, then its blocks. */
export function problemsOfView(view: unknown): string[] {
  const findings = createFindings();
  if (!isRecord(view)) return ['must be an object [json-pointer:/view]'];
  const surface = view.type;
  if (surface !== 'modal' && surface !== 'home')
    return [`unsupported type: ${String(surface)} [json-pointer:/view/type]`];
  if (surface === 'modal') checkModalFrame(view, findings);
  const limits = { private_metadata: 3000, callback_id: 255, external_id: 255 } as const;
  for (const [field, most] of Object.entries(limits)) {
    const value = view[field];
    if (typeof value === 'string' && value.length > most)
      findings.add(`must be less than ${most + 1} characters`, `/view/${field}`);
  }
  return [...findings.reasons, ...problemsOfBlocks(view.blocks, surface, '/view/blocks')];
}

function checkModalFrame(view: Record<string, unknown>, findings: Findings): void {
  if (view.title === undefined) findings.missing('title', '/view');
  for (const field of ['title', 'submit', 'close'])
    if (view[field] !== undefined) findings.plainText(view[field], `/view/${field}`, 24);
  if (view.submit !== undefined) return;
  blockList(view.blocks).forEach((block, index) => {
    if (block.type === 'input')
      findings.add(
        'must define `submit` to use an `input` block in modals',
        `/view/blocks/${index}/input`,
      );
  });
}

function checkBlock(block: unknown, at: string, findings: Findings): void {
  if (!isRecord(block)) {
    findings.add('must be an object', at);
    return;
  }
  const check = BLOCK_CHECKS[String(block.type)];
  if (check) check(block, at, findings);
  else findings.add(`unsupported type: ${String(block.type)}`, `${at}/type`);
}

function checkSection(block: Block, at: string, findings: Findings): void {
  if (block.text === undefined && block.fields === undefined) findings.missing('text', at);
  if (block.text !== undefined) findings.text(block.text, `${at}/text`, 3000);
  if (block.fields !== undefined) {
    findings.count(block.fields, `${at}/fields`, { least: 1, most: 10 });
    blockList(block.fields).forEach((field, index) => {
      findings.text(field, `${at}/fields/${index}`, 2000);
    });
  }
  if (isRecord(block.accessory)) checkElement(block.accessory, `${at}/accessory`, findings);
}

function checkContext(block: Block, at: string, findings: Findings): void {
  findings.count(block.elements, `${at}/elements`, { least: 1, most: 10 });
  blockList(block.elements).forEach((element, index) => {
    if (element.type !== 'image') findings.text(element, `${at}/elements/${index}`, 3000);
  });
}

function checkActions(block: Block, at: string, findings: Findings): void {
  findings.count(block.elements, `${at}/elements`, { least: 1, most: 25 });
  const seen = new Set<string>();
  blockList(block.elements).forEach((element, index) => {
    const place = `${at}/elements/${index}`;
    checkElement(element, place, findings);
    if (element.action_id === undefined) return;
    if (seen.has(element.action_id))
      findings.add(`\`action_id\` "${element.action_id}" already exists`, `${place}/action_id`);
    seen.add(element.action_id);
  });
}

function checkInput(block: Block, at: string, findings: Findings): void {
  if (block.label === undefined) findings.missing('label', at);
  else findings.plainText(block.label, `${at}/label`, 2000);
  if (block.hint !== undefined) findings.plainText(block.hint, `${at}/hint`, 2000);
  if (isRecord(block.element)) checkElement(block.element, `${at}/element`, findings);
  else findings.missing('element', at);
}
