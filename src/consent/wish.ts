/**
 * Reads what a person wrote to us and tells whether it is a wish to stop (47 CFR 64.1200(a)(10),
 * CTIA 5.1.3): a stop word standing for the whole message, or an evident sentence. An ordinary
 * sentence that happens to contain such a word is not one, nor is a question how to stop: that is
 * answered with how. A wish about one kind of text stops all of them; a wish about one time
 * ("not after nine") is no withdrawal.
 */

export type Wish = { readonly kind: 'stop'; readonly matched: string } | { readonly kind: 'none' };

/** The union of the lists of CTIA, the FCC, Twilio, RingCentral and Teams, without spaces. */
const STOP_WORDS: readonly string[] = [
  'STOP',
  'STOPALL',
  'UNSUBSCRIBE',
  'CANCEL',
  'END',
  'QUIT',
  'REVOKE',
  'OPTOUT',
];

/** Words that do not change the wish around a stop word. */
const COURTESIES =
  /\b(?:please|pls|plz|thanks|thank you|thx|ok|okay|hi|hello|hey|now|immediately|right away|it|this|everyone|team)\b/g;

/** A stop word that may stand as one sentence among others; `end.` or `cancel.` may not. */
const CLEAR_WORDS: ReadonlySet<string> = new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'OPTOUT']);

const TEXTS = '(?:texts?|texting|sms|text messages?|messages?|messaging|notifications?|alerts?)';
const TO_TEXT = '(?:text|message|sms|contact|msg)';
const THESE =
  '(?:(?:the|these|those|this|that|all|any|my|your|such|work|company|more|further|of) )*';
const STOP_VERB = '(?:stop|quit|cancel|end|unsubscribe|opt out|opt me out|revoke|withdraw)';

const NO_MORE: readonly RegExp[] = [
  `\\b(?:do not|never|no longer|not) (?:ever |again |keep |you )*${TO_TEXT}(?:ing)? (?:me|us|my (?:phone|number|cell))\\b`,
  `\\b(?:do not|never) (?:ever |keep )*send(?:ing)? (?:me )?${THESE}${TEXTS}\\b`,
  `\\b(?:stop|quit|cease) (?:all )?(?:${TO_TEXT}ing|sending|bothering|spamming)\\b`,
  `\\b(?:stop|quit|cancel|end|cease|unsubscribe from) (?:getting |receiving )?${THESE}${TEXTS}\\b`,
  `^(?:i (?:want|would like) )?no more ${THESE}${TEXTS}\\b`,
  `\\bi (?:do not|no longer|never) (?:want|wish|need|like|care)(?: for)? (?:to (?:get|receive|see|have) )?${THESE}${TEXTS}\\b`,
  `\\bi (?:do not|no longer) (?:want|wish|like) (?:to be|being) (?:texted|messaged|contacted)\\b`,
  '\\bi (?:do not|no longer) want (?:this|these|it|them)(?: any ?more| at all)?$',
].map((source) => new RegExp(source));

const TAKE_BACK: readonly RegExp[] = [
  '\\bi (?:do not|no longer) (?:consent|agree)(?: any ?more| to (?:this|these|it|(?:be(?:ing)? )?text).*)?$',
  '\\b(?:revoke|withdraw|cancel|take back|rescind|remove) (?:my|the) (?:consent|permission|agreement|authorization|subscription|opt ?in)\\b',
  '\\b(?:opt|unsubscribe|sign) me (?:out|off)\\b|\\bunsubscribe me\\b',
  '\\bi (?:want|wish|would like|have decided|am going|choose|need) to (?:opt out|unsubscribe|withdraw|revoke)\\b',
  '\\bi (?:want|wish|would like) to (?:stop|cancel)$',
  '\\bi (?:am opting out|opt out|am out of these texts|unsubscribe|withdraw|revoke)\\b',
  '\\b(?:take|remove|delete|get|drop|strike) (?:me|my (?:name|phone|number|phone number|cell)) (?:off|from|out of) (?:of )?' +
    '(?:(?:the|this|that|your|these|any|all) )*(?:(?:text|texting|sms|message|messaging|contact|phone|mailing|distribution|calling) )*' +
    '(?:lists?(?! for)|texts?|texting|sms|messages|messaging|program|campaign|database|system)\\b',
  '^(?:take me off|remove me|remove my number|delete my number|lose my number|leave me alone|take my number off)$',
].map((source) => new RegExp(source));

/** The opposite, a question, or a limited wish: whatever follows is not evident. */
const NOT_EVIDENT: readonly RegExp[] = [
  `\\b(?:do not|never|not|will not|cannot) (?:(?:ever|want|wish|need|like|plan|going|you|to|please|me|have) )*${STOP_VERB}\\b`,
  '\\b(?:do not|never|not) (?:want to be )?(?:take|taken|remove|removed|delete|deleted|drop|dropped)\\b',
  '^(?:how|why|when|where|what|who|which|did|does|is|are|was|were|has|have|had|should|if)\\b',
  '^do (?!not )',
  '^(?:can|could|may|might|will|would|am) (?:i|we|they|he|she|it|the)\\b',
  '\\b(?:how|what|whether|if) (?:do|does|can|could|would|will|should|happens|i|you)\\b',
  '\\breply stop\\b',
  '\\b(?:you|they|we|he|she|i|nobody|somebody) (?:do|did|does|have|will|would|can) ?not (?:text|send|message|contact)\\b',
].map((source) => new RegExp(source));

/** After the wish: a time or a measure that limits it, so that it is no withdrawal. */
const LIMITED = new RegExp(
  '\\b(?:after|before|until|till|during|while|unless|when|today|tonight|tomorrow|weekends?|between|if)\\b' +
    '|\\bat (?:night|work|home|lunch|\\d)' +
    '|\\bon (?:my|the|(?:sun|mon|tues|wednes|thurs|fri|satur)days?|vacation|holidays?)\\b' +
    '|\\b(?:this (?:week|month|morning|afternoon|evening)|in the (?:morning|evening|afternoon))\\b' +
    '|\\b(?:so|too|that) (?:early|late|often|much|many)\\b',
);

/** Beyond this a message is a letter, not a wish; bounds the work on hostile input. */
const LONGEST = 2_000;

/** Lower case, straight, unabridged: `DON’T` becomes `do not`. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .slice(0, LONGEST)
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc`]/g, "'")
    .replace(/\b(?:do|would|could|should|did|is|are|ca|wo)n'?t\b/g, unabridge)
    .replace(/\bi'd (?:like|love)\b/g, 'i would like')
    .replace(/\bi'm\b/g, 'i am')
    .replace(/\b(?:u|ya)\b/g, 'you');
}

function unabridge(word: string): string {
  const stem = word.replace(/n'?t$/, '');
  if (stem === 'ca') return 'cannot';
  return stem === 'wo' ? 'will not' : `${stem} not`;
}

const words = (text: string) => text.replace(/[^a-z0-9.!?;\n]+/g, ' ').trim();

/** The stop word a whole message or sentence amounts to, letters only; null when it is something else. */
function stopWord(text: string): string | null {
  const bare = squeeze(text);
  const kept = squeeze(text.replace(COURTESIES, ' '));
  if (kept === 'OPTMEOUT') return 'OPTOUT';
  const found = STOP_WORDS.find((word) => word === bare || word === kept);
  if (found !== undefined) return found;
  return /^(?:STOP){2,}$/.test(kept) ? 'STOP' : null;
}

/** Letters and digits only, in capitals: `S.T.O.P!` becomes `STOP`. */
const squeeze = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();

function isEvident(sentence: string): boolean {
  const bare = sentence.replace(COURTESIES_IN_FRONT, '').trim();
  const stated = bare.replace(/^(?:can|could|will|would) you (?:guys )?(?:please )?/, '');
  if (NOT_EVIDENT.some((pattern) => pattern.test(stated))) return false;
  return [...NO_MORE, ...TAKE_BACK].some((pattern) => {
    const found = pattern.exec(stated);
    return found !== null && !LIMITED.test(stated.slice(found.index + found[0].length));
  });
}

const COURTESIES_IN_FRONT =
  /^(?:(?:please|pls|plz|hi|hello|hey|ok|okay|and|so|just|thanks) )+|(?: (?:please|pls|plz|thanks|thank you|thx|now))+$/g;

/**
 * @param text what a person wrote, in any case, spacing, punctuation or width
 * @returns the stop word (`STOP`, `OPTOUT` ...) or `sentence` for an evident sentence
 */
export function readWish(text: string): Wish {
  const read = plain(text);
  const whole = stopWord(read);
  if (whole !== null) return { kind: 'stop', matched: whole };
  const sentences = words(read)
    .split(/[.!?;\n]+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
  for (const sentence of sentences) {
    const word = stopWord(sentence);
    if (word !== null && CLEAR_WORDS.has(word)) return { kind: 'stop', matched: word };
  }
  return sentences.some(isEvident) ? { kind: 'stop', matched: 'sentence' } : { kind: 'none' };
}
