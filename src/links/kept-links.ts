import type { Link } from './link.ts';

/** The links that are out, as {@link Work} keeps them. Times in epoch milliseconds. */
export interface KeptLinks {
  /** Keeps a link, or keeps it anew: then nobody holds a claim on it any more. */
  saveLink(link: Link): Promise<void>;
  /** The link as it stands; null when it is unknown or has expired. Changes nothing, however often it is asked. */
  link(hash: string, nowMs: number): Promise<Link | null>;
  /** The link, for one caller at a time: null for all others until `leaseMs` have passed or it is kept anew. */
  claimLink(hash: string, claim: { nowMs: number; leaseMs: number }): Promise<Link | null>;
  /** The link is used up. */
  dropLink(hash: string): Promise<void>;
  /** Every link of a delivery for this purpose. */
  dropLinks(deliveryId: string, purpose: Link['purpose']): Promise<void>;
}
