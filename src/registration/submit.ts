/** An admin handed the form in at the provider's: what it said is kept, as it stood at that moment. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { digestWording, type Notice } from '../consent/notice.ts';
import { CURRENT, planNotice } from '../consent/publish.ts';
import { appendNext, decide, standing } from '../decide.ts';
import { newId } from '../employee.ts';
import { InvalidInputError, LedgerBrokenError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import { readSummaryInput } from '../proof/read-summary-input.ts';
import type { Actor, By } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import type { Provider } from './campaign.ts';
import { fieldsOf } from './live-form.ts';
import { providerLabel } from './provider-words.ts';
import type { FormFields, Submission } from './submission.ts';
import { isVouchedFor, type Looked, openOutside, refusePages } from './submit-pages.ts';
import { composeSummary, type Summary, type SummaryInput } from './summarize.ts';

export interface Submit {
  /** Whose form it was; the campaign's own provider when absent. */
  readonly provider?: Provider;
  /** The provider's own name for the campaign, e.g. `C8VLZXY`. */
  readonly providerCampaignId?: string;
  /** Pages that could not be opened from here were looked at by whoever hands the form in; goes on record. */
  readonly pagesSeen?: boolean;
}

export interface Submitted {
  readonly submission: Submission;
  /** What the provider's form insists on and no campaign field holds, in its own names. */
  readonly stillToFill: readonly string[];
  /** The same form was on record already and waits for its answer: nothing new was written. */
  readonly repeated: boolean;
}

/**
 * Keeps the form as the next attempt. A form that must not be handed in is refused, with the
 * reason: while anything blocks the summary, while the live notice, the wording of today and the
 * text the message flow repeats are not the same, and while a public page shows what reviewers
 * reject (requirement 50).
 * @throws InvalidInputError('campaign' | 'campaign-id' | 'pages')
 */
export async function submitRegistration(
  ports: Ports,
  actor: Actor,
  submit: Submit,
): Promise<Submitted> {
  const by = await requireAdmin(ports, actor, 'record that the form was handed in');
  const providerCampaignId = readCampaignId(submit.providerCampaignId ?? null);
  const looked = {
    opened: await openOutside(ports),
    pagesSeen: submit.pagesSeen === true,
    typed: actor.kind === 'operator',
  };
  return decide(() => attempt(ports, { ...submit, providerCampaignId, by, looked }));
}

/** Ids of TCR have 7 characters, SIDs of providers up to 34: letters, digits, hyphens. */
export function readCampaignId(typed: string | null): string | null {
  if (typed === null || typed.trim() === '') return null;
  if (/^[\w-]{4,64}$/.test(typed.trim())) return typed.trim();
  throw new InvalidInputError(
    'campaign-id',
    'This is no campaign id. Copy it from the provider, for example C8VLZXY, or leave it out.',
  );
}

interface Order {
  readonly provider?: Provider;
  readonly providerCampaignId: string | null;
  readonly by: By;
  readonly looked: Looked;
}

async function attempt(ports: Ports, order: Order): Promise<Submitted> {
  const expect = await standing(ports.ledger, [CURRENT, 'numbers']);
  const own = (await ports.views.campaign())?.definition.provider ?? 'portable';
  const provider = order.provider ?? own;
  const input = await readSummaryInput(ports, { provider });
  const summary = composeSummary(input);
  const planned = (await planNotice(ports, input.campaign)).notice;
  refuseUnfit(summary, { input, planned });
  const fields = fieldsOf(summary, input);
  const theirs = (await ports.views.submissions()).filter((one) => one.provider === provider);
  const newest = theirs.at(-1);
  const stillToFill = summary.form.toFill;
  if (newest?.status === 'submitted' && isSame(newest, order, fields)) {
    return { submission: newest, stillToFill, repeated: true };
  }
  refusePages(input, order.looked);
  const submissionId = newId('sub');
  const number = (newest?.attempt ?? 0) + 1;
  const { campaignId } = input.campaign;
  const { providerCampaignId, by } = order;
  await appendNext(ports.ledger, {
    drafts: [
      {
        key: `submitted:${campaignId}:${provider}:${number}`,
        fact: {
          kind: 'CampaignSubmitted',
          ...{ campaignId, submissionId, provider, attempt: number },
          ...{ noticeDigest: planned.digest, fields, sha256: digestFields(fields) },
          ...{ providerCampaignId, by },
          ...(isVouchedFor(order.looked) ? { pagesSeen: true } : {}),
        },
        personal: {},
        streams: [`campaign:${campaignId}`, CURRENT],
      },
    ],
    expect,
  });
  return { submission: await readBack(ports, submissionId), stillToFill, repeated: false };
}

/** SHA-256 of the RFC 8785 form, lower-case hex. */
const digestFields = (fields: Readonly<FormFields>): string =>
  createHash('sha256')
    .update(String(canonicalize(fields)), 'utf8')
    .digest('hex');

const isSame = (earlier: Submission, order: Order, fields: FormFields): boolean =>
  digestFields(earlier.fields) === digestFields(fields) &&
  (order.providerCampaignId === null || order.providerCampaignId === earlier.providerCampaignId);

/** @throws InvalidInputError('campaign') */
function refuseUnfit(
  summary: Summary,
  { input, planned }: { readonly input: SummaryInput; readonly planned: Notice },
): void {
  const label = providerLabel(input.provider);
  if (!summary.ready) {
    const { blockers } = summary;
    const more = blockers.length > 3 ? ` And ${blockers.length - 3} more.` : '';
    throw new InvalidInputError(
      'campaign',
      `This form is not ready for ${label}, so it is not on record as handed in: ${blockers.slice(0, 3).join(' ')}${more}`,
    );
  }
  const flow = summary.fields.find(({ name }) => name === 'messageFlow')?.value;
  if (isOneText(input.notice, planned, typeof flow === 'string' ? flow : planned.text)) return;
  throw new InvalidInputError(
    'campaign',
    `The text employees read, the text in force and the text in the message flow are not the same, so reviewers would compare different texts. Save the campaign again, then hand in the new form.`,
  );
}

/** The notice in force, the wording composed today and the passage the flow repeats have one digest. */
function isOneText(inForce: Notice | null, planned: Notice, flow: string): boolean {
  if (inForce === null) return false;
  const at = flow.indexOf(planned.text);
  const passage = at < 0 ? flow : flow.slice(at, at + planned.text.length);
  const repeated = digestWording({ ...planned, text: passage });
  return new Set([inForce.digest, planned.digest, repeated]).size === 1;
}

async function readBack(ports: Ports, submissionId: string): Promise<Submission> {
  const submissions = await ports.views.submissions();
  const found = submissions.find((one) => one.submissionId === submissionId);
  if (found !== undefined) return found;
  throw new LedgerBrokenError(-1, 'A submission was recorded but cannot be read. Run verify.');
}
