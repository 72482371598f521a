import type { Entries, Tenant } from './tenant.ts';

/**
 * What this person entered and opened on a message's card or in the dialog (`on` is the message id
 * or `dialog`).
 */
export function entriesOf(tenant: Tenant, person: string, on: string): Entries {
  const key = `${on} ${person}`;
  const entries = tenant.entries.get(key) ?? {
    values: new Map(),
    opened: new Set(),
    errors: new Map(),
  };
  tenant.entries.set(key, entries);
  return entries;
}

/** Forgets entries on a card that was replaced, of one person or of everybody. */
export function forgetEntries(tenant: Tenant, on: string, person?: string): void {
  const prefix = person === undefined ? `${on} ` : `${on} ${person}`;
  for (const key of tenant.entries.keys()) if (key.startsWith(prefix)) tenant.entries.delete(key);
}
