/** How a person is written to: kept as JSON that only this adapter reads, refreshed at every turn of theirs. */
import type { ChatPerson } from '../../src/employee.ts';
import type { Conversation } from '../../src/ports.ts';
import type { Member, Place } from './connector.ts';

export interface Reference extends Place {
  /** Null until the roster was asked. */
  readonly kind: ChatPerson['kind'] | null;
}

export const writeReference = ({ serviceUrl, conversationId, kind }: Reference): string =>
  JSON.stringify({ serviceUrl, conversationId, kind });

/** Null for anything we did not write. */
export function readReference(conversation: Conversation | null): Reference | null {
  if (conversation === null) return null;
  const read = JSON.parse(conversation.reference) as Partial<Reference>;
  const { serviceUrl, conversationId, kind = null } = read;
  if (typeof serviceUrl !== 'string' || typeof conversationId !== 'string') return null;
  return { serviceUrl, conversationId, kind };
}

const NAME_MAX = 300;

/** A name as it can be kept: people write what they like, databases hold neither NUL nor half a character. */
export function keepableName(name: string | undefined): string | null {
  const kept = (name ?? '').slice(0, NAME_MAX).toWellFormed().replaceAll('\0', '').trim();
  return kept === '' ? null : kept;
}

/** Guests are invited people of other companies: `#EXT#` in their principal name, or their role. */
export function kindOf(member: Member, tenantId: string): ChatPerson['kind'] {
  if (member.id?.startsWith('28:')) return 'bot';
  const isGuest = member.userRole === 'guest' || member.userRole === 'anonymous';
  if (isGuest || member.userPrincipalName?.toUpperCase().includes('#EXT#')) return 'guest';
  const elsewhere = member.tenantId?.toLowerCase();
  return elsewhere !== undefined && elsewhere !== tenantId.toLowerCase() ? 'stranger' : 'member';
}
