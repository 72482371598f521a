/** Opens the campaign's public pages and compares them with what is handed in (requirements 47, 50). */
import { campaignOf } from '../broadcast/audience.ts';
import type { Ports } from '../ports.ts';
import type { Actor } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import type { Campaign } from './campaign.ts';
import { type Finding, lintRegistration } from './lint.ts';
import type { PageRead, Website } from './page-read.ts';
import { isOwnPage } from './pages.ts';
import { judgePages, pagesOf, type ReadPage, withPageFindings } from './pages-check.ts';
import { composeRegistration, type Registration } from './registration.ts';
import type { SummaryInput } from './summarize.ts';

export interface PagesCheck {
  /** Nothing that was found would be rejected. */
  readonly ok: boolean;
  readonly pages: readonly {
    readonly page: ReadPage['page'];
    readonly url: string | null;
    readonly opens: boolean;
  }[];
  readonly findings: readonly Finding[];
}

/** Where a page is named in the campaign, in the order of the form. */
const linksOf = ({ definition }: Campaign): Readonly<Record<ReadPage['page'], string | null>> => ({
  evidence: definition.evidenceUrl ?? null,
  privacy: definition.privacyPolicyLink,
  terms: definition.termsAndConditionsLink,
});

/** Opens all pages at once, those that `isLeft` leaves unopened aside. */
async function readPages(
  website: Website,
  campaign: Campaign,
  isLeft: (url: string, page: ReadPage['page']) => boolean,
): Promise<ReadPage[]> {
  const links = Object.entries(linksOf(campaign)) as [ReadPage['page'], string | null][];
  return Promise.all(
    links.map(async ([page, url]) => {
      const read: PageRead | null =
        url === null || isLeft(url, page) ? null : await website.read(url);
      return { page, url, read };
    }),
  );
}

const OF_PAGES: ReadonlySet<string> = new Set(['FL04', 'PP01', 'PP02', 'TC01']);

/** Admins only. @throws InvalidInputError('campaign') when there is none yet */
export async function checkPages(ports: Ports, actor: Actor): Promise<PagesCheck> {
  await requireAdmin(ports, actor, 'check the public pages');
  const { read, registration, pageFindings } = await openPages(ports);
  const table = lintRegistration(registration).filter(({ ruleId }) => OF_PAGES.has(ruleId));
  const findings = withPageFindings(table, pageFindings);
  return {
    ok: findings.every(({ severity }) => severity !== 'error'),
    pages: read.map(({ page, url, read: was }) => ({ page, url, opens: was?.kind === 'read' })),
    findings,
  };
}

export interface OpenedPages {
  readonly read: readonly ReadPage[];
  /** What would be handed in, with the texts of the pages. */
  readonly registration: Registration;
  readonly pageFindings: readonly Finding[];
}

/** A summary's input with what its pages were found to say. */
export const withOpenedPages = (input: SummaryInput, opened: OpenedPages): SummaryInput => ({
  ...input,
  pages: { ...input.pages, ...opened.registration.pages },
  pageFindings: opened.pageFindings,
});

/**
 * What the pages say at this moment, and what is wrong with them beside the rules of the table.
 * @param which `elsewhere`: our own pages are left out, since they are composed from the same records
 */
export async function openPages(
  ports: Ports,
  which: 'all' | 'elsewhere' = 'all',
): Promise<OpenedPages> {
  const campaign = await campaignOf(ports);
  const isLeft = (url: string, page: ReadPage['page']) =>
    which === 'elsewhere' && isOwnPage(url, page, campaign);
  const read = await readPages(websiteOf(ports), campaign, isLeft);
  const notice = await ports.views.noticeInForce();
  const registration = composeRegistration({
    campaign: campaign.definition,
    numbers: notice?.numbers ?? [],
    ...(notice === null ? {} : { text: notice.text }),
    pages: pagesOf(read),
  });
  return { read, registration, pageFindings: judgePages(registration, read) };
}

/** Without a way out nothing opens, and that is what is said. */
const websiteOf = ({ website }: Ports): Website =>
  website ?? { read: async () => ({ kind: 'unread', reason: 'no_connection', status: null }) };
