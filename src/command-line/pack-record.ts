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
    bytes: zipFiles([...files, ...(await certify(person, madeAt))]),
  });
}
