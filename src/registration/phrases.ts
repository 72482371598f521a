/** The phrases reviewers look for, and those they object to. All of them ignore case unless said. */

/** Sentences as reviewers count them; links stay whole. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+(?=["“'(]?[A-Z0-9[])/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** One space for any white space, straight quotes, no case: for comparing texts as a reviewer would. */
export function normalise(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

export const hasPhrase = (text: string, phrase: string): boolean =>
  phrase.trim() !== '' && normalise(text).includes(normalise(phrase));

export const TEXTING = /\b(?:text messages?|texts?|texting|sms)\b/i;
const HOW_MANY = '(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|a few|several)';
export const FREQUENCY = new RegExp(
  '\\b(?:messag(?:e|ing)|msgs?|texts?) frequency\\b' +
    `|\\b${HOW_MANY}(?:(?: ?- ?| to | or )${HOW_MANY})? (?:work |text )*(?:messages?|msgs?|texts?)(?: \\S+){0,2}? (?:per|a|an|each|every) (?:\\S+ )?(?:day|week|month|year|shift|job|request|employee)`,
  'i',
);
export const RATES = /\b(?:message|msg)(?:s|\(s\))? ?(?:and|&) ?data rates may apply\b/i;
const INSTRUCTS = '\\b(?:[Rr]eply|REPLY|[Tt]ext|TEXT|[Ss]end|SEND|[Aa]nswer)\\b';
const instruction = (word: string) =>
  new RegExp(
    `${INSTRUCTS}[^.!?]*?\\b${word}\\b|\\b${word}\\b["”'\\])]? ?(?:to|for|=)|` +
      `${INSTRUCTS}(?: with)? ["“'[(]?${word.toLowerCase()}\\b`,
  );
/** An instruction to reply STOP, HELP; the keyword in capitals, or right after the verb. */
export const STOP = instruction('STOP');
export const HELP = instruction('HELP');
export const FIRST_PERSON =
  /\bI (?:hereby )?(?:agree|consent|accept|authori[sz]e|give (?:my )?(?:consent|permission))\b/i;
export const OPTIONAL =
  /\b(?:optional|voluntary|voluntarily)\b|\bnot (?:be )?(?:a |any )?(?:condition|requirement) (?:of|for)\b|\bnot required\b/i;
export const ENROLLED =
  /\b(?:opted[ -]in|enrolled|subscribed|signed up|confirmed|welcome to|you agreed|you (?:will|'ll) (?:now )?(?:receive|get))\b/i;
export const NO_MORE =
  /\b(?:no (?:more|further|longer)|not (?:receive|get|be sent)|won't (?:receive|get)|stop receiving)\b/i;
export const SHARING =
  /\b(?:shar(?:e|es|ed|ing)|sells?|sold|selling|rent(?:s|ed)?|affiliates?|third[ -]part(?:y|ies)|partners?)\b/gi;
export const MARKETING =
  /\b(?:sales?|discount(?:s|ed)?|offers?|promo(?:s|tions?|tional)?|deals?|donat(?:e|es|ions?)|coupons?|fundrais(?:er|ing)|rewards?|giveaways?|marketing|advertis(?:ing|ements?))\b/gi;
export const OUTSIDERS =
  /\b(?:customers?|clients?|prospects?|consumers?|shoppers?|members of the public|subscribers?|newsletters?)\b/gi;
export const OTHER_CHANNELS =
  /\b(?:(?:phone |voice |robo)?calls?|calling|e-?mails?|voice ?mails?|whatsapp|push notifications?|fax(?:es)?|postal mail)\b/gi;
export const COERCION =
  /\b(?:must|mandatory|compulsory|required to (?:agree|consent|accept|participate)|consent is required|by (?:working|being employed|continuing|accepting employment)[^.]*?(?:agree|consent)|(?:is|as) a (?:condition|requirement) (?:of|for) (?:employment|work))\b/gi;

const DENIAL =
  /\b(?:no|not|never|nothing|nobody|without|neither|nor|none|isn't|aren't|don't|doesn't|won't)\b(?! only\b)/i;
const DENIED_AFTER = /^(?: \w+){0,2} (?:no one|nobody|no third|never|is not|are not|will not)\b/i;
const NEW_CLAUSE = /[.;:!?]\s|\b(?:but|however|although|except)\b/gi;

/** The first match that its own clause does not deny ("no marketing is sent"); null when there is none. */
export function undenied(text: string, pattern: RegExp): string | null {
  for (const match of text.matchAll(new RegExp(pattern.source, 'gi'))) {
    const before = text.slice(0, match.index);
    const clause = [...before.matchAll(NEW_CLAUSE)].at(-1);
    const start = clause === undefined ? 0 : clause.index + clause[0].length;
    const after = text.slice(match.index + match[0].length);
    if (!DENIAL.test(before.slice(start)) && !DENIED_AFTER.test(after)) return match[0];
  }
  return null;
}

/** Public link shorteners (30892, RingCentral best practices). */
const SHORTENERS: readonly string[] = [
  'bit.ly',
  'goo.gl',
  'tinyurl.com',
  'tiny.cc',
  'bc.vc',
  'budurl.com',
  'clicky.me',
  'is.gd',
  'lc.chat',
  'soo.gd',
  's2r.co',
  't.co',
  'ow.ly',
];

const shortenerPattern = new RegExp(
  `(?:^|[\\s("'<]|//)(?:www\\.)?((?:${SHORTENERS.map((host) => host.replace('.', '\\.')).join('|')}))(?![\\w.-]*\\w)`,
  'i',
);
/** The shortener's host when the text holds a link through one. */
export const shortenerIn = (text: string): string | null =>
  shortenerPattern.exec(text)?.[1] ?? null;

export const LINK =
  /\b(?:https?:\/\/|www\.)\S+|\b[a-z0-9-]+\.(?:com|org|net|io|co|us|app|example)\b(?:\/\S*)?/i;
export const PHONE =
  /(?<![\w.])(?:\+\d{1,3}[ .-]?)?\(?\d{3}\)?[ .-]\d{3}[ .-]?\d{4}(?!\w)|(?<![\w.])\+?\d{10,15}(?!\w)/;

/** The host of an https link without `www.`; null when it is none. */
export function hostOf(link: string): string | null {
  const host = /^https:\/\/([^/?#:@\s]+)/i.exec(link)?.[1];
  return host === undefined ? null : host.toLowerCase().replace(/^www\./, '');
}
