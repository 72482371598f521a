/** The stand-in's HTTP paths: `/api/<method>`, uploads, downloads and response URLs. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBytes } from '../local-server.ts';
import type { Api } from './methods/method.ts';
import { uploadedBytes } from './request-body.ts';
import type { ResponseUrls } from './response-urls.ts';
import { answerCall, type WebApiOptions } from './web-api.ts';

export interface SlackRoutes {
  readonly webApi: WebApiOptions;
  readonly responseUrls: ResponseUrls;
}

/** Answers the request if its path is one of Slack's; false leaves it to somebody else. */
export async function answerSlackRequest(
  routes: SlackRoutes,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const path = new URL(request.url ?? '/', 'http://sandbox').pathname;
  const [, area, id = ''] = path.split('/');
  switch (area) {
    case 'api':
      await answerCall(routes.webApi, request, response);
      return true;
    case 'upload':
      await receiveUpload(routes.webApi.api, { request, id }, response);
      return true;
    case 'files':
      sendFile(routes.webApi.api, id, response);
      return true;
    case 'response':
      await answerReply(routes, { request, id }, response);
      return true;
    default:
      return false;
  }
}

interface PathRequest {
  readonly request: IncomingMessage;
  readonly id: string;
}

async function receiveUpload(
  api: Api,
  { request, id }: PathRequest,
  response: ServerResponse,
): Promise<void> {
  const bytes = await uploadedBytes(request, await readBytes(request));
  const upload = api.uploads.get(id);
  if (!upload || upload.length !== bytes.length) {
    response.writeHead(400).end('Bad upload');
    return;
  }
  upload.bytes = bytes;
  response.writeHead(200).end(`OK - ${bytes.length}`);
}

function sendFile(api: Api, id: string, response: ServerResponse): void {
  const file = api.workspace.files.get(id);
  if (!file) {
    response.writeHead(404).end('No such file');
    return;
  }
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': file.bytes.length,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  });
  response.end(file.bytes);
}

async function answerReply(
  routes: SlackRoutes,
  { request, id }: PathRequest,
  response: ServerResponse,
): Promise<void> {
  const text = (await readBytes(request)).toString('utf8');
  const { status, body } = routes.responseUrls.answer(id, jsonOrNothing(text));
  response.writeHead(status, { 'content-type': 'text/plain' }).end(body);
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
