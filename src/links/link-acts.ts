/** What can be done with personal links, for people outside chat. */
import type { Ports } from '../ports.ts';
import type { OwnRecord } from '../proof/my-record.ts';
import type { Actor } from '../roles/actor.ts';
import { answerLink } from './answer-link.ts';
import { handOutLinks } from './hand-out.ts';
import type { HandOutLinks, LinkAnswer, LinkAnswered, LinkPage, LinksHandedOut } from './link.ts';
import { linkRecord } from './link-record.ts';
import { openLink } from './open-link.ts';

export interface LinkActs {
  /** Asks everybody in the list by a personal link; the tokens are seen here and never again. Admins only. */
  handOutLinks(actor: Actor, order: HandOutLinks): Promise<LinksHandedOut>;
  /** What the page of a link shows. Changes nothing, however often it is called. */
  openLink(token: string): Promise<LinkPage>;
  /** Uses the link up only when the act is recorded. @throws InvalidInputError('phone' | 'agree'), BusyError, UncertainError */
  answerLink(token: string, answer: LinkAnswer): Promise<LinkAnswered>;
  /** The record of whoever holds a link to it; null for every other link. Changes nothing. */
  linkRecord(token: string): Promise<OwnRecord | null>;
}

export const linkActs = (ports: Ports): LinkActs => ({
  handOutLinks: (...given) => handOutLinks(ports, ...given),
  openLink: (token) => openLink(ports, token),
  linkRecord: (token) => linkRecord(ports, token),
  answerLink: (...given) => answerLink(ports, ...given),
});
