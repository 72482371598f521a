/** What the summary is not, what it costs to be wrong, and what nobody has checked (requirements 53, 63). */
import { READ } from './providers/profile.ts';
import { PROFILES } from './providers/profiles.ts';
import type { Registration } from './registration.ts';
import type { StatementCounts } from './statement.ts';

function unverified(
  registration: Registration,
  counts: StatementCounts,
  sharedCount: boolean,
): string[] {
  const { pages, evidenceUrl, brand } = registration;
  const links = [
    pages.privacyPolicy === undefined ? 'the privacy policy' : '',
    pages.terms === undefined ? 'the terms' : '',
    evidenceUrl === null || pages.evidence !== undefined ? '' : 'the evidence page',
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
    `Limits and rules were read in the vendors' documents in ${READ}; the reviewers decide.`,
    ...unverified(registration, counts, broadcastCount > 1),
    ...PROFILES[registration.provider].warnings,
  ];
}
