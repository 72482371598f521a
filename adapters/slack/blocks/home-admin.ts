/** The admin's part of the Home tab: what to do next, the campaign, progress and numbers. */
import type { KnownBlock } from '@slack/types';
import type { AdminOverview } from '../../../src/service.ts';
import { findingBlocks } from './findings.ts';
import { buttons, context, header, section } from './parts.ts';
import { countLines } from './progress.ts';
import { join, type Markup, moment, words } from './text.ts';
import { people, showNumber } from './wording.ts';

export function adminBlocks(overview: AdminOverview): KnownBlock[] {
  const { findings, nextStep, admins } = overview;
  return [
    header('Consent to work text messages'),
    section(words`*Next step:* ${nextStep}`),
    buttons(
      {
        label: overview.campaign === null ? 'Set up the campaign' : 'Change the campaign',
        action: 'campaign.setup',
      },
      { label: 'Ask for consent', action: 'broadcast.start' },
      { label: 'Add a number', action: 'number.add' },
      { label: 'Send me the summary', action: 'summary.send' },
    ),
    section(campaignLine(overview)),
    ...findingBlocks(findings, 5),
    section(latestLine(overview)),
    section(numbersLine(overview)),
    ...overview.numbers.warnings
      .slice(0, 5)
      .map((warning) => section(words`*Please note:* ${warning}`)),
    context(words`Admins: ${admins.join(', ')}. Only admins see this part.`),
  ];
}

function campaignLine({ campaign, notice }: AdminOverview): Markup {
  if (campaign === null) return words`*Campaign:* not set up yet.`;
  const wording = notice === null ? 'no wording yet' : `wording version ${notice.version}`;
  return words`*Campaign:* ${campaign.definition.brand.displayName}, version ${campaign.version}, ${wording}, since ${moment(campaign.definedAt)}`;
}

function latestLine({ latest }: AdminOverview): Markup {
  if (latest === null) return words`*Latest broadcast:* none yet.`;
  return words`*Latest broadcast,* ${moment(latest.broadcast.launchedAt)}:\n${countLines(latest.counts)}`;
}

function numbersLine({ numbers }: AdminOverview): Markup {
  if (numbers.inUse.length === 0) return words`*Sending numbers:* none in use yet.`;
  const lines = numbers.inUse
    .slice(0, 15)
    .map((one) => words`• ${showNumber(one.e164)} ${one.label}, may text ${people(one.covered)}`);
  return words`*Sending numbers in use:*\n${join(lines)}`;
}
