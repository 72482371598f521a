/** The one tenant the app works in, and who in it an activity speaks for. */
import { type Account, accountOf } from '../../src/employee.ts';

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

export const isGuid = (text: unknown): text is string =>
  typeof text === 'string' && GUID.test(text);

/** `teams:<tenant>:<Entra object id>`; ids are compared in lower case everywhere. */
export const accountIn = (tenantId: string, aadObjectId: string): Account =>
  accountOf('teams', tenantId.toLowerCase(), aadObjectId.toLowerCase());

export const workspaceIn = (tenantId: string): string => `teams:${tenantId.toLowerCase()}`;

export const aadObjectIdOf = (account: Account): string => account.split(':')[2] ?? '';
