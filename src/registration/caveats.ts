/** What the summary is not, what it costs to be wrong, and what nobody has checked (requirements 53, 63). */
import type { Provider } from './campaign.ts';
import { LIMITS_READ, RINGCENTRAL_LOW_VOLUME_PER_DAY } from './limits.ts';
import type { Registration } from './registration.ts';
import type { StatementCounts } from './statement.ts';

const COSTS: Readonly<Record<Provider, readonly string[]>> = {
  ringcentral: [
    'Each submission is said to cost $35 at RingCentral and is not refunded: settle the blockers first.',
    `RingCentral's LowVolume tier allows ${RINGCENTRAL_LOW_VOLUME_PER_DAY.toLocaleString('en-US')} messages a day over all numbers; beyond that choose StandardVolume.`,
    'RingCentral sends texts only while the campaign has the status Confirmed.',
  ],
  portable: [
    'A submission costs money and is not refunded (AWS: $40 for vetting; Telnyx: three months in advance): settle the blockers first.',
    'Most fields cannot be changed after submission.',
  ],
};

function unverified(
  registration: Registration,
  counts: StatementCounts,
  sharedCount: boolean,
): string[] {
  const { pages, evidenceUrl, brand } = registration;
  const links = [
    pages.privacyPolicy === undefined ? 'the privacy policy' : '',
    pages.terms === undefined ? 'the terms' : '',
    evidenceUrl === null ? '' : 'the evidence page',
  ].filter((name) => name !== '');
  return [
    ...(links.length === 0
      ? []
      : [`Not opened by this program: ${links.join(', ')}. Look at each in a private window.`]),
    `Not verified: that the legal name${brand.ein === undefined ? ', tax id and address' : ' and tax id'} are letter by letter as on the IRS letter.`,
    'Not verified: that your texting service sends the opt-in confirmation and the answers to STOP and HELP as written here.',
    ...(counts.waiting === 0
      ? []
      : [
          `${counts.waiting} of ${counts.targeted} asked have not answered yet; they must not be texted.`,
        ]),
    ...(sharedCount ? ['Somebody asked in more than one broadcast is counted in each.'] : []),
  ];
}

/** @param broadcastCount how many broadcasts the counts are summed over */
export function composeCaveats(
  registration: Registration,
  counts: StatementCounts,
  broadcastCount: number,
): string[] {
  return [
    'This is not legal advice.',
    `Limits and rules were read in the vendors' documents in ${LIMITS_READ}; the reviewers decide.`,
    ...unverified(registration, counts, broadcastCount > 1),
    ...COSTS[registration.provider],
  ];
}
