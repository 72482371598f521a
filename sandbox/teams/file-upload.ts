/**
 * Files the app puts into a person's OneDrive after a file consent: `PUT` of the bytes, whole or in
 * ranges, with `Content-Range: bytes 0-99/100`.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { ConnectorError } from './connector-error.ts';
import type { Answer } from './connector-operations.ts';
import type { TeamsFile, Tenant } from './tenant.ts';

/** An empty file to be uploaded to; its id goes into the upload URL. */
export function expectFile(tenant: Tenant, person: string, name: string): TeamsFile {
  const id = `F${String(tenant.nextNumber()).padStart(8, '0')}`;
  const file: TeamsFile = { id, name, person, bytes: Buffer.alloc(0), isComplete: false };
  tenant.files.set(id, file);
  return file;
}

/** @throws ConnectorError 404 for an unknown upload, 416 for a range that does not fit */
export function receiveUpload(
  tenant: Tenant,
  id: string,
  { headers, bytes }: { headers: IncomingHttpHeaders; bytes: Buffer },
): Answer {
  const file = tenant.files.get(id);
  if (!file) throw new ConnectorError(404, 'itemNotFound', 'The upload session was not found.');
  const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '');
  const [from, to, total] = (range?.slice(1) ?? []).map(Number);
  if (from === undefined || to === undefined || total === undefined)
    throw new ConnectorError(400, 'invalidRequest', 'Content-Range is missing or malformed.');
  if (from !== file.bytes.length || to - from + 1 !== bytes.length || to >= total)
    throw new ConnectorError(416, 'invalidRange', 'The range does not continue the upload.');
  file.bytes = Buffer.concat([file.bytes, bytes]);
  if (file.bytes.length < total)
    return { status: 202, body: { nextExpectedRanges: [`${file.bytes.length}-`] } };
  file.isComplete = true;
  tenant.tell({ kind: 'file-stored', file, person: file.person });
  return { status: 201, body: { id: file.id, name: file.name, size: total } };
}
