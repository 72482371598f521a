/** Our own public pages as the rules read them. */
import type { Notice } from '../consent/notice.ts';
import type { Campaign } from './campaign.ts';
import { isOwnPage } from './pages.ts';
import { documentText } from './pages-open.ts';
import { composePrivacyStatement } from './pages-privacy.ts';
import { composeSmsTerms } from './pages-terms.ts';
import type { Pages } from './registration.ts';

/** Our own pages need no opening: they are composed from the same records as the form. */
export function ownPages(campaign: Campaign, notice: Notice | null, retentionYears: number): Pages {
  const { privacyPolicyLink, termsAndConditionsLink, evidenceUrl = '' } = campaign.definition;
  return {
    ...(isOwnPage(privacyPolicyLink, 'privacy', campaign)
      ? { privacyPolicy: documentText(composePrivacyStatement(campaign, retentionYears)) }
      : {}),
    ...(isOwnPage(termsAndConditionsLink, 'terms', campaign)
      ? { terms: documentText(composeSmsTerms(campaign, notice?.numbers ?? [])) }
      : {}),
    ...(notice !== null && isOwnPage(evidenceUrl, 'evidence', campaign)
      ? { evidence: notice.text }
      : {}),
  };
}
