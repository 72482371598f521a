/** The admin's overview: what to do next, the campaign, progress and numbers. */

import { displayPhone } from '../numbers/phone.ts';
import type { AdminOverview } from '../overview.ts';
import { consentLevelOf, kindsOf } from '../registration/consent-level.ts';
import { countPeople } from './count-people.ts';
import { DETAILS_TITLE } from './details-form.ts';
import { findingParts } from './findings.ts';
import { offerParts } from './offers.ts';
import { type Button, buttons, heading, note, type Part, text } from './page.ts';
import { countLines } from './progress.ts';
import { registrationParts } from './registration.ts';
import { join, link, moment, type Rich, say } from './rich.ts';

export function overviewParts(overview: AdminOverview): Part[] {
  const { findings, nextStep, admins } = overview;
  const setup = overview.campaign === null ? 'Set up the campaign' : 'Change the campaign';
  return [
    heading('Consent to work text messages'),
    text(say`*Next step:* ${nextStep}`),
    buttons(
      { label: setup, act: 'campaign.setup', id: null },
      ...detailsButton(overview),
      { label: 'Ask for consent', act: 'broadcast.start', id: null },
      { label: 'Add a number', act: 'number.add', id: null },
      { label: 'Send me the summary', act: 'summary.send', id: null },
    ),
    ...registrationParts(overview.handedIn),
    text(campaignLine(overview)),
    ...consentParts(overview),
    ...findingParts(findings, 5),
    ...offerParts(findings, 2),
    text(latestLine(overview)),
    text(numbersLine(overview)),
    ...publicPageParts(overview),
    ...overview.numbers.warnings.slice(0, 5).map((warning) => text(say`*Please note:* ${warning}`)),
    note(say`Admins: ${admins.join(', ')}. Only admins see this part.`),
  ];
}

/** There is nothing to say about the texts of a campaign that is not there yet. */
const detailsButton = ({ campaign }: AdminOverview): Button[] =>
  campaign === null ? [] : [{ label: DETAILS_TITLE, act: 'campaign.details', id: null }];

function campaignLine({ campaign, notice }: AdminOverview): Rich {
  if (campaign === null) return say`*Campaign:* not set up yet.`;
  const wording = notice === null ? 'no wording yet' : `wording version ${notice.version}`;
  return say`*Campaign:* ${campaign.definition.brand.displayName}, version ${campaign.version}, ${wording}, since ${moment(campaign.definedAt)}`;
}

/** Where reviewers look, and what is missing before they can. */
function publicPageParts({ publicPage }: AdminOverview): Part[] {
  if (publicPage === null) return [];
  const { url, isPublic } = publicPage;
  return [
    text(
      isPublic
        ? say`*Public page for reviewers:* ${link(url, url)}`
        : say`*Public page for reviewers:* ${url} (reviewers cannot open it yet: ask whoever runs this app to give it a public https address, BASE_URL)`,
    ),
  ];
}

/** What each kind of message needs, and why the answers collected here are enough. */
function consentParts({ campaign, media }: AdminOverview): Part[] {
  if (campaign === null) return [];
  const { kinds, conclusion } = consentLevelOf(kindsOf(campaign.definition), media);
  const needs = kinds.map(({ kind, level }) => `${kind}: ${level}`).join(', ');
  return [text(say`*Consent level needed:* ${needs}. ${conclusion}`)];
}

function latestLine({ latest }: AdminOverview): Rich {
  if (latest === null) return say`*Latest broadcast:* none yet.`;
  return say`*Latest broadcast,* ${moment(latest.broadcast.launchedAt)}:\n${countLines(latest.counts)}`;
}

function numbersLine({ numbers }: AdminOverview): Rich {
  if (numbers.inUse.length === 0) return say`*Sending numbers:* none in use yet.`;
  const lines = numbers.inUse
    .slice(0, 15)
    .map(
      (one) => say`• ${displayPhone(one.e164)} ${one.label}, may text ${countPeople(one.covered)}`,
    );
  return say`*Sending numbers in use:*\n${join(lines)}`;
}
