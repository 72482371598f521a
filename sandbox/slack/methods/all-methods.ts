import { chatMethods } from './chat-methods.ts';
import { conversationMethods } from './conversation-methods.ts';
import { fileMethods } from './file-methods.ts';
import { groupMethods } from './group-methods.ts';
import type { Method } from './method.ts';
import { peopleMethods } from './people-methods.ts';
import { teamMethods } from './team-methods.ts';
import { viewMethods } from './view-methods.ts';

/** Every Web API method the stand-in answers, by name. */
export const allMethods: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...teamMethods,
    ...peopleMethods,
    ...groupMethods,
    ...conversationMethods,
    ...chatMethods,
    ...viewMethods,
    ...fileMethods,
  }),
);

/** Every scope some method asks for: what a token holds unless told otherwise. */
export const allScopes: readonly string[] = [
  ...new Set([...allMethods.values()].flatMap((one) => (one.scope === undefined ? [] : one.scope))),
  'commands',
  'groups:read',
];
