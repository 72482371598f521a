/**
 * The public pages of a campaign: where they stand, and what they hold as plain data.
 * They need no login and show no personal data.
 */
import { z } from 'zod';
import type { Campaign } from './campaign.ts';

export const PUBLIC_PATHS = {
  evidence: '/evidence',
  privacy: '/privacy',
  terms: '/sms-terms',
} as const;
export type PublicPageName = keyof typeof PUBLIC_PATHS;

/** A text with headings, for people to read; addresses in it stand in full. */
export interface PublicDocument {
  readonly title: string;
  readonly brand: string;
  readonly sections: readonly PublicSection[];
}

export interface PublicSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly items?: readonly string[];
}

/** The last part of a public page's address: the campaign's own choice, else its id. */
export const slugOf = ({ campaignId, definition }: Campaign): string =>
  definition.pageSlug ?? campaignId;

/** The id always leads there too, so that an address that was registered once stays good. */
export const isSlugOf = (slug: string, campaign: Campaign): boolean =>
  slug === campaign.campaignId || slug === campaign.definition.pageSlug;

export const pageUrl = (baseUrl: string, name: PublicPageName, slug: string): string =>
  `${baseUrl}${PUBLIC_PATHS[name]}/${slug}`;

/**
 * True when a link leads to the page that this service serves for the campaign, under whatever
 * host: a service that moves must not send people in circles.
 */
export function isOwnPage(link: string, name: PublicPageName, campaign: Campaign): boolean {
  if (!URL.canParse(link)) return false;
  const [, folder, slug, ...rest] = new URL(link).pathname.split('/');
  return `/${folder}` === PUBLIC_PATHS[name] && rest.length === 0 && isSlugOf(slug ?? '', campaign);
}

const NOT_PUBLIC = /(?:^|\.)(?:localhost|local|internal|lan|home|intranet)$|^[\d.]+$|^\[|^[^.]+$/i;

/** True when somebody outside the company can be sent to this address: https, and a name with a dot. */
export function isPublicAddress(baseUrl: string): boolean {
  if (!URL.canParse(baseUrl)) return false;
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === 'https:' && !NOT_PUBLIC.test(hostname);
}

const given = z.looseObject({
  pageSlug: z.string().nullish(),
  privacyPolicyLink: z.unknown().optional(),
  termsAndConditionsLink: z.unknown().optional(),
  evidenceUrl: z.unknown().optional(),
});

const isAbsent = (value: unknown) => value === undefined || value === null || value === '';

/**
 * A definition whose links are filled with our own pages where it names none. Without a public
 * address it is returned as it is, and the schema asks for what is missing.
 */
export function withOwnPages(
  definition: unknown,
  place: { readonly baseUrl: string; readonly campaignId: string },
): unknown {
  const read = given.safeParse(definition);
  if (!read.success || !isPublicAddress(place.baseUrl)) return definition;
  const slug = read.data.pageSlug ?? place.campaignId;
  const or = (link: unknown, name: PublicPageName) =>
    isAbsent(link) ? pageUrl(place.baseUrl, name, slug) : link;
  return {
    ...read.data,
    privacyPolicyLink: or(read.data.privacyPolicyLink, 'privacy'),
    termsAndConditionsLink: or(read.data.termsAndConditionsLink, 'terms'),
    evidenceUrl: or(read.data.evidenceUrl, 'evidence'),
  };
}
