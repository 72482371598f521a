/** What stands at the public addresses at this moment; reads only, no login, no personal data. */
import type { Medium } from '../consent/consent.ts';
import type { ChatPlatform, Ports } from '../ports.ts';
import { retentionYearsOf } from '../records/retention.ts';
import { DESCRIBED } from './message-flow.ts';
import { isOwnPage, isSlugOf, type PublicDocument } from './pages.ts';
import { composeEvidencePage, type EvidencePage } from './pages-evidence.ts';
import { composePrivacyStatement } from './pages-privacy.ts';
import { composeSmsTerms } from './pages-terms.ts';

/** Our own text, or the company's own page that is in force instead. */
export type OwnOrElsewhere =
  | { readonly kind: 'own'; readonly document: PublicDocument }
  | { readonly kind: 'elsewhere'; readonly url: string };

export interface PublicPages {
  readonly evidence: EvidencePage;
  readonly privacy: OwnOrElsewhere;
  readonly terms: OwnOrElsewhere;
}

/** What is on record, as far as the public may know. */
export interface Records {
  readonly views: Pick<Ports['views'], 'campaign' | 'noticeInForce' | 'mediaAsked' | 'mediaUsed'>;
  readonly chats: readonly Pick<ChatPlatform, 'platform'>[];
  readonly retentionYears?: number;
}

/**
 * The public pages under this slug (or of whichever campaign there is, for null), composed from
 * the notice in force; null when there is no such campaign, or none whose text was published.
 * @throws LedgerBrokenError when the notice is not the text on record
 */
export async function openPublicPages(
  ports: Records,
  slug: string | null,
): Promise<PublicPages | null> {
  const [campaign, notice] = await Promise.all([
    ports.views.campaign(),
    ports.views.noticeInForce(),
  ]);
  if (campaign === null || notice === null) return null;
  if (slug !== null && !isSlugOf(slug, campaign)) return null;
  const { privacyPolicyLink, termsAndConditionsLink } = campaign.definition;
  return {
    evidence: composeEvidencePage({ campaign, notice, media: await mediaInUse(ports) }),
    privacy: isOwnPage(privacyPolicyLink, 'privacy', campaign)
      ? { kind: 'own', document: composePrivacyStatement(campaign, retentionYearsOf(ports)) }
      : { kind: 'elsewhere', url: privacyPolicyLink },
    terms: isOwnPage(termsAndConditionsLink, 'terms', campaign)
      ? { kind: 'own', document: composeSmsTerms(campaign, notice.numbers) }
      : { kind: 'elsewhere', url: termsAndConditionsLink },
  };
}

/** The chats that are connected, every medium somebody was asked by, and every one somebody used. */
async function mediaInUse({ views, chats }: Records): Promise<readonly Medium[]> {
  const [asked, used] = await Promise.all([views.mediaAsked(), views.mediaUsed()]);
  const media = new Set<string>([
    ...chats.map((chat) => chat.platform),
    ...[...asked.values()].flat(),
    ...used,
  ]);
  return DESCRIBED.filter((medium) => media.has(medium));
}

/** The words of a document as a reader of the page gets them, one block a line. */
export function documentText({ title, brand, sections }: PublicDocument): string {
  const blocks = sections.flatMap(({ heading, paragraphs, items = [] }) => [
    heading,
    ...paragraphs,
    ...items,
  ]);
  return [brand, title, ...blocks].join('\n');
}
