/**
 * The one sink where words become Slack text. Fixed words of ours are markup; everything
 * else is escaped here, so that a name can neither ping a channel nor pose as a link.
 */
import type { MrkdwnElement, PlainTextElement } from '@slack/types';
import { clean, oneLine, shorten } from '../../../src/wording/clean.ts';
import { type Rich, type Run, utcOf } from '../../../src/wording/rich.ts';

/** Markup we composed ourselves: a link, a mention, a date, a line already escaped. */
export interface Markup {
  readonly markup: string;
}

/** Section text, Block Kit reference "section". */
const SECTION_MAX = 3000;

/** Look-alikes: Slack has no escape for its formatting signs, only for `&`, `<` and `>`. */
const FORMATTING: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Escapes one value for mrkdwn: one line, no control sequence, no formatting, no emoji code;
 * right-to-left words are isolated (U+2068/U+2069) so that they cannot turn the sentence round.
 */
export function escapeValue(text: string): string {
  return oneLine(text)
    .replace(/:(?=[a-z0-9_+'-]+:)/giu, '∶')
    .replace(/[*_~`]/gu, (sign) => FORMATTING[sign] ?? sign)
    .replace(/[&<>]/gu, (sign) => ENTITIES[sign] ?? sign);
}

type Value = string | number | Markup;

/** Our own words as markup, each `${value}` escaped unless it is Markup. */
export function words(fixed: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const rendered = values.map((value) =>
    typeof value === 'object' ? value.markup : escapeValue(String(value)),
  );
  return { markup: fixed.reduce((text, part, i) => text + (rendered[i - 1] ?? '') + part) };
}

/** A sentence of ours as markup: styles as Slack writes them, foreign words escaped. */
export function markupOf(rich: Rich): Markup {
  let bold = false;
  const pieces = rich.map((run) => {
    const turn = bold === (run.bold === true) ? '' : '*';
    bold = run.bold === true;
    return turn + runMarkup(run);
  });
  return { markup: pieces.join('') + (bold ? '*' : '') };
}

function runMarkup({ text, at, url, code, foreign }: Run): string {
  if (at !== undefined) return moment(at).markup;
  if (url !== undefined) return link(url, text).markup;
  const escaped =
    foreign === true
      ? escapeValue(text)
      : text.replace(/[&<>]/gu, (sign) => ENTITIES[sign] ?? sign);
  return code === true ? `\`${escaped}\`` : escaped;
}

/** Joins pieces of markup, e.g. the lines of a list. */
export function join(pieces: readonly Markup[], between = '\n'): Markup {
  return { markup: pieces.map((piece) => piece.markup).join(between) };
}

/** `verbatim` keeps Slack from turning `#names`, `@names` and bare addresses into links by itself. */
export function mrkdwn(text: Markup): MrkdwnElement {
  return { type: 'mrkdwn', text: cutMarkup(text.markup, SECTION_MAX) || '-', verbatim: true };
}

/** Text that Slack does not interpret at all. */
export function plain(text: string, max = SECTION_MAX): PlainTextElement {
  const cleaned = shorten(clean(text), max);
  return { type: 'plain_text', text: cleaned.trim() === '' ? '-' : cleaned, emoji: false };
}

/** A labelled link; only https addresses become links, anything else is shown as words. */
export function link(url: string, label: string): Markup {
  if (!/^https:\/\//iu.test(url)) return words`${label}`;
  const safe = clean(url).replace(/[<>|\s]/gu, (sign) => encodeURIComponent(sign));
  return { markup: `<${safe.replace(/&/gu, '&amp;')}|${escapeValue(label).replace(/\|/gu, '∣')}>` };
}

/** `@person` for a Slack user id; anything that is not an id is shown as words. */
export function mention(userId: string): Markup {
  return /^[UW][A-Z0-9]{2,30}$/u.test(userId) ? { markup: `<@${userId}>` } : words`${userId}`;
}

/** An instant (RFC 3339) in the reader's own zone, with the UTC time beside it. */
export function moment(at: string): Markup {
  const ms = Date.parse(at);
  const utc = utcOf(at);
  if (Number.isNaN(ms)) return words`${at}`;
  const local = `<!date^${Math.floor(ms / 1000)}^{date_long_pretty} at {time}|${utc}>`;
  return { markup: `${local} (${utc})` };
}

/** Cuts markup where neither an entity nor a link is torn apart. */
function cutMarkup(markup: string, max: number): string {
  if (markup.length <= max) return markup;
  const cut = markup.slice(0, max - 1).replace(/[\ud800-\udbff]$/u, '');
  return `${cut.replace(/<[^<>]*$/u, '').replace(/&[a-z]*$/u, '')}…`;
}
