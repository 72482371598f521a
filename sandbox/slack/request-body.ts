/** Reads HTTP bodies the way Slack accepts them: form, JSON, multipart or raw bytes. */
import type { IncomingMessage } from 'node:http';
import { isRecord } from '../record.ts';
import type { CallArguments } from './call-arguments.ts';
import { SlackError } from './slack-error.ts';

/** A call's arguments from its query string and body. @throws SlackError `invalid_json` */
export function parseArguments(request: IncomingMessage, body: Buffer): CallArguments {
  const query = new URL(request.url ?? '/', 'http://sandbox').searchParams;
  const fromQuery = Object.fromEntries(query);
  const text = body.toString('utf8');
  if (!(request.headers['content-type'] ?? '').includes('json'))
    return { ...fromQuery, ...Object.fromEntries(new URLSearchParams(text)) };
  return { ...fromQuery, ...parseJson(text) };
}

/** The uploaded file: the file part of a multipart body, or the body itself. */
export async function uploadedBytes(request: IncomingMessage, body: Buffer): Promise<Buffer> {
  const contentType = request.headers['content-type'] ?? '';
  if (!contentType.includes('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': contentType },
  }).formData();
  for (const part of form.values())
    if (typeof part !== 'string') return Buffer.from(await part.arrayBuffer());
  return Buffer.alloc(0);
}

function parseJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text);
    if (isRecord(value)) return value;
  } catch {
    throw new SlackError('invalid_json');
  }
  throw new SlackError('json_not_object');
}
