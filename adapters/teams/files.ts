/**
 * A text file for one person: offered with a FileConsentCard, uploaded to their OneDrive when they
 * accept. The content travels packed and signed in the card's own context, so that any replica
 * can serve the acceptance and nothing has to be kept.
 */
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Activity } from 'botbuilder';
import type { Account } from '../../src/employee.ts';
import { DeliveryError } from '../../src/errors.ts';
import type { Hand } from './cards/actions.ts';
import { plain } from './cards/elements.ts';
import type { Seals } from './cards/seal.ts';
import { isTrustedFileUrl, type TrustedHosts } from './service-urls.ts';

const VERB = 'file.accept';
const PACKED_MAX = 18_000;
const UNPACKED_MAX = 1024 * 1024;
const TIMEOUT_MS = 20_000;

export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** The offer as a message; null when the file is too long for a card. */
export function fileOffer(hand: Hand, file: TextFile): Partial<Activity> | null {
  const packed = deflateRawSync(Buffer.from(file.text)).toString('base64url');
  if (packed.length > PACKED_MAX) return null;
  const name = fileName(file.name);
  const seal = hand.seals.seal(hand.account, VERB, { digest: digestOf(name, packed) });
  const context = { name, packed, seal };
  return {
    type: 'message',
    summary: plain(`A file for you: ${name}`),
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.card.file.consent',
        name,
        content: {
          description: 'Text file',
          sizeInBytes: Buffer.byteLength(file.text),
          acceptContext: context,
          declineContext: {},
        },
      },
    ],
  };
}

/** The file that was offered to this person; null when the context is not ours or was altered. */
export function offeredFile(seals: Seals, account: Account, context: unknown): TextFile | null {
  const { name, packed, seal } = (context ?? {}) as Partial<Record<string, unknown>>;
  if (typeof name !== 'string' || typeof packed !== 'string' || packed.length > PACKED_MAX)
    return null;
  const opened = seals.open(account, VERB, seal);
  if (opened?.digest !== digestOf(name, packed)) return null;
  const bytes = inflateRawSync(Buffer.from(packed, 'base64url'), { maxOutputLength: UNPACKED_MAX });
  return { name, text: bytes.toString('utf8') };
}

const digestOf = (name: string, packed: string): string =>
  createHash('sha256')
    .update(JSON.stringify([name, packed]))
    .digest('hex');

const RECORD_VERB = 'record.accept';

/** A person's own record, which no card could carry: it is made again for them when they accept. */
export function recordOffer(
  hand: Hand,
  { name, size }: { readonly name: string; readonly size: number },
): Partial<Activity> {
  const seal = hand.seals.seal(hand.account, RECORD_VERB, {});
  return {
    type: 'message',
    summary: plain('Your own record'),
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.card.file.consent',
        name,
        content: {
          description: 'Your own record, as a zip',
          sizeInBytes: size,
          acceptContext: { record: true, seal },
          declineContext: {},
        },
      },
    ],
  };
}

/** True when the context is that of a record offered to this person. */
export function isOfferedRecord(seals: Seals, account: Account, context: unknown): boolean {
  const { record, seal } = (context ?? {}) as Partial<Record<string, unknown>>;
  return record === true && seals.open(account, RECORD_VERB, seal) !== null;
}

const fileName = (name: string): string => name.replace(/[^\w.-]+/gu, '-').slice(0, 100);

export interface UploadInfo {
  readonly uploadUrl: string;
  readonly contentUrl: string;
  readonly name: string;
  readonly uniqueId: string;
  readonly fileType: string;
}

export function uploadInfoOf(value: unknown): UploadInfo | null {
  const { uploadInfo } = (value ?? {}) as { uploadInfo?: Partial<Record<string, unknown>> };
  const text = (field: string) => String(uploadInfo?.[field] ?? '');
  const uploadUrl = text('uploadUrl');
  if (uploadUrl === '') return null;
  return {
    uploadUrl,
    contentUrl: text('contentUrl'),
    name: text('name'),
    uniqueId: text('uniqueId'),
    fileType: text('fileType'),
  };
}

/** Only to where Teams keeps files: the address comes with a request. @throws DeliveryError */
export async function uploadFile(
  { uploadUrl }: UploadInfo,
  content: string | Uint8Array,
  trusted: TrustedHosts,
): Promise<void> {
  if (!isTrustedFileUrl(uploadUrl, trusted))
    throw new DeliveryError('refused', 'foreign_upload_url');
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const response = await fetch(uploadUrl, {
    method: 'PUT',
    headers: {
      'content-type': typeof content === 'string' ? 'text/plain' : 'application/octet-stream',
      'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
    },
    body: bytes,
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => {
    throw new DeliveryError('retryable', 'upload_failed');
  });
  await response.body?.cancel();
  if (!response.ok) throw new DeliveryError('refused', `http_${response.status}`);
}

/** What stands in the chat once the file is in the person's OneDrive. */
export function fileInfo({ name, contentUrl, uniqueId, fileType }: UploadInfo): Partial<Activity> {
  return {
    type: 'message',
    summary: plain(`Your file: ${name}`),
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.card.file.info',
        contentUrl,
        name,
        content: { uniqueId, fileType },
      },
    ],
  };
}
