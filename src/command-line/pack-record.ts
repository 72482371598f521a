/** A person's record as one zip, to be handed to that person. */
import { zipFiles } from '../../adapters/documents/zip.ts';
import type { OwnRecord } from '../proof/my-record.ts';
import { certifyWith } from './certificates.ts';
import type { Drawing } from './drawing.ts';

export interface PackedRecord {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type PackRecord = (record: OwnRecord) => Promise<PackedRecord>;

export function packWith(drawing: Drawing): PackRecord {
  const certify = certifyWith(drawing);
  return async ({ name, files, person, madeAt }) => ({
    name,
    bytes: zipFiles([
      { path: 'README.txt', text: README },
      ...files,
      ...(await certify(person, madeAt)),
    ]),
  });
}

const README = `YOUR CONSENT TO WORK TEXT MESSAGES

This is your own copy of what you were asked and what you answered. Nobody
else is in it.

certificate-1.pdf    Your answer on a page to read and print; the number counts
                     your agreements, oldest first.
saw-1-request.png    What you saw: the request, the form and the receipt, drawn
saw-1-form.png       again from the record. what-they-saw.txt tells what each
saw-1-receipt.png    picture is, and why one is missing.
receipt-1.json       The same agreement for programs (Kantara receipt v1.1).
evidence/            All your answers with their proofs; record.txt tells them
                     in plain words, README.txt how anybody can check them.

If you never agreed, only evidence/ is here. This is no legal advice.
`;
