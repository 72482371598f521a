/** Everything a hand needs to act in the tenant: its state and the line to the app. */
import type { Inbound } from './inbound.ts';
import type { Teammate, Tenant } from './tenant.ts';

export interface Stand {
  readonly tenant: Tenant;
  readonly inbound: Inbound;
  /** Where the Bot Connector is reached, with the slash at its end. */
  readonly serviceUrl: () => string;
  /** How long a hand waits to see something change after the app answered, in ms. */
  readonly patienceMs: number;
}

/** Tells a person something in passing, as Teams would. */
export function tellPerson(
  { tenant }: Stand,
  person: string,
  notice: { code: string; text: string },
): void {
  const told = { person, ...notice, atMs: tenant.now() };
  tenant.notices.push(told);
  tenant.tell({ kind: 'notice', notice: told });
}

/**
 * A person by id, Entra object id, name, e-mail or user principal name.
 * @throws Error when nobody, or more than one, answers to it.
 */
export function findPerson(tenant: Tenant, called: string): Teammate {
  const byId = tenant.people.get(called);
  if (byId) return byId;
  const wanted = called.toLowerCase();
  const found = [...tenant.people.values()].filter((one) =>
    [one.aadObjectId, one.name, one.email, one.userPrincipalName].some(
      (name) => name?.toLowerCase() === wanted,
    ),
  );
  const [person] = found;
  if (found.length !== 1 || person === undefined)
    throw new Error(`${found.length} people in the sandbox's Teams are called "${called}".`);
  return person;
}
