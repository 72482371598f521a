/** A person's record as one zip, to be handed to that person. */
import { zipFiles } from '../../adapters/documents/zip.ts';
import type { OwnRecord } from '../proof/my-record.ts';
import { certificatesOf, drawOnce } from './certificates.ts';

export interface PackedRecord {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Everybody saw the same few forms: each is drawn once per process, since drawing keeps all others waiting. */
const draw = drawOnce();

export const packRecord = async (record: OwnRecord): Promise<PackedRecord> => ({
  name: record.name,
  bytes: zipFiles([...record.files, ...(await certificatesOf(record.person, record.madeAt, draw))]),
});
