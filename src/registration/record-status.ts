/** What the provider or the reviewer said about a form that was handed in. */
import { CURRENT } from '../consent/publish.ts';
import { appendNext, decide, standing } from '../decide.ts';
import { InvalidInputError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import type { Actor, By } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import type { Campaign, Provider } from './campaign.ts';
import { withoutPersonalData } from './personal.ts';
import { providerLabel } from './provider-words.ts';
import { type Submission, type SubmissionStatus, standingOf } from './submission.ts';
import { readCampaignId } from './submit.ts';

export interface RecordStatus {
  readonly status: SubmissionStatus;
  /** Which provider said it; the campaign's own when absent. */
  readonly provider?: Provider;
  /** The reviewer's code, or the provider's own word. */
  readonly code?: string;
  readonly reviewersText?: string;
  readonly providerCampaignId?: string;
}

export interface StatusRecorded {
  readonly submission: Submission;
  /** It was on record in these words already. */
  readonly repeated: boolean;
}

const CODE_MAX = 200;
const TEXT_MAX = 4_000;

/**
 * Records it for the newest form handed in. Addresses and numbers of persons are taken out of
 * what the reviewer wrote.
 * @throws InvalidInputError('registration') when nothing was handed in yet
 */
export async function recordStatus(
  ports: Ports,
  actor: Actor,
  said: RecordStatus,
): Promise<StatusRecorded> {
  const by = await requireAdmin(ports, actor, 'record what the provider said');
  const whole = { ...said, providerCampaignId: readCampaignId(said.providerCampaignId ?? null) };
  return decide(() => attempt(ports, whole, by));
}

type Said = Omit<RecordStatus, 'providerCampaignId'> & {
  readonly providerCampaignId: string | null;
};

async function attempt(ports: Ports, said: Said, by: By): Promise<StatusRecorded> {
  const expect = await standing(ports.ledger, [CURRENT]);
  const campaign = await ports.views.campaign();
  const provider = said.provider ?? campaign?.definition.provider ?? null;
  const submission = await newestOf(ports, provider, said.provider !== undefined);
  const code = said.code?.trim().slice(0, CODE_MAX) || null;
  const reviewersText = await readText(ports, said.reviewersText ?? '', campaign);
  const { status, providerCampaignId } = said;
  const news = { status, code, reviewersText };
  if (isKnown(submission, news, providerCampaignId)) return { submission, repeated: true };
  const { campaignId, submissionId } = submission;
  const key = `registration:${submissionId}:${expect[0]?.seq ?? -1}`;
  await appendNext(ports.ledger, {
    drafts: [
      {
        key,
        fact: {
          kind: 'CampaignStatusRecorded',
          ...{ campaignId, submissionId, ...news, providerCampaignId, by },
        },
        personal: {},
        streams: [`campaign:${campaignId}`, CURRENT],
      },
    ],
    expect,
  });
  const after = await ports.views.submissions();
  const read = after.find((one) => one.submissionId === submissionId) ?? submission;
  return { submission: read, repeated: false };
}

/** A ledger forgets nothing, so what names a person does not go in. */
async function readText(
  ports: Ports,
  typed: string,
  campaign: Campaign | null,
): Promise<string | null> {
  const text = typed.replaceAll('\0', '').trim();
  if (text === '' || campaign === null) return null;
  const numbers = (await ports.views.numbers()).map(({ e164 }) => e164);
  const { brand } = campaign.definition;
  return withoutPersonalData(text, { brand, numbers }).slice(0, TEXT_MAX).trim() || null;
}

async function newestOf(
  ports: Ports,
  provider: string | null,
  named: boolean,
): Promise<Submission> {
  const submissions = await ports.views.submissions();
  const wanted = named ? submissions.filter((one) => one.provider === provider) : submissions;
  const newest = standingOf(wanted, provider)?.newest;
  if (newest !== undefined) return newest;
  const where = named && provider !== null ? ` to ${providerLabel(provider)}` : '';
  throw new InvalidInputError(
    'registration',
    `Nothing was handed in${where} yet, so there is nothing an answer could belong to. Record the form first with: rollcall registration submitted.`,
  );
}

const isKnown = (
  submission: Submission,
  news: Pick<Submission, 'status' | 'code' | 'reviewersText'>,
  providerCampaignId: string | null,
): boolean =>
  submission.status === news.status &&
  submission.code === news.code &&
  submission.reviewersText === news.reviewersText &&
  (providerCampaignId === null || providerCampaignId === submission.providerCampaignId);
