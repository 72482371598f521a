/** The brand: BR01 to BR03. */
import { ENTITY_TYPES, VERTICALS } from './brand-values.ts';
import { fieldLabel } from './field-words.ts';
import { hostOf } from './phrases.ts';
import type { Registration } from './registration.ts';
import { broken, type Hit, namesBrand, type Rule } from './rule.ts';
import { sameSite } from './same-site.ts';
import { US_STATE } from './us-states.ts';

/** One of these words and no other. */
const oneOf = (words: object): RegExp => new RegExp(`^(?:${Object.keys(words).join('|')})$`);
const ENTITY_TYPE = oneOf(ENTITY_TYPES);
const VERTICAL = oneOf(VERTICALS);

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
    [
      'state',
      brand.state,
      american ? US_STATE : /./,
      'the two capital letters of the state or territory, like TX',
    ],
    [
      'postalCode',
      brand.postalCode,
      american ? /^\d{5}$/ : /./,
      'five digits, like 78701; of a longer code only the first five',
    ],
    ['phone', brand.phone, /^\+[1-9]\d{6,14}$/, '+ and the country code, like +15125550100'],
    ['country', brand.country, /^[A-Z]{2}$/, 'two capital letters, like US'],
    [
      'entityType',
      brand.entityType,
      ENTITY_TYPE,
      'PRIVATE_PROFIT, PUBLIC_PROFIT, NON_PROFIT or GOVERNMENT',
    ],
    [
      'vertical',
      brand.vertical,
      VERTICAL,
      "one of TCR's verticals, like CONSTRUCTION or HEALTHCARE",
    ],
  ];
  return shapes
    .filter(([, value, shape]) => value !== undefined && !shape.test(value))
    .map(([field, value, , want]) => ({
      field: `brand.${field}`,
      phrase: value ?? null,
      message: `${fieldLabel(field)} is not written as the form wants it.`,
      fix: `Write it as ${want}.`,
    }));
}

const FREE_MAIL: ReadonlySet<string> = new Set(
  'gmail.com googlemail.com yahoo.com ymail.com hotmail.com outlook.com live.com msn.com aol.com icloud.com me.com mac.com proton.me protonmail.com gmx.com gmx.net mail.com zoho.com yandex.com hey.com fastmail.com comcast.net verizon.net att.net'.split(
    ' ',
  ),
);

const EMAILS = { email: 'support', businessContactEmail: 'business contact' } as const;

function checkBrandEmail({ brand }: Registration): readonly Hit[] {
  return (['email', 'businessContactEmail'] as const).flatMap((name): Hit[] => {
    const address = brand[name];
    if (address === undefined) return [];
    const phrase = address.split('@').at(-1)?.toLowerCase() ?? '';
    const at = { field: `brand.${name}`, phrase };
    if (FREE_MAIL.has(phrase)) {
      return [{ ...at, message: `The ${EMAILS[name]} e-mail is at a free mail provider.` }];
    }
    return sameSite(phrase, hostOf(brand.website))
      ? []
      : [{ ...at, message: `The ${EMAILS[name]} e-mail is not at the website's domain.` }];
  });
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

export const BRAND_RULES: readonly Rule[] = [
  {
    ...brand,
    id: 'BR01',
    field: 'brand',
    codes: [],
    source: 'TCR brand fields; AWS',
    message: 'Something about the company is not written as the form wants it.',
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
