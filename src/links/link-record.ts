/** A person's own record by personal link, for people outside chat. */
import type { Ports } from '../ports.ts';
import { myRecord, type OwnRecord } from '../proof/my-record.ts';
import { hashToken } from './token.ts';

/** Null for whatever is no link to a record, so that nobody learns which links exist. */
export async function linkRecord(ports: Ports, token: string): Promise<OwnRecord | null> {
  const hash = hashToken(token);
  const link = hash === null ? null : await ports.work.link(hash, ports.clock.nowMs());
  return link?.purpose === 'record' ? myRecord(ports, link.account) : null;
}
