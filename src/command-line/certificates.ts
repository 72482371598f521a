/** Each consent as a page to read and print, with the picture of what the person saw. */
import type { Picture } from '../../adapters/documents/pdf/summary-pdf.ts';
import { InvalidInputError } from '../errors.ts';
import type { AuditedPerson } from '../proof/audit-person.ts';
import type { Shown } from '../proof/shown.ts';
import type { ConsentRecord } from '../records/record.ts';
import { sevenItems, wholeNumber } from '../records/seven-items.ts';
import type { Drawing } from './drawing.ts';

export interface CertificateFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** `certificate-1.pdf`, oldest first. `at`: when they are made, RFC 3339 UTC. */
export type Certify = (person: AuditedPerson, at: string) => Promise<readonly CertificateFile[]>;

/** Everybody saw the same few forms: each distinct one is drawn once, however many certificates show it. */
export function certifyWith(drawing: Drawing): Certify {
  const forms = drawOnce(drawing);
  return async (person, at) => {
    const { checkpoint } = person.snapshot;
    const files: CertificateFile[] = [];
    for (const [nth, record] of person.records.entries()) {
      const items = sevenItems(record, wholeNumber);
      const shown = shownTo(person, record);
      const form = shown === null ? null : await forms(shown);
      const certificate = { record, items, shown, checkpoint, at };
      const bytes = await drawing.certificatePdf(certificate, form);
      files.push({ path: `certificate-${nth + 1}.pdf`, bytes });
    }
    return files;
  };
}

function drawOnce(drawing: Drawing): (shown: Shown) => Promise<Picture> {
  const drawn = new Map<string, Promise<Picture>>();
  return (shown) => {
    const key = `${shown.platform} ${shown.renderer} ${shown.notice.digest}`;
    const known = drawn.get(key) ?? drawForm(drawing, shown);
    drawn.set(key, known);
    // What failed for another reason than its words may succeed the next time.
    known.catch(() => drawn.delete(key));
    return known;
  };
}

/** The picture, or the sentence that says why there is none: the page around it is made all the same. */
export async function drawForm(drawing: Drawing, shown: Shown): Promise<Picture> {
  try {
    return { png: await drawing.draw(shown) };
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return { missing: error.message };
  }
}

/** The form this consent was given on; null on paper and by word of mouth. */
function shownTo(
  { about }: AuditedPerson,
  { given, notice, campaign }: ConsentRecord,
): Shown | null {
  const { medium } = given;
  if (medium !== 'slack' && medium !== 'teams' && medium !== 'web') return null;
  const published = about.notices.find(({ fact }) => fact.digest === notice?.digest);
  if (published === undefined || campaign === null) return null;
  const { brand } = campaign.definition;
  return {
    ...{ platform: medium, part: 'form', renderer: given.experience.renderer },
    notice: { ...published.fact, publishedAt: published.at },
    ...{ brand: brand.displayName, supportEmail: brand.email, receipt: null },
  };
}
