/** What stands at the public addresses at this moment; reads only, no login, no personal data. */
import { composeWording, digestWording, type Notice } from '../consent/notice.ts';
import { LedgerBrokenError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import { retentionYearsOf } from '../records/retention.ts';
import type { Campaign } from './campaign.ts';
import { type MediaOnRecord, mediaInUse } from './media-in-use.ts';
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
export interface Records extends MediaOnRecord {
  readonly views: MediaOnRecord['views'] & Pick<Ports['views'], 'campaign' | 'noticeInForce'>;
  readonly ledger: Pick<Ports['ledger'], 'byKey'>;
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
  const told = await behind(notice, campaign, ports);
  const { privacyPolicyLink, termsAndConditionsLink } = told.definition;
  return {
    evidence: composeEvidencePage({
      campaign: placedAs(campaign, told),
      notice,
      media: await mediaInUse(ports),
    }),
    privacy: isOwnPage(privacyPolicyLink, 'privacy', told)
      ? { kind: 'own', document: composePrivacyStatement(told, retentionYearsOf(ports)) }
      : { kind: 'elsewhere', url: privacyPolicyLink },
    terms: isOwnPage(termsAndConditionsLink, 'terms', told)
      ? { kind: 'own', document: composeSmsTerms(told, notice.numbers) }
      : { kind: 'elsewhere', url: termsAndConditionsLink },
  };
}

/**
 * The campaign as it stood when the notice in force was published, while the newest one has another
 * text that waits to be: a page of two versions would contradict itself. Where only what stands
 * beside the text was changed, such as the support address, that counts at once.
 */
async function behind(notice: Notice, newest: Campaign, { ledger }: Records): Promise<Campaign> {
  if (notice.campaignVersion === newest.version) return newest;
  const today = composeWording(newest.definition, notice.numbers);
  if (digestWording(today) === notice.digest) return newest;
  const key = `campaign:${newest.campaignId}:${notice.campaignVersion}`;
  const entry = await ledger.byKey(key);
  if (entry?.fact.kind !== 'CampaignDefined') {
    throw new LedgerBrokenError(-1, 'The campaign of the notice is missing. Run verify.');
  }
  const { version, definition } = entry.fact;
  return { campaignId: newest.campaignId, version, definition, definedAt: entry.at };
}

/** Where the page stands, and whether it is listed, is decided by the newest campaign. */
function placedAs({ definition: newest }: Campaign, told: Campaign): Campaign {
  const { pageSlug: _slug, pageIndexable: _listed, ...rest } = told.definition;
  const { pageSlug, pageIndexable } = newest;
  const place = {
    ...(pageSlug === undefined ? {} : { pageSlug }),
    ...(pageIndexable === undefined ? {} : { pageIndexable }),
  };
  return { ...told, definition: { ...rest, ...place } };
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
