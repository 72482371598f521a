/** The public pages: PP and TC. */
import { FREQUENCY, HELP, hasPhrase, hostOf, RATES, STOP } from './phrases.ts';
import type { Registration } from './registration.ts';
import { broken, type Hit, namesBrand, type Rule } from './rule.ts';
import { sameSite } from './same-site.ts';

/** What cannot be judged is said as advice, never as a fault. */
const unread = (page: string, link: string): Hit => ({
  severity: 'advice',
  message: `The ${page} could not be read here, so it was not checked.`,
  fix: `Open ${link} in a private window and compare it with the rule.`,
});

const NOT_SHARED =
  /\b(?:not|never|no|nor)\b[^.]*?\b(?:shar\w+|s(?:ell|old)|third[ -]part\w+)\b|\bexclud\w+ text messaging originator opt-in data\b/i;
const ABOUT_TEXTS = /\b(?:sms|text(?:s|ing)?|mobile|opt-in)\b/i;

function checkPrivacy(registration: Registration): readonly Hit[] {
  const page = registration.pages.privacyPolicy;
  if (page === undefined) return [unread('privacy policy', registration.privacyPolicyLink)];
  const says = page
    .split(/(?<=[.!?])\s+/)
    .some((one) => NOT_SHARED.test(one) && ABOUT_TEXTS.test(one));
  return broken(!says);
}

function checkPrivacyHost(registration: Registration): readonly Hit[] {
  const { privacyPolicyLink, brand, pages } = registration;
  if (sameSite(hostOf(privacyPolicyLink), hostOf(brand.website))) return [];
  const page = pages.privacyPolicy;
  if (page === undefined)
    return [{ ...unread('privacy policy', privacyPolicyLink), phrase: hostOf(privacyPolicyLink) }];
  return namesBrand(page, registration) ? [] : [{ phrase: hostOf(privacyPolicyLink) }];
}

function checkTerms(registration: Registration): readonly Hit[] {
  const page = registration.pages.terms;
  if (page === undefined) return [unread('page of terms', registration.termsAndConditionsLink)];
  const { brand, messageTypes, privacyPolicyLink } = registration;
  const parts: readonly (readonly [string, boolean])[] = [
    ['the company name', namesBrand(page, registration)],
    [
      'what the texts are about',
      messageTypes.some((type) => hasPhrase(page, type)) ||
        /\b(?:shift|schedule|work|safety)\b/i.test(page),
    ],
    ['how often texts come', FREQUENCY.test(page)],
    ['"Message and data rates may apply"', RATES.test(page)],
    [
      'the support contact',
      hasPhrase(page, brand.email) || page.replace(/\D/g, '').includes(brand.phone.slice(2)),
    ],
    ['STOP', STOP.test(page)],
    ['HELP', HELP.test(page)],
    [
      'a link to the privacy policy',
      hasPhrase(page, privacyPolicyLink) || /\bprivacy policy\b/i.test(page),
    ],
  ];
  return parts
    .filter(([, there]) => !there)
    .map(([name]) => ({ message: `The terms do not have ${name}.` }));
}

export const PAGE_RULES: readonly Rule[] = [
  {
    id: 'PP01',
    scope: 'privacy policy',
    severity: 'error',
    field: 'privacyPolicyLink',
    codes: ['805', 'PrivacyPolicy.DataSharingIssue', 'PrivacyPolicy.MissingOrInvalid'],
    source: 'Telnyx 805; RingCentral checklist',
    message: 'The privacy policy does not say that mobile numbers and text consent are not shared.',
    fix: 'Add "We do not share mobile numbers or text message consent with third parties or affiliates for marketing."',
    check: checkPrivacy,
  },
  {
    id: 'PP02',
    scope: 'privacy policy',
    severity: 'warning',
    field: 'privacyPolicyLink',
    codes: ['603'],
    source: 'Telnyx 603',
    message:
      "The privacy policy stands on another site than the company's and does not name the company.",
    fix: "Link to the policy on the company's own website.",
    check: checkPrivacyHost,
  },
  {
    id: 'TC01',
    scope: 'terms',
    severity: 'error',
    field: 'termsAndConditionsLink',
    codes: [
      '30558',
      '30560',
      '30562',
      'TermsAndConditions.MissingBrandName',
      'TermsAndConditions.MissingProgramDescription',
      'TermsAndConditions.MissingMessageFrequency',
      'TermsAndConditions.MissingCustomerSupportInformation',
      'TermsAndConditions.MissingOptOutInstructions',
      'TermsAndConditions.MissingPrivacyPolicyLink',
    ],
    source: 'Teams; Twilio 30558, 30560, 30562',
    message: 'The terms lack a required part.',
    fix: 'Add a part on texts: who sends what, how often, rates, support contact, STOP, HELP and the privacy link.',
    check: checkTerms,
  },
];
