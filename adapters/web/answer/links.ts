/** What the personal page needs of the service; `Service` has both. */
import type { LinkAnswer, LinkAnswered, LinkPage } from '../../../src/links/link.ts';

export interface Links {
  /** Changes nothing, however often it is called. */
  openLink(token: string): Promise<LinkPage>;
  /** Uses the link up only when the act is recorded. @throws InvalidInputError('phone' | 'agree'), BusyError, UncertainError */
  answerLink(token: string, answer: LinkAnswer): Promise<LinkAnswered>;
}
