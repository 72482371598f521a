/** What somebody at Northwind saw, to be drawn. */
import { composeWording, digestWording, type Notice } from '../../src/consent/notice.ts';
import type { Shown } from '../../src/proof/shown.ts';
import { CAMPAIGN } from './links-at-hand.ts';

const WORDING = composeWording(CAMPAIGN.definition, ['+15125550100', '+15125550101']);

export function noticeOf(text: string = WORDING.text): Notice {
  const wording = { ...WORDING, text };
  return {
    ...wording,
    digest: digestWording(wording),
    campaignId: CAMPAIGN.campaignId,
    campaignVersion: 1,
    version: 3,
    numbers: ['+15125550100', '+15125550101'],
    publishedAt: '2026-11-01T08:00:00.000Z',
  };
}

export function shownOn(
  platform: Shown['platform'],
  part: Shown['part'],
  changes: Partial<Shown> = {},
): Shown {
  const { displayName, email } = CAMPAIGN.definition.brand;
  return {
    ...{ platform, part },
    renderer: `${platform}/1`,
    notice: noticeOf(),
    brand: displayName,
    supportEmail: email,
    receipt:
      part === 'receipt'
        ? { status: 'given', lastFour: '0142', at: '2026-11-24T15:04:00.000Z', name: null }
        : null,
    ...changes,
  };
}
