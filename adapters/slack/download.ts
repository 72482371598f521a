/** Fetches a file a person uploaded in a form; only from Slack, only so much. */
import type { WebClient } from '@slack/web-api';
import { InvalidInputError } from '../../src/errors.ts';
import { fetchBytes } from '../chat/fetch-bytes.ts';
import { isTrusted } from './trusted-url.ts';

const BYTES_MAX = 10 * 1024 * 1024;
const TIMEOUT_MS = 10_000;

export interface Source {
  readonly client: WebClient;
  readonly botToken: string;
  readonly apiUrl: string;
}

/** The address comes from Slack by the file's id, never from the form. @throws InvalidInputError('csv') */
export async function download(source: Source, fileId: string): Promise<Uint8Array> {
  const { file } = await source.client.files.info({ file: fileId }).catch(() => {
    throw unreadable();
  });
  const url = file?.url_private_download ?? file?.url_private ?? '';
  if (!isTrusted(url, 'https://files.slack.com', source.apiUrl)) throw unreadable();
  if ((file?.size ?? 0) > BYTES_MAX) throw tooLarge();
  const headers = { authorization: `Bearer ${source.botToken}` };
  const bytes = await fetchBytes(url, { max: BYTES_MAX, timeoutMs: TIMEOUT_MS, headers });
  if (bytes === 'too_large') throw tooLarge();
  if (bytes === 'unreadable') throw unreadable();
  return bytes;
}

const unreadable = () =>
  new InvalidInputError(
    'csv',
    'I could not read this file from Slack. Please upload the CSV once more.',
  );
const tooLarge = () =>
  new InvalidInputError(
    'csv',
    'This file is larger than 10 MB. Please split it and upload one part at a time.',
  );
