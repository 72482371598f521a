/** `rollcall registration submitted|status|list|diff`: what was handed in, and what became of it. */
import { InvalidInputError } from '../errors.ts';
import { changedPieces, type Difference } from '../registration/drift.ts';
import { fieldInFile } from '../registration/field-words.ts';
import type { HandedIn } from '../registration/handed-in.ts';
import {
  meaningOf,
  providerLabel,
  readProvider,
  sendingRule,
} from '../registration/provider-words.ts';
import type { WhichDiff } from '../registration/submissions.ts';
import { tellSubmission } from '../registration/tell-drift.ts';
import { tellToFill } from '../wording/tell-to-fill.ts';
import { type Command, OPERATOR, type Options, option } from './outcome.ts';

export const submitted: Command = async ({ service }, options) => {
  const { submission, stillToFill, repeated } = await service.submitRegistration(OPERATOR, {
    ...whose(options),
    ...campaignId(options),
    pagesSeen: options.pagesSeen === true,
  });
  const fields = Object.keys(submission.fields).length;
  const lines = [
    repeated
      ? `This form is on record already. ${tellSubmission(submission)}`
      : `On record as handed in to ${providerLabel(submission.provider)}, attempt ${submission.attempt}: ${fields} fields and the consent text as they stand now.`,
    tellToFill(stillToFill) ?? '',
    sendingRule(submission.provider) ?? '',
    'When the answer comes, type: rollcall registration approved, or rollcall rejected and the code.',
  ];
  const json = { submission, stillToFill, repeated };
  return { code: 0, json, text: lines.filter(Boolean).join('\n') };
};

/** `status` is a word of ours or the provider's own. */
export const recordStatus: Command = async ({ service }, options) => {
  const word = option(options, 'status') ?? '';
  const status = meaningOf(word);
  if (status === null) {
    throw new InvalidInputError(
      'status',
      'This is no status we know. Use submitted, approved, rejected, suspended or expired, or the word the provider shows, like Confirmed.',
    );
  }
  const words = option(options, 'words');
  const { submission, repeated } = await service.recordRegistrationStatus(OPERATOR, {
    status,
    ...whose(options),
    ...campaignId(options),
    ...(word === status ? {} : { code: word }),
    ...(words === null ? {} : { reviewersText: words }),
  });
  const text = `${repeated ? 'That is on record already. ' : ''}${tellSubmission(submission)}`;
  return { code: 0, json: { submission, repeated }, text };
};

export const listSubmissions: Command = async ({ service }) => {
  const report = await service.registrationReport(OPERATOR);
  const { handedIn, submissions } = report;
  const text =
    handedIn === null
      ? 'Nothing was handed in yet. When you have filled in the provider’s form, type: rollcall registration submitted.'
      : [
          ...submissions.map(tellSubmission),
          ...sendingLines(handedIn),
          ...alarmLines(handedIn),
        ].join('\n');
  const isFine = handedIn?.maySend && handedIn.alarms.length === 0;
  return { code: isFine ? 0 : 1, json: report, text };
};

const sendingLines = ({ maySend, newest }: HandedIn): string[] => {
  const rule = maySend ? null : sendingRule(newest.provider);
  return rule === null ? [] : [rule];
};

/** For `status` and `list`: what is no longer as it was handed in. */
export function alarmLines({ alarms, newest }: HandedIn): string[] {
  if (alarms.length === 0) {
    return newest.status === 'submitted' || newest.status === 'approved'
      ? ['What is live is what was handed in.']
      : [];
  }
  return ['NOT as it was handed in:', ...alarms.map((alarm) => `- ${alarm}`)];
}

export const diffSubmissions: Command = async ({ service }, options) => {
  const which: WhichDiff = {
    ...whose(options),
    ...attempt(options, 'from'),
    ...(option(options, 'to') === 'live' ? { to: 'live' as const } : attempt(options, 'to')),
  };
  const diff = await service.registrationDiff(OPERATOR, which);
  const { differences } = diff;
  const head = `From ${diff.from} to ${diff.to}:`;
  const lines =
    differences.length === 0 ? [`${head} nothing changed.`] : [head, ...differences.flatMap(tell)];
  return { code: differences.length === 0 ? 0 : 1, json: diff, text: lines.join('\n') };
};

function tell(difference: Difference): string[] {
  const { gone, come } = changedPieces(difference);
  return [
    '',
    fieldInFile(difference.field),
    ...gone.map((piece) => `- ${piece}`),
    ...come.map((piece) => `+ ${piece}`),
  ];
}

export function whose(options: Options) {
  const provider = option(options, 'provider');
  return provider === null ? {} : { provider: readProvider(provider) };
}

function campaignId(options: Options) {
  const providerCampaignId = option(options, 'campaignId');
  return providerCampaignId === null ? {} : { providerCampaignId };
}

function attempt<const N extends 'from' | 'to'>(options: Options, name: N) {
  const typed = option(options, name);
  if (typed === null) return {};
  const number = Number(typed);
  if (Number.isInteger(number) && number > 0) return { [name]: number } as Record<N, number>;
  throw new InvalidInputError(name, `${name} must be the number of an attempt, like 1.`);
}
