/** Slack's mrkdwn, as far as we write it, as pieces of a sentence. */
import type { Piece, Style } from './box.ts';

const LINK: Style = { color: '#1264a3' };
const CODE: Style = {
  color: '#c01343',
  backgroundColor: '#f6f6f6',
  border: '1px solid #dddddd',
  borderRadius: 3,
  fontSize: 13,
  padding: '0 3px',
};

const TOKEN = /<[^<>]*>|`[^`\n]+`|\*/gu;

/** Bold, code, links, mentions and dates; whatever else stands there is words. */
export function piecesOf(markup: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let bold = false;
  let end = 0;
  const add = (text: string, style: Style = {}, whole?: true) => {
    if (text !== '')
      pieces.push({
        text,
        style: { ...(bold ? { fontWeight: 700 } : {}), ...style },
        ...(whole === undefined ? {} : { whole }),
      });
  };
  for (const match of markup.matchAll(TOKEN)) {
    const [token] = match;
    add(readable(markup.slice(end, match.index)));
    end = match.index + token.length;
    if (token === '*') bold = !bold;
    else if (token.startsWith('`')) add(readable(token.slice(1, -1)), CODE, true);
    else add(...reference(token.slice(1, -1)));
  }
  add(readable(markup.slice(end)));
  return pieces;
}

function reference(inner: string): [text: string, style?: Style] {
  const [target = '', label] = inner.split('|', 2);
  const date = /^!date\^(\d+)\^([^^]+)/u.exec(target);
  if (date !== null) return [dateOf(Number(date[1]) * 1000, date[2] ?? '')];
  if (/^[@#!]/u.test(target)) return [label ?? target, LINK];
  return [readable(label ?? target), LINK];
}

/** As Slack shows a date to a reader whose clock is set to UTC. */
function dateOf(ms: number, format: string): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options }).format(ms);
  const day = new Date(ms).getUTCDate();
  const long = `${part({ weekday: 'long' })}, ${part({ month: 'long' })} ${day}${ordinal(day)}, ${part({ year: 'numeric' })}`;
  const time = part({ hour: 'numeric', minute: '2-digit' }).replace(/\s/gu, ' ');
  return format.replace(/\{date_long_pretty\}/gu, long).replace(/\{time\}/gu, time);
}

function ordinal(day: number): string {
  if (day >= 11 && day <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

const readable = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
