/** Handing the form in, as an admin meets it in chat: where it stands, the reviewer's no, and insisting. */
import type { HandedIn } from '../registration/handed-in.ts';
import { providerLabel } from '../registration/provider-words.ts';
import type { RejectionAnswer } from '../registration/rejected.ts';
import type { Submission } from '../registration/submission.ts';
import type { Submitted } from '../registration/submit.ts';
import { SEEN_LABEL } from '../registration/submit-pages.ts';
import { tellSubmission } from '../registration/tell-drift.ts';
import {
  tellAttempts,
  tellCure,
  tellRecorded,
  tellUnknown,
} from '../registration/tell-rejection.ts';
import type { ChoiceField, TextField } from './field.ts';
import { type Button, buttons, heading, note, type Page, type Part, text } from './page.ts';
import type { FormValues } from './read-form.ts';
import { bullets } from './review.ts';
import { join, type Rich, say } from './rich.ts';
import { tellToFill } from './tell-to-fill.ts';

const SUBMITTED: Button = { label: 'I handed it in', act: 'registration.submitted', id: null };
const APPROVED: Button = {
  label: 'It was approved',
  act: 'registration.approved',
  id: null,
  confirm: {
    title: 'Approved?',
    text: 'The provider shows the campaign as approved (RingCentral: Confirmed). This goes on record.',
    yes: 'Yes, it is approved',
    no: 'Not yet',
  },
};
const REJECTED: Button = { label: 'Reviewer said no?', act: 'registration.rejected', id: null };

const MOST_ALARMS = 5;

interface Standing {
  readonly standing: readonly string[];
  readonly alarms: readonly string[];
}

/** Where it stands and what is no longer as it was handed in; nothing before anything was. */
export function standingParts(registration: Standing | null): Part[] {
  if (registration === null) return [];
  const { standing, alarms } = registration;
  const shown = alarms.slice(0, MOST_ALARMS);
  const rest = alarms.length - shown.length;
  const more = rest > 0 ? [`… and ${rest} more. The summary tells all.`] : [];
  return [
    text(say`*Registration:* ${standing.join(' ')}`),
    ...(shown.length === 0
      ? []
      : [text(say`*No longer as it was handed in:*\n${bullets([...shown, ...more])}`)]),
  ];
}

/** The same with its buttons, for the overview. */
export function registrationParts(handedIn: HandedIn | null): Part[] {
  if (handedIn === null) return [];
  const waits = handedIn.newest.status === 'submitted';
  return [
    ...standingParts(handedIn),
    waits ? buttons(APPROVED, REJECTED) : buttons(SUBMITTED, REJECTED),
  ];
}

/** Below a summary: what comes next with it. */
export const summaryButtons = (): Part => buttons(SUBMITTED, REJECTED);

export const REJECTED_TITLE = 'Reviewer said no?';
export const REJECTED_INTRO: Rich = say`Paste the reviewer’s code or what was written. I name the field, the rule and the fix, and keep it with the form you handed in.`;
export const REJECTED_FIELD: TextField = {
  kind: 'text',
  id: 'said',
  label: 'Code or text of the reviewer',
  example: '803, 30555, CallToAction.MissingBrandName',
  multiline: true,
  max: 3000,
};

export const SUBMITTED_TITLE = 'I handed it in';
export const SUBMITTED_INTRO: Rich = say`I keep the form and the consent text as they stand now. From then on I tell you when what people read is no longer what you handed in.`;
export const SUBMITTED_FIELD: TextField = {
  kind: 'text',
  id: 'campaign-id',
  label: 'Campaign id, if the provider shows one',
  example: 'C8VLZXY',
  optional: true,
  max: 64,
};

/** Only where a page did not open is the answer read. */
export const PAGES_FIELD: ChoiceField = {
  kind: 'choice',
  id: 'pages',
  label: 'Your privacy policy, terms and opt-in pages',
  initial: 'open',
  choices: [
    { value: 'open', label: 'Open them first, as reviewers do' },
    { value: 'seen', label: SEEN_LABEL },
  ],
};

export const pagesSeenIn = (values: Pick<FormValues, 'choice'>): boolean =>
  values.choice(PAGES_FIELD.id) === 'seen';

export function submittedPage({ submission, stillToFill, repeated }: Submitted): Page {
  const { provider, attempt, fields } = submission;
  const line = repeated
    ? say`This form is on record already. ${tellSubmission(submission)}`
    : say`On record as handed in to ${providerLabel(provider)}, attempt ${attempt}: ${Object.keys(fields).length} fields and the consent text as they stand now.`;
  return {
    brief: line,
    parts: [
      text(line),
      ...toFillParts(stillToFill),
      note(say`When the answer comes, press “It was approved” or “Reviewer said no?”.`),
    ],
  };
}

export function toFillParts(toFill: readonly string[]): Part[] {
  const sentence = tellToFill(toFill);
  return sentence === null ? [] : [text(say`*${sentence}*`)];
}

/** After “It was approved”. */
export const approvedNews = (submission: Submission): string =>
  `On record. ${tellSubmission(submission)}`;

function attemptParts(answer: RejectionAnswer): Part[] {
  const [head, ...changes] = tellAttempts(answer);
  if (head === undefined) return [];
  const rest = changes.length - MOST_ALARMS;
  const more = rest > 0 ? [`… and ${rest} more. The command line tells all.`] : [];
  return [text(say`*${head}*\n${bullets([...changes.slice(0, MOST_ALARMS), ...more])}`)];
}

/** What to correct, and where, for each code that was found. */
export function rejectedPage(answer: RejectionAnswer): Page {
  const cures = answer.cures.slice(0, 8).map((cure): Part => {
    const { title, where, rule, fix, now } = tellCure(cure);
    const found = now.map((line) => say`*Now:* ${line}`);
    return text(
      join([
        say`*${[{ text: title }]}*`,
        say`*Where:* ${where}`,
        say`*Rule:* ${rule}`,
        say`*Fix:* ${fix}`,
        ...found,
      ]),
    );
  });
  const kept = tellRecorded(answer, false).join(' ');
  return {
    brief: say`What the reviewer meant.`,
    parts: [
      heading(answer.cures.length === 0 ? 'Not known to me' : 'What to correct'),
      ...tellUnknown(answer).map((line) => text(say`${line}`)),
      ...cures,
      ...attemptParts(answer),
      note(say`${kept}`),
    ],
  };
}
