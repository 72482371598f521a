/** The summary as a PDF, offered to an admin; the card carries only which one, sealed. */
import type { Activity } from 'botbuilder';
import type { Account } from '../../src/employee.ts';
import type { Hand } from './cards/actions.ts';
import { plain } from './cards/elements.ts';
import type { Seals } from './cards/seal.ts';

const VERB = 'summary.accept';

export function pdfOffer(
  hand: Hand,
  {
    name,
    size,
    provider,
  }: { readonly name: string; readonly size: number; readonly provider: string },
): Partial<Activity> {
  const seal = hand.seals.seal(hand.account, VERB, { id: provider });
  return {
    type: 'message',
    summary: plain(`A file for you: ${name}`),
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.card.file.consent',
        name,
        content: {
          description: 'The summary, to read, sign and keep',
          sizeInBytes: size,
          acceptContext: { summary: provider, seal },
          declineContext: {},
        },
      },
    ],
  };
}

/** Whose form was offered to this person; null when none was. */
export function offeredPdf(seals: Seals, account: Account, context: unknown): string | null {
  const { summary, seal } = (context ?? {}) as Partial<Record<string, unknown>>;
  const opened = seals.open(account, VERB, seal);
  return opened !== null && opened.id === summary ? opened.id : null;
}
