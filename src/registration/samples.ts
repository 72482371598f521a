/** Sample messages, composed from what the campaign texts about. */
import type { CampaignDefinition } from './campaign.ts';
import { kindsOf, onlyAnswers } from './consent-level.ts';

interface Template {
  readonly about: RegExp;
  /** Follows `Brand: `; changing parts stand in [brackets] (SM06), nothing asks for YES or CANCEL (SM09). */
  readonly text: string;
}

const CONVERSATION: Template = {
  about: /repl|question|cover|conversation|chat|dialog|answer|availab/i,
  text: 'Hi [first name], can you cover [day] from [time] to [time]? Reply 1 for yes, 2 for no, STOP to opt out.',
};

const NOTICES: readonly Template[] = [
  {
    about: /shift|roster|rota/i,
    text: 'Your [day] shift now starts at [time]. Reply 1 to confirm or STOP to opt out.',
  },
  {
    about: /schedul|hours|calendar/i,
    text: 'The schedule for next week is posted. Ask your supervisor about changes. Reply STOP to opt out.',
  },
  {
    about: /site|job|location|dispatch|route/i,
    text: 'On [day] your crew works at [site name], not [other site]. Reply HELP for help or STOP to opt out.',
  },
  {
    about: /safe|weather|storm|emergenc|hazard/i,
    text: 'Strong wind at [site name]. Pause outdoor work and check in with your supervisor. Reply STOP to opt out.',
  },
  {
    about: /timesheet|pay|wage|time card/i,
    text: 'Timesheets for this week are due on [day] at [time]. Reply HELP for help or STOP to opt out.',
  },
  {
    about: /train|course|certif/i,
    text: 'Your training on [subject] is on [day] at [time]. Reply 1 to confirm or STOP to opt out.',
  },
  {
    about: /meeting|briefing|toolbox/i,
    text: 'Crew meeting on [day] at [time], [place]. Reply 1 to confirm or STOP to opt out.',
  },
];

/** Where the company only answers: nothing may reach an employee who did not write first. */
const ANSWERS: readonly Template[] = [
  {
    about: /./,
    text: 'You asked about your [day] shift: it starts at [time]. Reply STOP to opt out.',
  },
  {
    about: /./,
    text: 'You asked where to go: [site name], [meeting point]. Reply STOP to opt out.',
  },
  {
    about: /./,
    text: 'Thanks for your message. [Supervisor] calls you at [time]. Reply HELP for help or STOP to opt out.',
  },
];

/** When a type is none of these. */
const GENERAL: readonly Template[] = [
  { about: /./, text: 'News about [subject]: [details]. Reply HELP for help or STOP to opt out.' },
  { about: /./, text: 'Reminder: [task] is due on [day]. Reply HELP for help or STOP to opt out.' },
];

const FEWEST = 3;
const MOST = 5;

/**
 * Three to five samples: one per kind of text, always with a dialogue and a notice among them, so
 * that each sub-use-case has its own (SM08). Each fits one segment with a brand of 40 characters.
 */
export function composeSamples(campaign: CampaignDefinition): string[] {
  const chosen = onlyAnswers(kindsOf(campaign)) ? ANSWERS : notices(campaign);
  return chosen.map(({ text }) => `${campaign.brand.displayName}: ${text}`);
}

function notices({ messageTypes }: CampaignDefinition): readonly Template[] {
  const types = messageTypes.join(' ');
  const fitting = NOTICES.filter(({ about }) => about.test(types)).slice(0, MOST - 1);
  const general = GENERAL.slice(0, Math.max(0, FEWEST - 1 - fitting.length));
  return [...fitting, ...general, CONVERSATION];
}
