/** How an employee opts in, medium by medium and step by step, for a reviewer who cannot log in. */
import type { Medium } from '../consent/consent.ts';
import type { Notice } from '../consent/notice.ts';

/** A step that has a picture of what the person sees. */
export type PicturedPart = 'request' | 'form' | 'receipt';
export type PicturedMedium = 'slack' | 'teams' | 'web';

export interface Step {
  /** What is drawn beside it; `paper` and `script` are drawn in the page itself. */
  readonly part: PicturedPart | 'paper' | 'script' | null;
  readonly title: string;
  readonly text: string;
}

export interface Way {
  readonly medium: Medium;
  readonly title: string;
  /** Whether a reviewer can reach it: behind a login, on paper, spoken (requirement 45). */
  readonly access: string;
  readonly steps: readonly Step[];
}

const CHATS = { slack: 'Slack', teams: 'Microsoft Teams' } as const;

/** The ways of the media in use, in a fixed order; a medium that only enters records is no way. */
export function tellWays(media: readonly Medium[], notice: Notice, brand: string): readonly Way[] {
  const tell: Partial<Record<Medium, () => Way>> = {
    slack: () => chatWay('slack', notice, brand),
    teams: () => chatWay('teams', notice, brand),
    web: () => webWay(notice, brand),
    paper: () => PAPER,
    verbal: () => VERBAL,
  };
  return Object.entries(tell)
    .filter(([medium]) => (media as readonly string[]).includes(medium))
    .map(([, way]) => way());
}

function chatWay(medium: keyof typeof CHATS, { labels }: Notice, brand: string): Way {
  const chat = CHATS[medium];
  return {
    medium,
    title: `In ${chat}`,
    access: `Employees only: the company's ${chat} is behind a login, so each step is pictured here. Open a picture to see it large.`,
    steps: [
      {
        part: 'request',
        title: 'The employee is asked',
        text: `${brand} writes to each employee in ${chat}. The message shows the whole text and two buttons of the same size, "${labels.review}" and "${labels.decline}". Receiving it enrols nobody.`,
      },
      {
        part: 'form',
        title: 'The employee agrees, or not',
        text: `"${labels.review}" opens a form about text messages only. The employee types their own mobile number, ticks a box that is not ticked in advance and presses "${labels.agree}". "${labels.decline}" has no consequences.`,
      },
      {
        part: 'receipt',
        title: 'The employee gets a copy',
        text: 'The message turns into a receipt: the exact text, when it was agreed to, for which number, and how to stop. It has a button to withdraw.',
      },
    ],
  };
}

function webWay({ labels }: Notice, brand: string): Way {
  return {
    medium: 'web',
    title: 'On a personal web page',
    access:
      'Employees only: each gets a personal link, by mail or on paper, that works once. There is no public form, so each step is pictured here. Open a picture to see it large.',
    steps: [
      {
        part: 'form',
        title: 'The employee is asked, and agrees or not',
        text: `The page names ${brand} and shows the whole text. The employee types their own mobile number, ticks a box that is not ticked in advance and presses "${labels.agree}", or presses "${labels.decline}". Opening the link enrols nobody.`,
      },
      {
        part: 'receipt',
        title: 'The employee gets a copy',
        text: 'The next page is a receipt to print or save: the exact text, when it was agreed to, for which number, and a personal link to stop.',
      },
    ],
  };
}

const PAPER: Way = {
  medium: 'paper',
  title: 'On paper',
  access: 'On paper, handed out at work; the form is printed here in full.',
  steps: [
    {
      part: 'paper',
      title: 'The employee signs a form about text messages only',
      text: 'The employee writes their own mobile number, ticks the empty box, dates and signs. The signed form is kept and its fingerprint goes on record.',
    },
  ],
};

const VERBAL: Way = {
  medium: 'verbal',
  title: 'Spoken',
  access: 'Verbal, in person or by phone; the script is printed here in full.',
  steps: [
    {
      part: 'script',
      title: 'A supervisor reads the script aloud',
      text: 'The employee says yes or no and states their own mobile number. Date, time and script go on record.',
    },
  ],
};
