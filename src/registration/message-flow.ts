/** TCR's `messageFlow`: how employees opt in, told from what was really done. */

import type { Medium } from '../consent/consent.ts';
import { listInWords, NOTICE_LABELS } from '../consent/notice.ts';

export interface FlowParts {
  readonly brand: string;
  /** The consent text, repeated verbatim (FL02). */
  readonly text: string;
  /** How long the text is that `text` stands for; its own length when absent. */
  readonly textLength?: number;
  /** Every way in which an employee can agree (FL05). */
  readonly media: readonly Medium[];
  /** When the broadcasts were launched, RFC 3339 UTC. */
  readonly launchedAt: readonly string[];
  /** Public pictures of the form (FL04). */
  readonly evidenceUrl: string | null;
  /** An employee can opt in again by texting START. */
  readonly startKeyword: boolean;
}

/** The form takes at most this many characters. */
const LONGEST = 2048;

const { tick, agree, decline } = NOTICE_LABELS;
const ACT = `the employee opens the consent form, enters their own mobile number, ticks one box that is not ticked in advance ("${tick}") and presses "${agree}", or presses "${decline}"`;

/** Where the same form is opened; told together, since the act is the same. */
const SCREENS: Partial<Record<Medium, string>> = {
  slack: "in the company's Slack workspace (employee login required)",
  teams: "in the company's Microsoft Teams (employee login required)",
  web: 'on a web page behind a personal link (no public access)',
};

const OFF_SCREEN: Partial<Record<Medium, string>> = {
  paper:
    'on a one-page paper form with the same text, the employee writes their own mobile number, ticks an empty box, dates and signs it',
  verbal:
    'verbally, a supervisor reads the same text aloud, the employee says yes or no and states their own mobile number, and date and time are noted',
};

const CHATS: Readonly<Record<string, string>> = { slack: 'Slack', teams: 'Microsoft Teams' };

/** Every medium the message flow can tell of, in the order in which it does. */
export const DESCRIBED: readonly Medium[] = [
  ...Object.keys(SCREENS),
  ...Object.keys(OFF_SCREEN),
] as Medium[];

function tellWays(media: readonly Medium[]): string {
  const told = DESCRIBED.filter((medium) => media.includes(medium));
  const screens = told.flatMap((medium) => SCREENS[medium] ?? []);
  const offScreen = told.flatMap((medium) => OFF_SCREEN[medium] ?? []);
  const ways = [...(screens.length === 0 ? [] : [`${screens.join(' or ')} ${ACT}`]), ...offScreen];
  const separate = 'separate from any other agreement';
  if (ways.length === 1) return `The employee opts in individually, ${separate}: ${ways[0]}.`;
  const numbered = ways.map((way, index) => `(${index + 1}) ${way}`).join('; ');
  return `The employee opts in individually in one of ${ways.length} ways, each ${separate}: ${numbered}.`;
}

/** Up to three dates one by one, else the first and the last; each day once. */
export function tellDates(launchedAt: readonly string[]): string {
  const days = [...new Set(launchedAt.map((at) => at.slice(0, 10)))].sort();
  return days.length <= 3
    ? `on ${listInWords(days)}`
    : `on ${days.length} days from ${days[0]} to ${days.at(-1)}`;
}

/** `a direct message in Slack`; in neutral words where nobody was written to. */
export function tellChannel(media: readonly string[]): string {
  const chats = media.flatMap((medium) => CHATS[medium] ?? []);
  const ways = [
    ...(chats.length === 0 ? [] : [`a direct message in ${listInWords(chats)}`]),
    ...(media.includes('web') ? ['a personal link'] : []),
  ];
  return ways.length === 0 ? 'a written announcement' : ways.join(' or ');
}

function tellBroadcast({ media, launchedAt }: FlowParts): string {
  const enrols = 'the message only invites employees to answer and no one is enrolled by it.';
  return launchedAt.length === 0
    ? `The company announces the program to each employee by ${tellChannel(media)}; ${enrols}`
    : `The company announced the program to employees by ${tellChannel(media)} ${tellDates(launchedAt)}; ${enrols}`;
}

/** In the order a reviewer reads; `optional` ones give way when the whole would be too long. */
function sentences(parts: FlowParts): { readonly text: string; readonly optional?: true }[] {
  const website = parts.media.includes('web')
    ? 'Our public website has no opt-in form; the page is reached by a personal link only.'
    : 'Our public website is not used to collect opt-in.';
  const all: ({ readonly text: string; readonly optional?: true } | null)[] = [
    { text: `Only current employees of ${parts.brand} can opt in. ${website}` },
    { text: tellBroadcast(parts) },
    { text: tellWays(parts.media) },
    { text: `Text shown: "${parts.text}"` },
    parts.evidenceUrl === null
      ? null
      : { text: `Pictures of the whole opt-in form are public at ${parts.evidenceUrl}.` },
    { text: 'After opting in the employee receives the opt-in confirmation message.' },
    { text: 'Employees who decline or do not answer are not texted.' },
    parts.startKeyword
      ? { text: 'An employee who opted out can opt in again by texting START.', optional: true }
      : null,
    {
      text: 'For each answer we keep date and time, medium, the exact wording and language shown, the action taken, the campaign, the IP address where the medium gives one, the phone number and the identity.',
      optional: true,
    },
    {
      text: 'Mobile numbers and consent are not sold or shared with third parties or affiliates for marketing.',
    },
  ];
  return all.filter((sentence) => sentence !== null);
}

/** Composes the message flow; within 2048 characters as long as the consent text leaves room (FL01). */
export function composeMessageFlow(parts: FlowParts): string {
  const told = sentences(parts);
  const whole = told.map(({ text }) => text).join(' ');
  const standsFor = (parts.textLength ?? parts.text.length) - parts.text.length;
  if (whole.length + standsFor <= LONGEST) return whole;
  return told
    .filter(({ optional }) => optional !== true)
    .map(({ text }) => text)
    .join(' ');
}
