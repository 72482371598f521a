/** Each consent as a page to read and print, and beside it the pictures of all that the person saw. */
import type { Picture } from '../../adapters/documents/pdf/summary-pdf.ts';
import type { AuditedPerson } from '../proof/audit-person.ts';
import { type Seen, seenBy } from '../proof/seen.ts';
import type { ConsentRecord } from '../records/record.ts';
import { sevenItems, wholeNumber } from '../records/seven-items.ts';
import { type Drawing, drawForm } from './drawing.ts';

export type CertificateFile = { readonly path: string } & (
  | { readonly bytes: Uint8Array }
  | { readonly text: string }
);

/** Whose consents are certified. */
export type Certified = Pick<AuditedPerson, 'records' | 'about' | 'snapshot'>;

/**
 * `certificate-1.pdf` and `saw-1-request.png`, `saw-1-form.png`, `saw-1-receipt.png`, oldest
 * consent first, and `what-they-saw.txt`, which tells what each picture is and why one is missing.
 * `at`: when they are made, RFC 3339 UTC.
 */
export type Certify = (person: Certified, at: string) => Promise<readonly CertificateFile[]>;

export function certifyWith(drawing: Drawing): Certify {
  return async (person, at) => {
    const files: CertificateFile[] = [];
    const told: string[] = [];
    for (const [index, record] of person.records.entries()) {
      const nth = index + 1;
      const seen = await drawSeen(drawing, seenBy(person.about, record));
      const form = seen.find(({ shown }) => shown.part === 'form') ?? null;
      const certificate = {
        ...{ record, items: sevenItems(record, wholeNumber), at },
        shown: form?.shown ?? null,
        checkpoint: person.snapshot.checkpoint,
      };
      const bytes = await drawing.certificatePdf(certificate, form?.picture ?? null);
      files.push({ path: `certificate-${nth}.pdf`, bytes }, ...picturesOf(nth, seen));
      told.push(tell(nth, record, seen));
    }
    if (told.length === 0) return [];
    return [...files, { path: 'what-they-saw.txt', text: [HEAD, ...told].join('\n') }];
  };
}

interface Pictured extends Seen {
  readonly picture: Picture;
}

async function drawSeen(drawing: Drawing, seen: readonly Seen[]): Promise<readonly Pictured[]> {
  const pictured: Pictured[] = [];
  for (const one of seen) pictured.push({ ...one, picture: await drawForm(drawing, one.shown) });
  return pictured;
}

const nameOf = (nth: number, { shown }: Seen): string => `saw-${nth}-${shown.part}.png`;

const picturesOf = (nth: number, seen: readonly Pictured[]): CertificateFile[] =>
  seen.flatMap((one) =>
    'png' in one.picture ? [{ path: nameOf(nth, one), bytes: one.picture.png }] : [],
  );

const HEAD = `WHAT THE PERSON SAW

Each picture is drawn by the program from what is on record: the wording
(its SHA-256 stands in the answer itself), the number's last four digits, the
time, and the name of the layout. The same record gives the same picture.
Times in the pictures are UTC; on the screen they stood in the person's zone.
`;

function tell(nth: number, { seq, given }: ConsentRecord, seen: readonly Pictured[]): string {
  const lines = seen.map((one) =>
    'png' in one.picture
      ? `${nameOf(nth, one)}: ${one.words} Drawn by ${one.shown.renderer}.`
      : `No picture: ${one.words} ${one.picture.missing}`,
  );
  const none = `This consent was given ${PLACES[given.medium] ?? 'outside the chats'}: nothing stood on a screen of ours.`;
  return [
    `Consent ${nth}, ledger entry ${seq}: certificate-${nth}.pdf`,
    ...(lines.length === 0 ? [none] : lines),
    '',
  ].join('\n');
}

const PLACES: Readonly<Record<string, string>> = { paper: 'on paper', verbal: 'aloud' };
