/** An admin defines or edits the campaign: an edit is a new version, never a change. */
import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { Notice } from '../consent/notice.ts';
import { CURRENT, publishNotice } from '../consent/publish.ts';
import { appendNext, decide, standing } from '../decide.ts';
import { newId } from '../employee.ts';
import { InvalidInputError, LedgerBrokenError } from '../errors.ts';
import type { Draft } from '../ledger/fact.ts';
import { numberAssigned } from '../numbers/assign.ts';
import { readPhone } from '../numbers/phone.ts';
import type { SendingNumber } from '../numbers/sending-number.ts';
import type { Ports } from '../ports.ts';
import type { Actor, By } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import { type Campaign, type CampaignDefinition, campaignDefinitionSchema } from './campaign.ts';
import { PROMOTIONAL_REFUSED } from './consent-level.ts';
import { describeIssue, type Written } from './describe-issue.ts';
import type { Finding } from './lint.ts';
import { lintLive } from './lint-live.ts';
import { withOwnPages } from './pages.ts';

export interface Defined {
  readonly campaign: Campaign;
  /** The notice in force; while the wording cannot be shown yet (no number, an error found), as it would be. */
  readonly notice: Notice;
  readonly findings: readonly Finding[];
}

/**
 * Records a new version of the campaign when something changed, and publishes the notice when
 * its wording changed and may be shown.
 * @throws InvalidInputError whose field is the path in the definition, e.g. `brand.email`; and
 * `messageKinds` when promotional messages are among them.
 */
export async function defineCampaign(
  ports: Ports,
  actor: Actor,
  definition: unknown,
): Promise<Defined> {
  const by = await requireAdmin(ports, actor, 'change the campaign');
  const written = actor.kind === 'operator' ? 'in a file' : 'in a form';
  const campaign = await decide(() => recordDefinition(ports, { definition, written }, by));
  const { notice } = await publishNotice(ports, campaign, by);
  return { campaign, notice, findings: await lintLive(ports, campaign) };
}

/**
 * A definition as somebody wrote it.
 * @throws InvalidInputError whose field is the path of the first thing that is wrong
 */
export function readDefinition(
  definition: unknown,
  written: Written = 'in a file',
): CampaignDefinition {
  const parsed = campaignDefinitionSchema.safeParse(withReadPhone(definition), {
    // Without it a field of the wrong type looks like one that is missing.
    reportInput: true,
  });
  if (parsed.success) return withoutPromotion(parsed.data);
  const { field, sentence } = describeIssue(parsed.error.issues, written);
  throw new InvalidInputError(field, sentence);
}

/** @throws InvalidInputError('messageKinds') with the reason */
function withoutPromotion(definition: CampaignDefinition): CampaignDefinition {
  if (definition.messageKinds?.includes('promotional') !== true) return definition;
  throw new InvalidInputError('messageKinds', PROMOTIONAL_REFUSED);
}

const withBrandPhone = z.looseObject({ brand: z.looseObject({ phone: z.string() }) });

/** The support phone may be typed as people type it. */
function withReadPhone(definition: unknown): unknown {
  const parsed = withBrandPhone.safeParse(definition);
  if (!parsed.success) return definition;
  const { brand } = parsed.data;
  return { ...parsed.data, brand: { ...brand, phone: readPhone(brand.phone, 'brand.phone') } };
}

async function recordDefinition(
  ports: Ports,
  given: { readonly definition: unknown; readonly written: Written },
  by: By,
): Promise<Campaign> {
  const expect = await standing(ports.ledger, [CURRENT, 'numbers']);
  const before = await ports.views.campaign();
  const campaignId = before?.campaignId ?? newId('cmp');
  const definition = readDefinition(
    withOwnPages(given.definition, { baseUrl: ports.baseUrl ?? '', campaignId }),
    given.written,
  );
  if (before !== null && canonicalize(before.definition) === canonicalize(definition)) {
    return before;
  }
  const version = (before?.version ?? 0) + 1;
  const drafts: Draft[] = [
    {
      key: `campaign:${campaignId}:${version}`,
      fact: { kind: 'CampaignDefined', campaignId, version, definition, by },
      personal: {},
      streams: [`campaign:${campaignId}`, CURRENT],
    },
  ];
  if (before === null) drafts.push(...(await adoptNumbers(ports, campaignId, by)));
  await appendNext(ports.ledger, { drafts, expect });
  const campaign = await ports.views.campaign();
  if (campaign === null) throw new LedgerBrokenError(-1, 'The campaign is missing. Run verify.');
  return campaign;
}

/** Numbers that were added before there was a campaign now belong to it. */
async function adoptNumbers(ports: Ports, campaignId: string, by: By): Promise<Draft[]> {
  const free = (number: SendingNumber) => number.campaignId === null && number.activeUntil === null;
  const numbers = (await ports.views.numbers()).filter(free);
  return numbers.map((number) =>
    numberAssigned({ ...number, campaignId }, { key: `number:adopted:${number.numberId}`, by }),
  );
}
