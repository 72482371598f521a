/** Brings personal links to their people: as a list to print and cut, or by mail. */
import type { LinkLine } from '../../adapters/documents/links-csv.ts';
import type { Letter } from '../../adapters/mail/mail.ts';
import { InvalidInputError } from '../errors.ts';
import type { CampaignDefinition } from '../registration/campaign.ts';
import type { WebConfig } from '../web-config.ts';

export type Brand = CampaignDefinition['brand'];

export interface Mailed {
  readonly sent: number;
  /** Whoever got no letter, or perhaps none; their links are in the CSV. */
  readonly failed: readonly { readonly name: string; readonly why: string }[];
}

/** One HTML document, eight people to a page. */
export async function printLinks(lines: readonly LinkLine[], brand: Brand): Promise<string> {
  const { qrCode } = await import('../../adapters/documents/qr-code.ts');
  const { printList } = await import('../../adapters/web/pages/print-list.ts');
  const people = await Promise.all(
    lines.map(async (line) => ({ ...line, svg: await qrCode(line.url) })),
  );
  return printList({ brand: brand.displayName, supportEmail: brand.email, people });
}

/** @throws InvalidInputError('mail') before any link is made, when there is no mail server to send with. */
export function requireMailServer({ smtpUrl }: WebConfig): string {
  if (smtpUrl !== null) return smtpUrl;
  throw new InvalidInputError(
    'mail',
    'There is no mail server to send with. Set SMTP_URL, or leave --mail away and send the links yourself.',
  );
}

/** One letter each, sent once; nobody is written to twice, whatever happens. */
export async function mailLinks(
  lines: readonly LinkLine[],
  brand: Brand,
  web: WebConfig,
): Promise<Mailed> {
  const { openMail } = await import('../../adapters/mail/mail.ts');
  const { MAIL_TROUBLE } = await import('../../adapters/mail/errors.ts');
  const { invitation } = await import('../../adapters/web/pages/invitation.ts');
  const letters = lines.map(
    (line): Letter => ({
      to: { name: line.name, address: line.email ?? '' },
      ...invitation({ ...line, brand: brand.displayName, supportEmail: brand.email }),
    }),
  );
  const from = { name: brand.displayName, address: web.mailFrom ?? brand.email };
  const mail = openMail({ smtpUrl: requireMailServer(web), from });
  try {
    const posted = await mail.send(letters);
    const failed = posted.flatMap((one, index) =>
      one.kind === 'sent'
        ? []
        : [{ name: lines[index]?.name ?? '', why: MAIL_TROUBLE[one.reason] }],
    );
    return { sent: posted.length - failed.length, failed };
  } finally {
    mail.close();
  }
}
