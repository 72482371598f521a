/** How many texts go out on a working day, where the campaign says how often (requirement 38). */
import type { CampaignDefinition, Provider } from './campaign.ts';
import { PROFILES } from './providers/profiles.ts';

const OFTEN =
  /(\d{1,4})(?:\s*(?:to|-|–)\s*(\d{1,4}))?\s+(?:work |text )?(?:texts?|messages?|msgs?)\b[^.;]{0,60}?\b(?:per|a|each|every)\s+(day|week|month)\b/iu;

const WORKING_DAYS: Readonly<Record<string, number>> = { day: 1, week: 5, month: 20 };

/** The most that one person gets on a working day; null where the campaign gives no figure. */
export function mostPerDay(
  definition: Pick<CampaignDefinition, 'frequency' | 'typicalVolume'>,
): number | null {
  for (const said of [definition.frequency, definition.typicalVolume]) {
    const [, least, most, unit] = OFTEN.exec(said ?? '') ?? [];
    const days = WORKING_DAYS[unit?.toLowerCase() ?? ''];
    if (least !== undefined && days !== undefined) return Number(most ?? least) / days;
  }
  return null;
}

/** A warning when this is more than the provider's tier lets out in a day. @param people who was asked */
export function volumeWarnings(
  provider: Provider,
  definition: Pick<CampaignDefinition, 'frequency' | 'typicalVolume'>,
  people: number,
): string[] {
  const { tier } = PROFILES[provider];
  const each = mostPerDay(definition);
  if (tier === undefined || each === null) return [];
  const perDay = Math.ceil(each * people);
  return perDay <= tier.perDay
    ? []
    : [
        `By what the campaign says, up to ${figure(perDay)} messages go to ${figure(people)} people on a working day, more than the ${figure(tier.perDay)} of the ${tier.name} tier: choose ${tier.above}.`,
      ];
}

const figure = (count: number): string => count.toLocaleString('en-US');
