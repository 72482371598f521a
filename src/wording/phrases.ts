/** Small phrases that several messages share. */
import type { LeftOutReason } from '../broadcast/broadcast.ts';
import { displayPhone } from '../numbers/phone.ts';
import { join, link, type Rich } from './rich.ts';
import type { Surface } from './surface.ts';

/** A company number, for the adapters; written as the core writes it, so that chat and documents agree. */
export const showNumber = (e164: string): string => displayPhone(e164);

/** All that chat shows of a person's number. */
export function numberEnding(e164: string | null): string {
  return e164 === null ? 'not kept' : `ending in ${e164.slice(-4)}`;
}

/** About how long something takes, in words a busy person reads at once. */
export function duration(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (ms < 60_000) return 'less than a minute';
  if (minutes < 60) return minutes === 1 ? 'about 1 minute' : `about ${minutes} minutes`;
  const hours = Math.round(ms / 360_000) / 10;
  return hours === 1 ? 'about 1 hour' : `about ${hours} hours`;
}

const LEFT_OUT_WORDS: Readonly<Record<LeftOutReason, string>> = {
  bot: 'Apps and bots',
  deactivated: 'Deactivated accounts',
  guest: 'Guests',
  stranger: '',
  left_company: 'Left the company',
  already_agreed: 'Already agreed to this wording',
  already_asked: 'Already asked, no answer yet',
  not_found: '',
  duplicate: 'Named more than once',
};

export function leftOutWords(reason: LeftOutReason, surface: Surface): string {
  if (reason === 'stranger') return surface.strangers;
  return reason === 'not_found' ? surface.notFound : LEFT_OUT_WORDS[reason];
}

/** Why a message did not reach somebody, from the codes of the chats and of the sending itself. */
const UNREACHABLE_WORDS: Readonly<Record<string, string>> = {
  channel_not_found: 'the chat does not know the person',
  user_not_found: 'the chat does not know the person',
  not_found: 'the chat does not know the person',
  user_disabled: 'account deactivated',
  messages_tab_disabled: 'messages to the app are switched off',
  cannot_dm_bot: 'is an app, not a person',
  restricted_action: 'a workspace setting forbids it',
  blocked: 'blocked the app',
  not_installed: 'the app is not installed for them',
  left: 'account no longer there',
  left_company: 'left the company',
  account_split: 'this account is now somebody else’s',
  chat_not_connected: 'their chat is not connected',
  cancelled: 'the broadcast was stopped',
  unconfirmed: 'sent twice, never confirmed',
};

const NOT_TAKEN = 'the chat did not take the message';

/** `3 × account deactivated`, one for each reason; codes nobody can act on share one. */
export function unreachableReasons(unreachable: Readonly<Record<string, number>>): string[] {
  const counts = new Map<string, number>();
  for (const [reason, count] of Object.entries(unreachable)) {
    if (count <= 0) continue;
    const words = Object.hasOwn(UNREACHABLE_WORDS, reason) ? UNREACHABLE_WORDS[reason] : undefined;
    const told = words ?? NOT_TAKEN;
    counts.set(told, (counts.get(told) ?? 0) + count);
  }
  return [...counts].map(([words, count]) => `${count} × ${words}`);
}

/** The https addresses a text names, each with the words that lead to it; null when there are none. */
export function linksIn(words: string): Rich | null {
  const found = [...words.matchAll(/https:\/\/[^\s<>"|]+/gu)].map((match) => {
    const url = match[0].replace(/[.,;:)]+$/u, '');
    const before = words.slice(Math.max(0, match.index - 30), match.index);
    return link(url, linkLabel(before, url));
  });
  return found.length === 0 ? null : join(found.slice(0, 5), '  ·  ');
}

function linkLabel(before: string, url: string): string {
  const label = /^.*\b((?:privacy|terms)[^:./]{0,20}):?\s*$/isu.exec(before)?.[1];
  return label?.trim() ?? url;
}
