/** The public pages and the brand: PP, TC and BR. */
import { FREQUENCY, HELP, hasPhrase, hostOf, RATES, STOP } from './phrases.ts';
import type { Registration } from './registration.ts';
import { broken, type Hit, namesBrand, type Rule } from './rule.ts';

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

const sameSite = (host: string | null, website: string | null) =>
  host !== null &&
  website !== null &&
  (host === website || host.endsWith(`.${website}`) || website.endsWith(`.${host}`));

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

/** The brand's fields as the forms want them; those that are not given are not judged. */
function checkBrand({ brand }: Registration): readonly Hit[] {
  const american = brand.country === undefined || brand.country === 'US';
  const shapes: readonly (readonly [
    field: string,
    value: string | undefined,
    shape: RegExp,
    want: string,
  ])[] = [
    ['ein', brand.ein, american ? /^\d{2}-?\d{7}$/ : /./, 'nine digits, like 12-3456789'],
    ['state', brand.state, american ? /^[A-Z]{2}$/ : /./, 'two capital letters, like TX'],
    ['postalCode', brand.postalCode, american ? /^\d{5}(?:-\d{4})?$/ : /./, 'five digits'],
    ['phone', brand.phone, /^\+[1-9]\d{6,14}$/, 'E.164, like +15125550100'],
    ['country', brand.country, /^[A-Z]{2}$/, 'two capital letters, like US'],
  ];
  return shapes
    .filter(([, value, shape]) => value !== undefined && !shape.test(value))
    .map(([field, value, , want]) => ({
      field: `brand.${field}`,
      phrase: value ?? null,
      message: `The ${field} of the brand is not written as the form wants it.`,
      fix: `Write it as ${want}.`,
    }));
}

const FREE_MAIL: ReadonlySet<string> = new Set(
  'gmail.com googlemail.com yahoo.com ymail.com hotmail.com outlook.com live.com msn.com aol.com icloud.com me.com mac.com proton.me protonmail.com gmx.com gmx.net mail.com zoho.com yandex.com hey.com fastmail.com comcast.net verizon.net att.net'.split(
    ' ',
  ),
);

function checkBrandEmail({ brand }: Registration): readonly Hit[] {
  const domain = brand.email.split('@').at(-1)?.toLowerCase() ?? '';
  if (FREE_MAIL.has(domain)) {
    return [{ phrase: domain, message: 'The support e-mail is at a free mail provider.' }];
  }
  return sameSite(domain, hostOf(brand.website)) ? [] : [{ phrase: domain }];
}

/** Vendors of the software or the numbers: never the brand of a company's own texts (Telnyx 710). */
const VENDORS =
  /^(?:ringcentral|twilio|telnyx|sinch|bandwidth|plivo|vonage|zoom|slack|microsoft(?: teams)?|amazon web services|aws|rollcall)\b(?:,? inc\.?|,? llc)?$/i;

function checkEmployer(registration: Registration): readonly Hit[] {
  const { brand, messageFlow, description } = registration;
  const vendor = [brand.companyName, brand.displayName].find((name) => VENDORS.test(name.trim()));
  if (vendor !== undefined) return [{ phrase: vendor }];
  return broken(!namesBrand(`${messageFlow} ${description}`, registration));
}

const brand = { scope: 'brand', severity: 'error' } as const;

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
  {
    ...brand,
    id: 'BR01',
    field: 'brand',
    codes: [],
    source: 'TCR brand fields; AWS',
    message: 'A field of the brand is not written as the form wants it.',
    fix: 'Correct it.',
    check: checkBrand,
  },
  {
    ...brand,
    id: 'BR02',
    field: 'brand.email',
    codes: ['713'],
    source: 'Telnyx 713; AWS',
    message: "The support e-mail is not at the website's domain.",
    fix: "Use an address at the company's own domain.",
    check: checkBrandEmail,
  },
  {
    ...brand,
    id: 'BR03',
    field: 'brand.companyName',
    codes: ['710'],
    source: 'Telnyx 710',
    message: 'The registered brand is not the employer whose texts these are.',
    fix: 'Register the employer, not the vendor of the software or the numbers.',
    check: checkEmployer,
  },
];
