/** The campaign a person's answer belongs to: that of the wording they answered. */
import type { Ports } from '../ports.ts';
import type { Consent } from './consent.ts';

export async function campaignIdOf(
  { views }: Ports,
  { noticeDigest }: Pick<Consent, 'noticeDigest'>,
): Promise<string> {
  const notice = await views.notice(noticeDigest ?? '');
  return notice?.campaignId ?? (await views.campaign())?.campaignId ?? '';
}
