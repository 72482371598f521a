/** What the personal page needs of the service; `Service` has it all. */
import type { LinkAnswer, LinkAnswered, LinkPage } from '../../../src/links/link.ts';
import type { OwnRecord } from '../../../src/proof/my-record.ts';

export interface Links {
  /** Changes nothing, however often it is called. */
  openLink(token: string): Promise<LinkPage>;
  /** Uses the link up only when the act is recorded. @throws InvalidInputError('phone' | 'agree'), BusyError, UncertainError */
  answerLink(token: string, answer: LinkAnswer): Promise<LinkAnswered>;
  /** The record of whoever holds a link to it; null for every other link. Changes nothing. */
  linkRecord(token: string): Promise<OwnRecord | null>;
}
