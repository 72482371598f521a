import type { SlackSandbox } from '../slack/slack-sandbox.ts';

/** What the page needs of the stand-in: who is there, what they see, and their hands. */
export type PageSandbox = Pick<SlackSandbox, 'workspace' | 'person' | 'apiUrl'>;
