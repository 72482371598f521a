/** How an answer came, as part of a sentence. */
const WORDS: Readonly<Record<string, string>> = {
  slack: 'in Slack',
  teams: 'in Microsoft Teams',
  web: 'on a web page',
  paper: 'on paper',
  verbal: 'by word of mouth',
  admin: 'through an administrator',
  email: 'by e-mail',
};

/** `on paper`; a medium that is not known any more stays as it was recorded. */
export const mediumWords = (medium: string): string => WORDS[medium] ?? `by “${medium}”`;
