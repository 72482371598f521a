/** Each consent as a page to read and print, with the picture of what the person saw. */
import type { Picture } from '../../adapters/documents/pdf/summary-pdf.ts';
import { InvalidInputError } from '../errors.ts';
import type { AuditedPerson } from '../proof/audit-person.ts';
import type { Shown } from '../proof/shown.ts';
import type { ConsentRecord } from '../records/record.ts';
import { sevenItems, wholeNumber } from '../records/seven-items.ts';
import { pictures } from './pictures.ts';

export interface CertificateFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Draws each distinct form once, however many people saw it. */
export type Draw = (shown: Shown) => Promise<Picture>;

export function drawOnce(): Draw {
  const drawn = new Map<string, Promise<Picture>>();
  return (shown) => {
    const key = `${shown.platform} ${shown.renderer} ${shown.notice.digest}`;
    const known = drawn.get(key) ?? drawForm(shown);
    drawn.set(key, known);
    return known;
  };
}

async function drawForm(shown: Shown): Promise<Picture> {
  try {
    return { png: await pictures.draw(shown) };
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return { missing: error.message };
  }
}

/** `certificate-1.pdf`, oldest first. `at`: when they are made, RFC 3339 UTC. Loaded on demand: fonts and painter are large. */
export async function certificatesOf(
  person: AuditedPerson,
  at: string,
  draw: Draw = drawOnce(),
): Promise<readonly CertificateFile[]> {
  if (person.records.length === 0) return [];
  const { certificatePdf } = await import('../../adapters/documents/pdf/certificate-pdf.ts');
  const { checkpoint } = person.snapshot;
  const files: CertificateFile[] = [];
  for (const [nth, record] of person.records.entries()) {
    const items = sevenItems(record, wholeNumber);
    const shown = shownTo(person, record);
    const form = shown === null ? null : await draw(shown);
    const bytes = await certificatePdf({ record, items, shown, checkpoint, at }, form);
    files.push({ path: `certificate-${nth + 1}.pdf`, bytes });
  }
  return files;
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
