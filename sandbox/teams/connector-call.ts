/** What the app asks of the Bot Connector, read from method and path. */

/** Sending has two paths, with and without the id of what it answers; the SDK uses either. */
export type Operation =
  | 'createConversation'
  | 'sendToConversation'
  | 'updateActivity'
  | 'deleteActivity'
  | 'getConversationMember'
  | 'getConversationPagedMembers'
  | 'getConversationMembers'
  | 'fetchTeamDetails'
  | 'fetchChannelList'
  | 'uploadFile'
  | 'token';

export interface ConnectorCall {
  readonly operation: Operation;
  /** The conversation, team, upload or (for `token`) tenant the path names; else empty. */
  readonly id: string;
  /** The activity or member the path names; else empty. */
  readonly innerId: string;
  readonly query: Readonly<Record<string, string>>;
  /** The JSON (or form) body; empty when there is none. */
  readonly body: Readonly<Record<string, unknown>>;
}

const ROUTES: readonly (readonly [string, RegExp, Operation])[] = [
  ['POST', /^\/v3\/conversations\/?$/, 'createConversation'],
  ['POST', /^\/v3\/conversations\/([^/]+)\/activities\/?$/, 'sendToConversation'],
  ['POST', /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/, 'sendToConversation'],
  ['PUT', /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/, 'updateActivity'],
  ['DELETE', /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/, 'deleteActivity'],
  ['GET', /^\/v3\/conversations\/([^/]+)\/pagedmembers$/, 'getConversationPagedMembers'],
  ['GET', /^\/v3\/conversations\/([^/]+)\/members$/, 'getConversationMembers'],
  ['GET', /^\/v3\/conversations\/([^/]+)\/members\/([^/]+)$/, 'getConversationMember'],
  ['GET', /^\/v3\/teams\/([^/]+)$/, 'fetchTeamDetails'],
  ['GET', /^\/v3\/teams\/([^/]+)\/conversations$/, 'fetchChannelList'],
  ['PUT', /^\/upload\/([^/]+)$/, 'uploadFile'],
  ['POST', /^\/login\/([^/]+)\/oauth2\/v2\.0\/token$/, 'token'],
];

/** The operation, and the ids in the path, decoded; undefined when the Connector has no such path. */
export function matchCall(
  method: string,
  path: string,
): Pick<ConnectorCall, 'operation' | 'id' | 'innerId'> | undefined {
  for (const [wanted, pattern, operation] of ROUTES) {
    const found = wanted === method ? pattern.exec(path) : null;
    if (!found) continue;
    const [, id = '', innerId = ''] = found;
    return { operation, id: decodeURIComponent(id), innerId: decodeURIComponent(innerId) };
  }
  return undefined;
}
