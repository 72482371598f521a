/** What breaks the rules about the pages and the brand. */
import { type Case, cut, withBrand } from './case.ts';
import { REGISTRATION } from './worked-example.ts';

const { pages } = REGISTRATION;

export const PAGES_CASES: readonly Case[] = [
  {
    rule: 'PP01',
    why: 'nothing on sharing',
    change: { pages: { ...pages, privacyPolicy: 'We respect your privacy.' } },
  },
  { rule: 'PP01', why: 'not read', change: { pages: {} }, severity: 'advice' },
  {
    rule: 'PP02',
    why: 'another site',
    change: {
      privacyPolicyLink: 'https://policies.example/1',
      pages: { ...pages, privacyPolicy: 'We do not share text consent.' },
    },
  },
  {
    rule: 'PP02',
    why: 'another site, not read',
    change: { privacyPolicyLink: 'https://policies.example/1', pages: {} },
    severity: 'advice',
  },
  {
    rule: 'TC01',
    why: 'no STOP',
    change: { pages: { ...pages, terms: cut(String(pages.terms), 'Reply STOP to opt out.') } },
  },
  { rule: 'TC01', why: 'not read', change: { pages: {} }, severity: 'advice' },
  { rule: 'BR01', why: 'EIN', change: withBrand({ ein: '12-345' }), field: 'brand.ein' },
  { rule: 'BR01', why: 'state', change: withBrand({ state: 'Texas' }), field: 'brand.state' },
  {
    rule: 'BR01',
    why: 'ZIP',
    change: withBrand({ postalCode: '7870' }),
    field: 'brand.postalCode',
  },
  { rule: 'BR01', why: 'country', change: withBrand({ country: 'USA' }), field: 'brand.country' },
  {
    rule: 'BR02',
    why: 'free mail',
    change: withBrand({ email: 'northwind@gmail.com' }),
    phrase: 'gmail.com',
  },
  { rule: 'BR02', why: 'another domain', change: withBrand({ email: 'hr@other.example' }) },
  {
    rule: 'BR03',
    why: 'vendor',
    change: withBrand({ companyName: 'RingCentral, Inc.' }),
    phrase: 'RingCentral, Inc.',
  },
];
