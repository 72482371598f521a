/** Phone numbers as people type them, and as E.164. */
import { type PhoneNumberType, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { InvalidInputError } from '../errors.ts';
import { readTyped } from './typed-phone.ts';

/** Requirement 6: what every number of the United States, Canada and the rest of +1 looks like. */
const NORTH_AMERICAN = /^\+1[2-9]\d{2}[2-9]\d{6}$/;

/** Area codes that are never a person's mobile; for numbers the metadata does not know. */
const TOLL_FREE = /^\+1(?:800|822|833|844|855|866|877|888)/;
const PREMIUM = /^\+1900/;

const NOT_PERSONAL: Partial<Record<PhoneNumberType, string>> = {
  TOLL_FREE: 'a toll-free number',
  PREMIUM_RATE: 'a premium-rate number',
  SHARED_COST: 'a shared-cost number',
  UAN: 'a company-wide access number',
  VOICEMAIL: 'a voicemail number',
  PAGER: 'a pager',
};

const ABROAD = 'If it is not a US or Canadian number, please start with + and the country code.';

/** `+` is certain; without it only the forms that can mean one thing in North America are read. */
function international(dialable: string): { e164: string } | { sentence: string } {
  if (dialable.startsWith('+')) return { e164: dialable };
  if (/^[2-9]\d{9}$/.test(dialable)) return { e164: `+1${dialable}` };
  if (/^(?:00)?1\d{10}$/.test(dialable)) return { e164: `+1${dialable.slice(-10)}` };
  if (/^011\d{7,15}$/.test(dialable)) return { e164: `+${dialable.slice(3)}` };
  if (dialable.startsWith('00')) {
    return { sentence: 'Please write + and the country code instead of 00.' };
  }
  if (dialable.length < 7) {
    return {
      sentence: 'This number is too short. Please enter all ten digits, with the area code.',
    };
  }
  if (dialable.length < 10) {
    return { sentence: 'This number has no area code. Please enter all ten digits.' };
  }
  if (dialable.length > 10) return { sentence: `This number has too many digits. ${ABROAD}` };
  return { sentence: `No US or Canadian area code starts with 0 or 1. ${ABROAD}` };
}

function checkNorthAmerican(e164: string): string | null {
  if (e164.length < 12) return 'This number is too short: after +1 come ten digits.';
  if (e164.length > 12) return 'This number has too many digits: after +1 come ten digits.';
  if (!NORTH_AMERICAN.test(e164)) {
    return 'No US or Canadian number looks like this: neither the area code nor the next three digits start with 0 or 1. Please check it.';
  }
  if (TOLL_FREE.test(e164)) return notPersonal('TOLL_FREE');
  if (PREMIUM.test(e164)) return notPersonal('PREMIUM_RATE');
  return null;
}

function checkAbroad(e164: string): string | null {
  const parsed = parsePhoneNumberFromString(e164);
  if (parsed?.isValid() === true && parsed.number === e164) return null;
  const forgotOne = NORTH_AMERICAN.test(`+1${e164.slice(1)}`);
  if (forgotOne)
    return 'No number like this exists. For a US or Canadian number, write +1 in front of the ten digits.';
  if (parsed === undefined)
    return 'There is no country with this code. Please check the digits after the +.';
  return parsed.isPossible()
    ? 'No number like this exists in that country. Please check the digits.'
    : 'This number is too short or too long for its country. Please check the digits.';
}

function notPersonal(type: PhoneNumberType | undefined): string | null {
  const name = type === undefined ? undefined : NOT_PERSONAL[type];
  return name === undefined ? null : `This is ${name}; please enter a direct mobile number.`;
}

/**
 * Reads a phone number as a person typed it; the default country is the United States.
 * In +1 it matches requirement 6 (so fictional 555-01xx numbers pass); elsewhere the full
 * metadata must call it valid.
 * @returns E.164, e.g. `+15125550101`
 * @throws InvalidInputError on `field`, with one sentence that says what is wrong and what to do
 */
export function readPhone(typed: string, field = 'phone'): string {
  const read = readTyped(typed);
  if (read.kind === 'unusable') throw new InvalidInputError(field, read.sentence);
  const meant = international(read.dialable);
  if ('sentence' in meant) throw new InvalidInputError(field, meant.sentence);
  const trouble = meant.e164.startsWith('+1')
    ? checkNorthAmerican(meant.e164)
    : checkAbroad(meant.e164);
  const refusal = trouble ?? notPersonal(parsePhoneNumberFromString(meant.e164)?.getType());
  if (refusal !== null) throw new InvalidInputError(field, refusal);
  return meant.e164;
}

/** E.164 as a person reads it: `512-555-0101` in +1, else `+44 20 7946 0958`. */
export function displayPhone(e164: string): string {
  const local = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  if (local !== null) return local.slice(1).join('-');
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
}

/** The last four digits, for receipts and lists that must not show the whole number. */
export function lastFour(e164: string): string {
  return e164.slice(-4);
}
