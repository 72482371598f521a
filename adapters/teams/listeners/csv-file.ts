/** A CSV that an admin sent as a file: the audience of a broadcast. */
import type { Activity } from 'botbuilder';
import { InvalidInputError } from '../../../src/errors.ts';
import { fetchBytes } from '../../chat/fetch-bytes.ts';
import { reviewCard } from '../cards/admin.ts';
import { isTrustedFileUrl } from '../service-urls.ts';
import type { ListenerPorts } from './listener-ports.ts';
import { asCard, type Shown } from './shown.ts';
import type { Turn } from './turn.ts';

const BYTES_MAX = 10 * 1024 * 1024;
const TIMEOUT_MS = 10_000;
const FILE = 'application/vnd.microsoft.teams.file.download.info';

/** The address of the first CSV that was sent with a message; null when there is none. */
export function csvIn({ attachments }: Activity): string | null {
  for (const { contentType, name = '', content } of attachments ?? []) {
    const { downloadUrl } = (content ?? {}) as { downloadUrl?: unknown };
    const isCsv = contentType === FILE && /\.(?:csv|txt)$/iu.test(name);
    if (isCsv && typeof downloadUrl === 'string') return downloadUrl;
  }
  return null;
}

/** @throws NotAllowedError before anything is fetched; InvalidInputError('csv') */
export async function draftFromFile(
  ports: ListenerPorts,
  { account, actor }: Turn,
  url: string,
): Promise<Shown> {
  await ports.service.broadcastStatus(actor);
  const rows = [...ports.readAudience(await download(ports, url))];
  const review = await ports.service.draftBroadcast(actor, { kind: 'csv', rows });
  return asCard('Review the broadcast', reviewCard(ports.chat.handOf(account), review));
}

async function download({ trusted }: ListenerPorts, url: string): Promise<Uint8Array> {
  const bytes = isTrustedFileUrl(url, trusted)
    ? await fetchBytes(url, { max: BYTES_MAX, timeoutMs: TIMEOUT_MS })
    : 'unreadable';
  if (typeof bytes !== 'string') return bytes;
  throw new InvalidInputError(
    'csv',
    bytes === 'too_large'
      ? 'This file is larger than 10 MB. Please split it and send one part at a time.'
      : 'I could not read this file from Teams. Please send the CSV once more.',
  );
}
