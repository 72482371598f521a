/** A person's record as one zip, to be handed to that person. */
import { zipFiles } from '../../adapters/documents/zip.ts';
import type { OwnRecord } from '../proof/my-record.ts';

export interface PackedRecord {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const packRecord = async ({ name, files }: OwnRecord): Promise<PackedRecord> => ({
  name,
  bytes: zipFiles(files),
});
