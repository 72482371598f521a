/** The public pages on a real port, over a campaign that a test may change. */
import { type PublicOptions, publicDoor } from '../../adapters/web/public/public-door.ts';
import { startWeb } from '../../adapters/web/server.ts';
import type { Notice } from '../../src/consent/notice.ts';
import type { Campaign, CampaignDefinition } from '../../src/registration/campaign.ts';
import { openPublicPages } from '../../src/registration/pages-open.ts';
import { CAMPAIGN, NOTICE } from './links-at-hand.ts';
import { type Answered, ask } from './personal-page.ts';

export interface PublicSite {
  readonly url: string;
  /** What is on record from now on. */
  campaign: Campaign;
  notice: Notice | null;
  media: readonly string[];
  readonly logged: string[];
  send(method: string, path: string, headers?: Record<string, string>): Promise<Answered>;
  close(): Promise<void>;
}

const OWN = 'https://consent.northwindfs.example';

/** The campaign with our own pages as its policy, under the slug `northwind`. */
export const ownPages = (change: Partial<CampaignDefinition> = {}): Campaign => ({
  ...CAMPAIGN,
  definition: {
    ...CAMPAIGN.definition,
    pageSlug: 'northwind',
    privacyPolicyLink: `${OWN}/privacy/northwind`,
    termsAndConditionsLink: `${OWN}/sms-terms/northwind`,
    evidenceUrl: `${OWN}/evidence/northwind`,
    ...change,
  },
});

export async function openPublicSite(
  given: Partial<Pick<PublicOptions, 'pictures' | 'limits'>> = {},
): Promise<PublicSite> {
  const logged: string[] = [];
  const note = (sentence: string) => void logged.push(sentence);
  const chats: never[] = [];
  const ledger = { byKey: async () => null };
  const views = {
    campaign: async () => site.campaign,
    noticeInForce: async () => site.notice,
    mediaAsked: async () => new Map([['brd_1', site.media]]),
    mediaUsed: async () => [],
  };
  const door = publicDoor({
    service: { publicPages: (slug) => openPublicPages({ views, ledger, chats }, slug) },
    trustedProxyHops: 0,
    log: { info: note, warn: note, error: note },
    ...given,
  });
  const web = await startWeb({
    port: 0,
    host: '127.0.0.1',
    doors: { '/evidence': door, '/privacy': door, '/sms-terms': door },
    ready: async () => true,
    home: null,
  });
  const url = `http://127.0.0.1:${web.port}`;
  const site: PublicSite = {
    url,
    campaign: ownPages(),
    notice: NOTICE,
    media: ['slack', 'teams', 'web', 'paper', 'verbal'],
    logged,
    send: (method, path, headers = {}) => ask(`${url}${path}`, method, { headers }),
    close: web.close,
  };
  return site;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#13': '\r',
  nbsp: '\u00a0',
};

/** Markup as the words a reader gets. */
export const wordsOf = (markup: string): string =>
  markup
    .replace(/<(style|script)\b[\s\S]*?<\/\1>/gu, '')
    .replace(/<[^>]+>/gu, '')
    .replace(/&([a-z]+|#\d+);/gu, (whole, name: string) => ENTITIES[name] ?? whole);

/** The words inside the element of this id. */
export function wordsIn(page: string, id: string): string {
  const [, inside] =
    new RegExp(`id="${id}"[^>]*>([\\s\\S]*?)</(?:blockquote|code)>`, 'u').exec(page) ?? [];
  if (inside === undefined) throw new Error(`The page has no ${id}.`);
  return wordsOf(inside);
}
