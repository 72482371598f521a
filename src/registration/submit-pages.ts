/** The company's own pages at the moment a form is recorded: reviewers open every link on it. */
import { listInWords } from '../consent/notice.ts';
import { InvalidInputError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import type { Finding } from './lint.ts';
import { type OpenedPages, openPages, withOpenedPages } from './pages-verify.ts';
import { composeSummary, type SummaryInput } from './summarize.ts';
import { tellFinding } from './tell-finding.ts';

/** Null where nothing outside can be opened, or there is no campaign to open anything of. */
export async function openOutside(ports: Ports): Promise<OpenedPages | null> {
  if (ports.website === undefined || (await ports.views.campaign()) === null) return null;
  return openPages(ports, 'elsewhere');
}

const OF_PAGES = /^(?:EV|PP|TC)\d/u;
const MOST = 3;

export interface Looked {
  readonly opened: OpenedPages | null;
  /** Somebody looked at the pages that could not be opened from here. */
  readonly pagesSeen: boolean;
  /** The order was typed and not pressed. */
  readonly typed: boolean;
}

/**
 * The form must not be recorded while a page shows what reviewers reject (requirement 50); a page
 * that did not open may be vouched for.
 * @throws InvalidInputError('pages')
 */
export function refusePages(input: SummaryInput, { opened, pagesSeen, typed }: Looked): void {
  if (opened === null) return;
  const findings = composeSummary(withOpenedPages(input, opened)).findings.filter(
    ({ ruleId, severity }) => severity === 'error' && OF_PAGES.test(ruleId),
  );
  const unread = opened.read.flatMap(({ url, read }) => (read?.kind === 'unread' ? [url] : []));
  const closed = findings.filter((one) => isClosed(one, opened));
  const wrong = findings.filter((one) => !closed.includes(one));
  if (wrong.length > 0) {
    throw new InvalidInputError(
      'pages',
      `Reviewers who open your pages would reject this form, so it is not on record as handed in: ${told(wrong)}`,
    );
  }
  if (closed.length === 0 || pagesSeen) return;
  const again = typed ? 'type this again with --pages-seen' : `choose “${SEEN_LABEL}”`;
  const them = unread.length === 1 ? 'it' : 'them';
  throw new InvalidInputError(
    'pages',
    `${closed.map(({ message }) => message).join(' ')} So the form is not on record as handed in. Open ${listInWords(unread.filter((url) => url !== null))} in a private window; if you can read ${them} there, ${again}.`,
  );
}

/** True when the record rests on somebody's word for a page that did not open. */
export const isVouchedFor = ({ opened, pagesSeen }: Looked): boolean =>
  pagesSeen && (opened?.read.some(({ read }) => read?.kind === 'unread') ?? false);

/** How the forms of the chats call it. */
export const SEEN_LABEL = 'I looked at them myself';

const FIELDS = {
  evidence: 'evidenceUrl',
  privacy: 'privacyPolicyLink',
  terms: 'termsAndConditionsLink',
} as const;

/** Of a page that did not open nothing else can be said. */
const isClosed = ({ field }: Finding, { read }: OpenedPages): boolean =>
  read.some((one) => one.read?.kind === 'unread' && FIELDS[one.page] === field);

function told(findings: readonly Finding[]): string {
  const more = findings.length > MOST ? ` And ${findings.length - MOST} more.` : '';
  return `${findings.slice(0, MOST).map(tellFinding).join(' ')}${more}`;
}
