/**
 * The one sink where words become Slack text. Fixed words of ours are markup; everything
 * else is escaped here, so that a name can neither ping a channel nor pose as a link.
 */
import type { MrkdwnElement, PlainTextElement } from '@slack/types';

/** Markup we composed ourselves: a link, a mention, a date, a line already escaped. */
export interface Markup {
  readonly markup: string;
}

/** Longest value a name or label may take inside a sentence, in characters. */
const VALUE_MAX = 300;
/** Section text, Block Kit reference "section". */
const SECTION_MAX = 3000;

const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/gu;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|\ud802[\udc00-\udfff]|\ud83a[\udc00-\udfff]/u;

/** Look-alikes: Slack has no escape for its formatting signs, only for `&`, `<` and `>`. */
const FORMATTING: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Removes what no reader should meet: control signs, direction overrides, broken surrogates. Newlines stay. */
export function clean(text: string): string {
  return text.replace(CONTROLS, ' ').replace(BIDI, '').replace(LONE_SURROGATE, '\ufffd');
}

/**
 * Escapes one value for mrkdwn: one line, no control sequence, no formatting, no emoji code;
 * right-to-left words are isolated (U+2068/U+2069) so that they cannot turn the sentence round.
 */
export function escapeValue(text: string): string {
  const line = shorten(clean(text).replace(/\s+/gu, ' ').trim(), VALUE_MAX);
  const isolated = RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line;
  return isolated
    .replace(/:(?=[a-z0-9_+'-]+:)/giu, '∶')
    .replace(/[*_~`]/gu, (sign) => FORMATTING[sign] ?? sign)
    .replace(/[&<>]/gu, (sign) => ENTITIES[sign] ?? sign);
}

/** Cuts at a whole character and says so with an ellipsis. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/u, '')}…`;
}

type Value = string | number | Markup;

/** Our own words as markup, each `${value}` escaped unless it is Markup. */
export function words(fixed: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const rendered = values.map((value) =>
    typeof value === 'object' ? value.markup : escapeValue(String(value)),
  );
  return { markup: fixed.reduce((text, part, i) => text + (rendered[i - 1] ?? '') + part) };
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
  const utc = `${at.slice(0, 16).replace('T', ' ')} UTC`;
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
