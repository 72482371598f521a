/** Which streams a fact belongs to by itself; a draft may name more, never fewer. */
import type { Fact, FactKind, PersonalFields, Stream } from './fact.ts';

const OF_CAMPAIGN: ReadonlySet<FactKind> = new Set<FactKind>([
  'CampaignDefined',
  'NoticePublished',
  'CampaignSubmitted',
  'CampaignStatusRecorded',
]);

/**
 * The streams that follow from what a fact says: its employee, the number agreed for, its
 * campaign or broadcast, the register of numbers, the roles. Evidence and the optimistic
 * checks read by them, so a draft that left one out would hide its entry.
 */
export function streamsOf(fact: Fact, personal: PersonalFields): readonly Stream[] {
  const streams: Stream[] = [];
  if ('employeeId' in fact) streams.push(`employee:${fact.employeeId}`);
  if (fact.kind === 'AccountSplit') streams.push(`employee:${fact.newEmployeeId}`);
  if ('numberId' in fact) streams.push('numbers');
  if (fact.kind === 'ConsentGiven' && personal.phone !== undefined)
    streams.push(`phone:${personal.phone}`);
  if (OF_CAMPAIGN.has(fact.kind) && 'campaignId' in fact && fact.campaignId !== null)
    streams.push(`campaign:${fact.campaignId}`);
  if (fact.kind === 'BroadcastLaunched' || fact.kind === 'BroadcastCancelled')
    streams.push(`broadcast:${fact.broadcastId}`);
  if (fact.kind === 'RoleGranted' || fact.kind === 'RoleRevoked') streams.push('roles');
  return streams;
}
