/** Where a sentence is read: what things are called there and where they are found. */
import { type Rich, say } from './rich.ts';

export interface Surface {
  readonly name: 'Slack' | 'Teams' | 'this page';
  /** What a person types for a command, e.g. `/sms-consent status`. */
  command(words: string): string;
  /** How to stop there, as part of a sentence; texts and e-mail are named besides. */
  readonly stopWays: Rich;
  /** Where "Agree again" can be pressed. */
  readonly agreePlace: string;
  /** Where a person finds what the app wrote to them. */
  readonly messagesPlace: string;
  /** How a person sees their own standing, as a sentence. */
  readonly standing: string;
  /** People of other companies. */
  readonly strangers: string;
  /** Left out because the chat cannot find them. */
  readonly notFound: string;
  /** How one names a person in a command. */
  readonly personExample: string;
}

export const SLACK: Surface = {
  name: 'Slack',
  command: (words) => `/sms-consent ${words}`,
  stopWays: say`press Withdraw here or in this app’s Home tab, write STOP to me, type \`/sms-consent stop\``,
  agreePlace: 'on your receipt or in my Home tab',
  messagesPlace: 'in your messages with me',
  standing:
    'Your own status and the exact text you answered are in my Home tab, or type /sms-consent status.',
  strangers: 'People of other companies (Slack Connect)',
  notFound: 'Not found in Slack',
  personExample: '@person',
};

export const TEAMS: Surface = {
  name: 'Teams',
  command: (words) => words,
  stopWays: say`press Withdraw here or on my card, write STOP to me`,
  agreePlace: 'on your receipt',
  messagesPlace: 'in this chat',
  standing: 'To see your own status and the exact text you answered, write STATUS.',
  strangers: 'People of other companies',
  notFound: 'Not found in Teams, or the app is not installed for them',
  personExample: 'name@company.example',
};

/** The personal page of people outside chat. */
export const WEB: Surface = {
  name: 'this page',
  command: (words) => words,
  stopWays: say`press Withdraw on this page, now or later (keep its link: it is shown only once)`,
  agreePlace: 'on this page',
  messagesPlace: 'as a personal link',
  standing: 'Your own link to withdraw shows where you stand.',
  strangers: 'People of other companies',
  notFound: 'Not found',
  personExample: 'name@company.example',
};
