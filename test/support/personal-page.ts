/** The personal web page on a real port, and hands to use it with. */
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { type AnswerOptions, answerDoor } from '../../adapters/web/answer/answer-door.ts';
import { startWeb } from '../../adapters/web/server.ts';
import { InvalidInputError } from '../../src/errors.ts';
import { readPhone } from '../../src/numbers/phone.ts';
import type { LogFields } from '../../src/ports.ts';

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface PersonalPage {
  readonly url: string;
  readonly port: number;
  readonly logged: { readonly sentence: string; readonly fields: LogFields }[];
  send(method: string, path: string, given?: Sent): Promise<Answered>;
  /** As a browser posts the form of this page. */
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: OutgoingHttpHeaders,
  ): Promise<Answered>;
  close(): Promise<void>;
}

interface Sent {
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

function phoneTrouble(typed: string): string | null {
  try {
    readPhone(typed);
    return null;
  } catch (error) {
    if (error instanceof InvalidInputError) return error.message;
    throw error;
  }
}

export async function openPage(
  links: AnswerOptions['links'],
  given: Partial<AnswerOptions> = {},
): Promise<PersonalPage> {
  const logged: PersonalPage['logged'][number][] = [];
  const note = (sentence: string, fields: LogFields = {}) => void logged.push({ sentence, fields });
  const baseUrl = given.baseUrl ?? 'https://consent.northwindfs.example';
  const door = answerDoor({
    links,
    baseUrl,
    urlOf: (purpose, token) => `${baseUrl}/${purpose}/${token}`,
    trustedProxyHops: 0,
    phoneTrouble,
    packRecord: async ({ name, files }) => ({
      name,
      bytes: new TextEncoder().encode(files.map(({ text }) => text).join()),
    }),
    log: { info: note, warn: note, error: note },
    ...given,
  });
  const web = await startWeb({
    port: 0,
    host: '127.0.0.1',
    doors: { '/answer': door, '/withdraw': door, '/change': door, '/record': door },
    ready: async () => true,
    home: null,
  });
  const url = `http://127.0.0.1:${web.port}`;
  const send: PersonalPage['send'] = (method, path, sent) => ask(`${url}${path}`, method, sent);
  return {
    url,
    port: web.port,
    logged,
    send,
    post: (path, fields, headers = {}) =>
      send('POST', path, {
        headers: { ...FORM, origin: url, 'sec-fetch-site': 'same-origin', ...headers },
        body: new URLSearchParams(fields).toString(),
      }),
    close: web.close,
  };
}

export const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** One request with exactly these headers. */
export function ask(
  url: string,
  method: string,
  { headers = {}, body }: Sent = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
