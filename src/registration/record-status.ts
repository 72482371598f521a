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
  return decide(() => attempt(ports, whole, { by, actor }));
}

type Said = Omit<RecordStatus, 'providerCampaignId'> & {
  readonly providerCampaignId: string | null;
};

interface Who {
  readonly by: By;
  readonly actor: Actor;
}

async function attempt(ports: Ports, said: Said, { by, actor }: Who): Promise<StatusRecorded> {
  const expect = await standing(ports.ledger, [CURRENT]);
  const campaign = await ports.views.campaign();
  const provider = said.provider ?? campaign?.definition.provider ?? null;
  const theirs = said.provider === undefined ? '' : ` to ${providerLabel(said.provider)}`;
  const submission = await newestOf(ports, { provider, isNamed: theirs !== '' });
  if (submission === null) throw nothingHandedIn(theirs, actor);
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
  { provider, isNamed }: { readonly provider: string | null; readonly isNamed: boolean },
): Promise<Submission | null> {
  const submissions = await ports.views.submissions();
  const wanted = isNamed ? submissions.filter((one) => one.provider === provider) : submissions;
  return standingOf(wanted, provider)?.newest ?? null;
}

/** In chat there is a button for it, at the command line a command. */
function nothingHandedIn(theirs: string, actor: Actor): InvalidInputError {
  const first =
    actor.kind === 'operator'
      ? 'Record the form first with: rollcall registration submitted.'
      : 'Get the summary, hand the form in and press “I handed it in” below it first.';
  return new InvalidInputError(
    'registration',
    `Nothing was handed in${theirs} yet, so there is nothing an answer could belong to. ${first}`,
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
