/** Compares what the public pages say with what is handed in; reviewers open every link. */
import type { Finding } from './lint.ts';
import type { PageRead, UnreadReason } from './page-read.ts';
import { hasPhrase } from './phrases.ts';
import type { Pages, Registration } from './registration.ts';
import { namesBrand } from './rule.ts';

/** One page, what became of opening it, and whether it is ours. */
export interface ReadPage {
  readonly page: 'evidence' | 'privacy' | 'terms';
  /** Null: the campaign names none. */
  readonly url: string | null;
  readonly read: PageRead | null;
}

const NAMES = {
  evidence: 'page with the opt-in',
  privacy: 'privacy policy',
  terms: 'page of terms',
} as const;

const RULES = {
  evidence: {
    ruleId: 'EV01',
    field: 'evidenceUrl',
    codes: ['804', '30543', '30909', 'CallToAction.IsMissingOrInaccessible'],
  },
  privacy: {
    ruleId: 'PP01',
    field: 'privacyPolicyLink',
    codes: ['805', 'PrivacyPolicy.MissingOrInvalid'],
  },
  terms: {
    ruleId: 'TC01',
    field: 'termsAndConditionsLink',
    codes: ['30558', 'TermsAndConditions.Missing'],
  },
} as const;

const WHY: Readonly<Record<UnreadReason, readonly [why: string, fix: string]>> = {
  not_https: ['its address is not https', 'Serve it over https and set that address.'],
  private_address: [
    'its address is inside a private network',
    'Put it where anybody on the internet can open it.',
  ],
  unknown_host: ['no such host is known', 'Correct the address, or have the name registered.'],
  no_connection: [
    'nothing answers at its address',
    'Have the web server looked at, then check again.',
  ],
  certificate: ['its certificate is not valid', 'Have the certificate renewed, then check again.'],
  too_slow: ['it took too long to answer', 'Have the web server looked at, then check again.'],
  too_large: ['it is too large to be a page of text', 'Link to a page that holds just this text.'],
  too_many_redirects: ['it leads from address to address', 'Set the address it ends at.'],
  status: ['the server does not show it', 'Make it open without a login, then check again.'],
  not_a_page: [
    'it is a file and not a web page',
    'Link to a web page with the text; a PDF may be linked from there.',
  ],
  no_words: [
    'it has no words without JavaScript',
    'Put the text itself into the page: reviewers’ tools read it as we do.',
  ],
};

/** The start of a consent text, and not only the words on a button. */
const CONSENT_TEXT =
  /\bI (?:hereby )?(?:agree|consent|authori[sz]e)\b[^.]{0,60}\b(?:receiv\w+|texts?|sms|messages?)\b/i;

const finding = (
  { ruleId, field, codes }: (typeof RULES)[keyof typeof RULES],
  said: Pick<Finding, 'message' | 'fix'> & Partial<Finding>,
): Finding => ({
  ...{ ruleId, field, codes, severity: 'error', phrase: null, replacement: null },
  ...said,
});

/** The texts of the pages that could be read, for the rules PP01, PP02 and TC01. */
export function pagesOf(pages: readonly ReadPage[]): Pages {
  const textOf = (name: ReadPage['page']) => {
    const read = pages.find(({ page }) => page === name)?.read;
    return read?.kind === 'read' ? read.text : undefined;
  };
  const texts = {
    privacyPolicy: textOf('privacy'),
    terms: textOf('terms'),
    evidence: textOf('evidence'),
  };
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
}

/** Both together; the advice to open a page gives way to what was found when it was opened. */
export function withPageFindings(
  findings: readonly Finding[],
  ofPages: readonly Finding[],
): readonly Finding[] {
  const told = new Set(ofPages.map(({ ruleId }) => ruleId));
  const rest = findings.filter(
    ({ ruleId, severity }) => severity !== 'advice' || !told.has(ruleId),
  );
  return [...ofPages.filter(isError), ...rest, ...ofPages.filter((one) => !isError(one))];
}

const isError = ({ severity }: Finding): boolean => severity === 'error';

/**
 * What the rules of the table cannot know: pages that do not open, and an evidence page that
 * shows another text than the one in force (requirement 50).
 * EV01: it opens. EV02: it shows the text in force. EV03: it names the company.
 */
export function judgePages(registration: Registration, pages: readonly ReadPage[]): Finding[] {
  return pages.flatMap(({ page, url, read }) => {
    if (url === null) return []; // FL04 asks for it.
    if (read?.kind === 'unread') return [cannotOpen(page, read)];
    return page === 'evidence' && read?.kind === 'read'
      ? judgeEvidence(registration, read.text)
      : [];
  });
}

function cannotOpen(
  page: ReadPage['page'],
  { reason, status }: Extract<PageRead, { kind: 'unread' }>,
): Finding {
  const [why, fix] = WHY[reason];
  const answer = status === null ? '' : ` (HTTP ${status})`;
  const message = `The ${NAMES[page]} could not be opened: ${why}${answer}.`;
  return finding(RULES[page], { message, fix });
}

function judgeEvidence(registration: Registration, text: string): Finding[] {
  const rule = RULES.evidence;
  const findings: Finding[] = [];
  if (!hasPhrase(text, registration.text)) {
    // Pictures cannot be read here; another consent text can, and reviewers would compare the two.
    const isOther = CONSENT_TEXT.test(text);
    findings.push(
      finding(rule, {
        ruleId: 'EV02',
        codes: ['30837', '30842', '804'],
        severity: isOther ? 'error' : 'warning',
        message: isOther
          ? 'The page with the opt-in shows another consent text than the one in force.'
          : 'The page with the opt-in does not have the consent text in words, so it was not compared.',
        fix: 'Put the text in force on the page word for word, or use the page that Rollcall serves.',
      }),
    );
  }
  if (!namesBrand(text, registration)) {
    findings.push(
      finding(rule, {
        ruleId: 'EV03',
        codes: ['603', '30837'],
        message: 'The page with the opt-in does not name the company.',
        fix: `Write ${registration.brand.displayName} on the page, as on the form.`,
      }),
    );
  }
  return findings;
}
