/** An admin accepts the text that was proposed for a finding: the campaign gets it as an edit of its own. */
import { campaignOf } from '../broadcast/audience.ts';
import { InvalidInputError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import type { Actor } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import type { CampaignDefinition } from './campaign.ts';
import { type Defined, defineCampaign } from './define.ts';
import { lintLive } from './lint-live.ts';
import type { Place } from './rule.ts';
import { composeSamples } from './samples.ts';

const GONE =
  'This proposal no longer fits: the campaign was changed meanwhile, or it is settled already. Look at the findings again.';

/**
 * The proposal is looked up by its id among the findings of this moment; the press carries no text.
 * @throws InvalidInputError('replacement') when no finding proposes it any more
 */
export async function acceptReplacement(
  ports: Ports,
  actor: Actor,
  replacementId: string,
): Promise<Defined> {
  await requireAdmin(ports, actor, 'change the campaign');
  const campaign = await campaignOf(ports);
  const proposed = (await lintLive(ports, campaign)).find(
    ({ replacement }) => replacement?.id === replacementId,
  )?.replacement;
  if (proposed === undefined || proposed === null) {
    throw new InvalidInputError('replacement', GONE);
  }
  return defineCampaign(ports, actor, withReplacement(campaign.definition, proposed));
}

/** The definition with one text set; samples that were composed so far become the admin's own. */
export function withReplacement(
  definition: CampaignDefinition,
  { path, text }: Place,
): Record<string, unknown> {
  const [head = '', rest = ''] = path.split('.');
  if (head === 'samples') {
    const samples = [
      ...(definition.samples?.length ? definition.samples : composeSamples(definition)),
    ];
    samples[Number(rest)] = text;
    return { ...definition, samples };
  }
  if (head === 'brand') return { ...definition, brand: { ...definition.brand, [rest]: text } };
  return { ...definition, [head]: text };
}
