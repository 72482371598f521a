/** What `/sms-consent` can do, for a person and for an admin. */
import type { KnownBlock } from '@slack/types';
import { header, section } from './parts.ts';
import { join, type Markup, words } from './text.ts';

const OWN: readonly Markup[] = [
  words`\`/sms-consent status\`  where you stand`,
  words`\`/sms-consent stop\`  no more work texts`,
  words`\`/sms-consent help\`  this list`,
];

const ADMIN: readonly Markup[] = [
  words`\`/sms-consent setup\`  company, texts and provider`,
  words`\`/sms-consent numbers\`  numbers in use; also \`numbers add\`, \`numbers assign\`, \`numbers retire\``,
  words`\`/sms-consent broadcast\`  ask people for their consent`,
  words`\`/sms-consent status\`  how many answered`,
  words`\`/sms-consent check @person\`  may this person be texted?`,
  words`\`/sms-consent summary\`  what to register with The Campaign Registry`,
];

export function helpBlocks(isAdmin: boolean, unknown?: string): KnownBlock[] {
  return [
    header('Work text messages: what I can do'),
    ...(unknown === undefined
      ? []
      : [section(words`I do not know “${unknown}”. Here is what works:`)]),
    section(join(OWN)),
    ...(isAdmin ? [section(words`*For admins*\n${join(ADMIN)}`)] : []),
  ];
}

/** The answer to any message that is not a wish to stop. */
export const HELLO =
  'Hello! I ask for consent to work text messages and keep your answer. To stop all work texts, write STOP here at any time. Your own status and the exact text you answered are in my Home tab, or type /sms-consent status.';
