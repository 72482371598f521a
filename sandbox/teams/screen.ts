import type { Teammate, Tenant, TenantEvent } from './tenant.ts';

/** Tells whether this person sees an event happen; their own messages do not count. */
export function isVisibleTo(tenant: Tenant, person: Teammate): (event: TenantEvent) => boolean {
  return (event) => {
    switch (event.kind) {
      case 'message-posted':
      case 'message-changed':
      case 'message-deleted': {
        const { conversation, from } = event.message;
        return (
          from !== person.id &&
          (tenant.conversations.get(conversation)?.members.has(person.id) ?? false)
        );
      }
      case 'notice':
        return event.notice.person === person.id;
      default:
        return event.person === person.id;
    }
  };
}
