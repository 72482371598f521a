/** The texts of the form that an admin may word differently, and how they are composed otherwise. */
import type { Ports } from '../ports.ts';
import { readSummaryInput } from '../proof/read-summary-input.ts';
import type { Actor } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import type { CampaignDefinition } from './campaign.ts';
import { composeSummary, type SummaryInput } from './summarize.ts';

export const FORM_TEXTS = [
  'description',
  'messageFlow',
  'optinMessage',
  'optoutMessage',
  'helpMessage',
] as const;
export type FormText = (typeof FORM_TEXTS)[number];

/** In the message flow `{text}` stands for the consent text, as in the campaign's definition. */
export interface FormTexts extends Readonly<Record<FormText, string>> {
  readonly samples: readonly string[];
}

export interface EditableTexts {
  readonly definition: CampaignDefinition;
  /** What stands, or would stand, where the definition has no text of its own. */
  readonly composed: FormTexts;
}

/** @throws NotAllowedError for anybody but an admin; InvalidInputError('campaign') when there is none yet */
export async function readFormTexts(ports: Ports, actor: Actor): Promise<EditableTexts> {
  await requireAdmin(ports, actor, 'change the campaign');
  const input = await readSummaryInput(ports, { provider: 'portable' });
  const { definition } = input.campaign;
  return { definition, composed: textsOf(withoutOwnTexts(input)) };
}

function withoutOwnTexts(input: SummaryInput): SummaryInput {
  const { samples: _samples, ...definition } = input.campaign.definition;
  for (const name of FORM_TEXTS) delete definition[name];
  return { ...input, campaign: { ...input.campaign, definition } };
}

function textsOf(input: SummaryInput): FormTexts {
  const { fields } = composeSummary(input);
  const textIn = (name: string): string => {
    const value = fields.find((field) => field.name === name)?.value;
    return typeof value === 'string' ? value : '';
  };
  const texts = FORM_TEXTS.map((name) => [name, textIn(name)] as const);
  const composed = Object.fromEntries(texts) as Record<FormText, string>;
  const { text = '' } = input.notice ?? {};
  return {
    ...composed,
    messageFlow:
      text === '' ? composed.messageFlow : composed.messageFlow.replaceAll(text, '{text}'),
    samples: [1, 2, 3, 4, 5].map((nth) => textIn(`sample${nth}`)).filter((one) => one !== ''),
  };
}
