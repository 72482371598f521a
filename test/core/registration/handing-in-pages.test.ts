import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PageRead, Website } from '../../../src/registration/page-read.ts';
import { createService } from '../../../src/service.ts';
import {
  openRegistrationOffice,
  type RegistrationOffice,
} from '../../support/registration-office.ts';
import { askOne, DEFINITION, headSize } from '../../support/service.ts';

const { privacyPolicyLink, termsAndConditionsLink, evidenceUrl } = DEFINITION;
const NAME = DEFINITION.brand.displayName;
const PRIVACY = `${NAME}: we do not share mobile numbers or text message consent with third parties.`;
const TERMS = `${NAME} texts its employees about shift changes. Message frequency varies. Message and data rates may apply. Reply STOP to opt out or HELP for help, or write to hr@northwindfs.example. See our privacy policy.`;

let office: RegistrationOffice;
let pages: Map<string, string | null>;
let opened: string[];

/** A page with these words; null: nothing answers there. */
const website: Website = {
  read: async (url): Promise<PageRead> => {
    opened.push(url);
    const text = pages.get(url) ?? null;
    return text === null
      ? { kind: 'unread', reason: 'no_connection', status: null }
      : { kind: 'read', url, text };
  },
};

beforeEach(async () => {
  office = await openRegistrationOffice();
  await office.define();
  await askOne(office);
  const notice = await office.ports.views.noticeInForce();
  opened = [];
  pages = new Map([
    [privacyPolicyLink, PRIVACY],
    [termsAndConditionsLink, TERMS],
    [evidenceUrl, `${NAME}. ${notice?.text}`],
  ]);
});
afterEach(() => office.close());

const outside = () => createService({ ...office.ports, website });
const submit = (given = {}) => outside().submitRegistration(office.admin, given);
const submitted = async () => {
  const entries = await office.ports.ledger.entriesOf('campaign:current');
  return entries.flatMap(({ fact }) => (fact.kind === 'CampaignSubmitted' ? [fact] : []));
};

describe('handing the form in while the company’s own pages can be opened', () => {
  it('goes on record when every page says what reviewers look for', async () => {
    expect(await submit()).toMatchObject({ repeated: false, submission: { attempt: 1 } });
    expect([...opened].sort()).toEqual(
      [privacyPolicyLink, termsAndConditionsLink, evidenceUrl].sort(),
    );
    expect((await submitted())[0]).not.toHaveProperty('pagesSeen');
  });

  it.each([
    [
      'the page with the opt-in shows another text',
      evidenceUrl,
      `${NAME}: I agree to receive texts about anything at all.`,
      'another consent text than the one in force',
    ],
    [
      'the privacy policy says nothing of sharing',
      privacyPolicyLink,
      `${NAME} keeps your data.`,
      'are not shared',
    ],
    [
      'the terms lack the rates',
      termsAndConditionsLink,
      TERMS.replace('Message and data rates may apply. ', ''),
      'The terms do not have "Message and data rates may apply"',
    ],
  ])('is refused when %s, whoever vouches for it', async (_why, ...rest) => {
    const [url, text, reason] = rest;
    pages.set(url, text);
    const before = await headSize(office);
    for (const pagesSeen of [false, true]) {
      await expect(submit({ pagesSeen })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        field: 'pages',
        message: expect.stringContaining(reason),
      });
    }
    expect(await headSize(office)).toBe(before);
  });

  it('says which page does not open, and takes an admin’s word for it on record', async () => {
    pages.set(evidenceUrl, null);
    await expect(submit()).rejects.toMatchObject({
      field: 'pages',
      message: `The page with the opt-in could not be opened: nothing answers at its address. So the form is not on record as handed in. Open ${evidenceUrl} in a private window; if you can read it there, choose “I looked at them myself”.`,
    });
    const typed = outside().submitRegistration({ kind: 'operator' }, {});
    await expect(typed).rejects.toMatchObject({
      message: expect.stringContaining('type this again with --pages-seen.'),
    });
    expect(await submitted()).toEqual([]);
    expect(await submit({ pagesSeen: true })).toMatchObject({ submission: { attempt: 1 } });
    expect(await submitted()).toMatchObject([{ pagesSeen: true }]);
  });

  it('does not open pages of our own, which are composed from the same records', async () => {
    const { campaign } = await office.service.overview(office.admin);
    const at = (page: string) => `https://consent.northwindfs.example/${page}/northwind`;
    expect(campaign).not.toBeNull();
    await office.define({
      pageSlug: 'northwind',
      privacyPolicyLink: at('privacy'),
      termsAndConditionsLink: at('sms-terms'),
      evidenceUrl: at('evidence'),
    });
    expect(await submit()).toMatchObject({ repeated: false });
    expect(opened).toEqual([]);
  });
});

describe('a form of which the campaign does not know every field', () => {
  it('goes on record, and what is still to be filled in is told', async () => {
    await office.define({ brand: { ...DEFINITION.brand, ein: '12-3456789' } });
    const { stillToFill } = await office.submit();
    expect(stillToFill).toContain('State');
    expect(stillToFill).not.toContain('EIN/Tax ID');
  });

  it('nothing is told when nothing is missing', async () => {
    expect((await office.submit()).stillToFill).toEqual([]);
  });
});
