/**
 * The documented limits of Block Kit's interactive elements and composition objects.
 * @see https://docs.slack.dev/reference/block-kit/block-elements
 */
import { isRecord } from '../record.ts';
import { type Block, blockList } from './block.ts';
import type { Findings } from './findings.ts';

type Check = (element: Block, at: string, findings: Findings) => void;

const ELEMENT_CHECKS: Record<string, Check> = {
  button: checkButton,
  image: (element, at, findings) => findings.length(element.alt_text, `${at}/alt_text`, 2000),
  plain_text_input: checkPlainTextInput,
  email_text_input: () => undefined,
  url_text_input: () => undefined,
  number_input: () => undefined,
  datepicker: () => undefined,
  timepicker: () => undefined,
  datetimepicker: () => undefined,
  file_input: () => undefined,
  rich_text_input: () => undefined,
  checkboxes: checkOptions({ least: 1, most: 10 }),
  radio_buttons: checkOptions({ least: 1, most: 10 }),
  overflow: checkOptions({ least: 1, most: 5 }),
  static_select: checkOptions({ least: 1, most: 100 }),
  multi_static_select: checkOptions({ least: 1, most: 100 }),
  external_select: () => undefined,
  users_select: () => undefined,
  multi_users_select: () => undefined,
  conversations_select: () => undefined,
  multi_conversations_select: () => undefined,
  channels_select: () => undefined,
  multi_channels_select: () => undefined,
};

/** Adds to `findings` whatever is wrong with one element at this JSON pointer. */
export function checkElement(element: Block, at: string, findings: Findings): void {
  const check = ELEMENT_CHECKS[String(element.type)];
  if (!check) {
    findings.add(`unsupported type: ${String(element.type)}`, `${at}/type`);
    return;
  }
  if (element.action_id !== undefined) findings.length(element.action_id, `${at}/action_id`, 255);
  if (element.placeholder !== undefined)
    findings.plainText(element.placeholder, `${at}/placeholder`, 150);
  if (isRecord(element.confirm)) checkConfirm(element.confirm, `${at}/confirm`, findings);
  check(element, at, findings);
}

function checkButton(button: Block, at: string, findings: Findings): void {
  findings.plainText(button.text, `${at}/text`, 75);
  if (button.value !== undefined) findings.length(button.value, `${at}/value`, 2000);
  if (button.url !== undefined) findings.length(button.url, `${at}/url`, 3000);
  if (button.style !== undefined && button.style !== 'primary' && button.style !== 'danger')
    findings.add(`invalid style: ${String(button.style)}`, `${at}/style`);
  if (button.accessibility_label !== undefined)
    findings.length(button.accessibility_label, `${at}/accessibility_label`, 75);
}

function checkPlainTextInput(input: Block, at: string, findings: Findings): void {
  if (typeof input.initial_value === 'string' && input.initial_value.length > 3000)
    findings.add('must be less than 3001 characters', `${at}/initial_value`);
  for (const field of ['min_length', 'max_length']) {
    const value = input[field];
    if (value !== undefined && (typeof value !== 'number' || value < 0 || value > 3000))
      findings.add('must be between 0 and 3000', `${at}/${field}`);
  }
}

function checkOptions(range: { least: number; most: number }): Check {
  return (element, at, findings) => {
    if (element.option_groups !== undefined) {
      findings.count(element.option_groups, `${at}/option_groups`, { least: 1, most: 100 });
      return;
    }
    findings.count(element.options, `${at}/options`, range);
    blockList(element.options).forEach((option, index) => {
      checkOption(option, `${at}/options/${index}`, findings);
    });
  };
}

function checkOption(option: Block, at: string, findings: Findings): void {
  findings.text(option.text, `${at}/text`, 75);
  findings.length(option.value, `${at}/value`, 150);
  if (option.description !== undefined) findings.text(option.description, `${at}/description`, 75);
}

function checkConfirm(confirm: Block, at: string, findings: Findings): void {
  findings.plainText(confirm.title, `${at}/title`, 100);
  findings.text(confirm.text, `${at}/text`, 300);
  findings.plainText(confirm.confirm, `${at}/confirm`, 30);
  findings.plainText(confirm.deny, `${at}/deny`, 30);
}
