/** What the app can do, for a person and for an admin, and what it answers to plain words. */
import { heading, type Page, text } from './page.ts';
import { join, type Rich, say } from './rich.ts';
import type { Surface } from './surface.ts';

export function helpPage(surface: Surface, isAdmin: boolean, unknown?: string): Page {
  const line = (words: string, means: string): Rich => [
    { text: surface.command(words), code: true },
    { text: `  ${means}` },
  ];
  const own = [
    line('status', 'where you stand'),
    line('my record', 'download what is on record about you'),
    line('stop', 'no more work texts'),
    line('help', 'this list'),
  ];
  const admin = [
    line('setup', 'company, consent text and provider'),
    line('details', 'tax id, address, and the texts of the provider’s form'),
    join(
      [
        line('numbers', 'numbers in use; also '),
        say`\`numbers add\`, \`numbers assign\`, \`numbers retire\``,
      ],
      '',
    ),
    line('broadcast', 'ask people for their consent'),
    line('status', 'how many answered'),
    line('remind', 'write once more to those who have not answered'),
    line(`check ${surface.personExample}`, 'may this person be texted?'),
    line(`withdraw ${surface.personExample} email`, 'they told you that the texts must stop'),
    line('summary', 'what to register with The Campaign Registry'),
    line('summary twilio', 'the same for another provider'),
  ];
  return {
    brief: say`What I can do.`,
    parts: [
      heading('Work text messages: what I can do'),
      ...(unknown === undefined
        ? []
        : [text(say`I do not know “${unknown}”. Here is what works:`)]),
      text(join(own)),
      ...(isAdmin ? [text(say`*For admins*\n${join(admin)}`)] : []),
    ],
  };
}

/** The answer to any message that is not a wish to stop. */
export const hello = (surface: Surface): string =>
  `Hello! I ask for consent to work text messages and keep your answer. To stop all work texts, write STOP here at any time. ${surface.standing}`;

export const withdrawnNews = (surface: Surface): string =>
  `Done. You will get no more work text messages, from any of our numbers. If you ever want them again, press "Agree again" ${surface.agreePlace}.`;
