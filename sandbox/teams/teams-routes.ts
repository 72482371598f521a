/** The stand-in's HTTP paths under `/teams/`: Bot Connector, sign-in, OpenID documents, files. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerConnector, type ConnectorOptions } from './connector.ts';
import type { KeyRing, SigningKey } from './signing-keys.ts';
import { CHANNEL_ISSUER } from './tokens.ts';

export interface TeamsRoutes {
  readonly connector: ConnectorOptions;
  readonly keys: KeyRing;
}

/** Answers the request if its path is one of Teams'; false leaves it to somebody else. */
export async function answerTeamsRequest(
  routes: TeamsRoutes,
  [request, response]: [IncomingMessage, ServerResponse],
): Promise<boolean> {
  if (!request.url?.startsWith('/teams/')) return false;
  const path = request.url.slice('/teams'.length);
  if (await answerConnector(routes.connector, path, [request, response])) return true;
  const [, area, name = '', part] = path.split('/');
  if (area === 'openid') sendOpenId(routes, { name, part }, response);
  else if (area === 'files') sendFile(routes, name, response);
  else response.writeHead(404).end('Not found');
  return true;
}

/** `openid/channel` and `openid/entra`, each with its `keys`. */
function sendOpenId(
  { connector, keys }: TeamsRoutes,
  { name, part }: { name: string; part: string | undefined },
  response: ServerResponse,
): void {
  const isEntra = name === 'entra';
  const issuer = isEntra
    ? `https://login.microsoftonline.com/${connector.tenant.id}/v2.0`
    : CHANNEL_ISSUER;
  const published: SigningKey[] = isEntra
    ? [keys.entra]
    : [keys.teams, keys.otherChannel, keys.unendorsed];
  const document =
    part === 'keys'
      ? { keys: published.map((key) => key.jwk) }
      : {
          issuer,
          jwks_uri: `${connector.serviceUrl()}openid/${name}/keys`,
          id_token_signing_alg_values_supported: ['RS256'],
          token_endpoint_auth_methods_supported: ['private_key_jwt'],
        };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document));
}

function sendFile({ connector }: TeamsRoutes, id: string, response: ServerResponse): void {
  const file = connector.tenant.files.get(id);
  if (!file?.isComplete) {
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
