/** What the message flow must say: FL01 to FL11. */
import type { Medium } from '../consent/consent.ts';
import { checkLength } from './check-length.ts';
import { mediumWords } from './medium-words.ts';
import { nameIn } from './name-in.ts';
import { personalDataIn, textsOf } from './personal.ts';
import { hasPhrase, hostOf, SHARING, sentencesOf, shortenerIn, undenied } from './phrases.ts';
import type { Registration } from './registration.ts';
import { broken, type Hit, type Rule } from './rule.ts';

const PLACES: Readonly<Record<Medium, RegExp>> = {
  slack: /\bslack\b/i,
  teams: /\bteams\b/i,
  web: /\bweb (?:page|form)\b|\bwebsite (?:form|page)\b|\bpage behind\b/i,
  paper: /\bpaper\b|\bprinted\b/i,
  verbal: /\bverbal(?:ly)?\b|\boral(?:ly)?\b|\bread(?:s)? .*aloud\b/i,
  admin: /./,
};
const NOT_PUBLIC =
  /\blog ?in\b|\bsign[- ]?in\b|\bpassword\b|\bpersonal link\b|\bpaper\b|\bverbal|\bprinted\b/i;
const SITE_UNUSED = /\bweb ?site (?:is|has|does|was) (?:not|no)\b|\bno (?:public )?web ?site\b/i;
const ENROLS_NOBODY =
  /\b(?:no one|nobody|no employee) is (?:enrol\w*|opted|added|subscribed)\b|\benrol\w* (?:no one|nobody)\b|\bdoes not (?:enrol\w*|opt)\b/i;
const CONFIRMS = /\bconfirmation (?:message|text|sms)\b|\bconfirm(?:s|ing)? (?:by|the opt)/i;
const BY_HIRE = /\b(?:hire[ds]?|hiring|onboarding|on-boarding|employment contract|new[- ]hire)\b/i;
const ACT =
  /\b(?:tick|check(?:s|ed|ing)? (?:a|an|the|one) (?:\w+ )?box|sign|press|click|tap|text|type|say|write|enter)(?:s|es|ed|ing)?\b/i;

const PRIVATE_HOST = /^(?:localhost|\d+\.\d+\.\d+\.\d+|\[.*\])$|\.(?:local|internal|lan|intranet)$/;

function checkEvidence({ evidenceUrl, messageFlow }: Registration): readonly Hit[] {
  if (evidenceUrl === null) return [{}];
  const host = hostOf(evidenceUrl);
  const phrase = evidenceUrl;
  if (host === null || PRIVATE_HOST.test(host) || !host.includes('.')) {
    return [{ phrase, message: 'The evidence link is not a public https address.' }];
  }
  if (shortenerIn(evidenceUrl) !== null) {
    return [
      {
        phrase,
        message: 'The evidence link goes through a public shortener.',
        fix: 'Give the full address.',
      },
    ];
  }
  return hasPhrase(messageFlow, evidenceUrl)
    ? []
    : [{ phrase, message: 'The message flow does not contain the evidence link.' }];
}

function checkMethods({ media, messageFlow }: Registration): readonly Hit[] {
  return media
    .filter((medium) => !PLACES[medium].test(messageFlow))
    .map((medium) => ({
      phrase: medium,
      message: `Employees can agree ${mediumWords(medium)}, but the message flow does not say so.`,
    }));
}

const NAMES_SOMEBODY = {
  message: 'This field names somebody on record.',
  fix: 'Write [first name] instead; no reviewer may read who works for you.',
} as const;

function checkPersonal(registration: Registration): readonly Hit[] {
  return textsOf(registration).flatMap(([field, text]) => {
    const name = nameIn(text, registration);
    if (name !== null) return [{ field, phrase: name, ...NAMES_SOMEBODY }];
    const phrase = personalDataIn(text, registration);
    return phrase === null ? [] : [{ field, phrase }];
  });
}

/** The act must stand in the sentence that speaks of hiring, or in one of its own besides. */
function restsOnHiring({ messageFlow, text }: Registration): string | null {
  const told = messageFlow.replace(text, '');
  const hiring = BY_HIRE.exec(told);
  if (hiring === null) return null;
  return sentencesOf(told).some((sentence) => ACT.test(sentence)) ? null : hiring[0];
}

const flow = { scope: 'flow', severity: 'error', field: 'messageFlow' } as const;

export const FLOW_RULES: readonly Rule[] = [
  {
    ...flow,
    id: 'FL01',
    codes: ['21728'],
    source: 'Twilio, Telnyx, Sinch, AWS',
    message: 'The message flow is too short or too long.',
    fix: 'Keep it within 40 to 2048 characters.',
    check: (registration) => checkLength('messageFlow', registration.messageFlow, registration),
  },
  {
    ...flow,
    id: 'FL02',
    codes: ['30842', '30837'],
    source: 'Twilio 30842, 30837',
    message: 'The message flow does not repeat the consent text word for word.',
    fix: 'Copy the consent text into it exactly as employees see it.',
    check: ({ messageFlow, text }) => broken(!hasPhrase(messageFlow, text)),
  },
  {
    ...flow,
    id: 'FL03',
    codes: ['CallToAction.IsMissingOrInaccessible'],
    source: 'Twilio 11847054539547',
    message:
      'The message flow does not say where employees agree, or that a login, paper or a conversation is involved.',
    fix: 'Say where the form is and that reviewers cannot open it, for example "in Slack (employee login required)".',
    check: ({ messageFlow, media }) =>
      broken(
        !media.some((medium) => PLACES[medium].test(messageFlow)) || !NOT_PUBLIC.test(messageFlow),
      ),
  },
  {
    ...flow,
    id: 'FL04',
    codes: ['30543', '30842', '804'],
    source: 'Twilio 30543, 30842; Telnyx 804',
    message: 'There is no public link to pictures of the opt-in form.',
    fix: 'Put pictures of the whole form on a page anyone can open and give its https address in the campaign (“Public page with pictures of the opt-in”).',
    check: checkEvidence,
  },
  {
    ...flow,
    id: 'FL05',
    codes: ['CallToAction.InvalidOrIncomplete'],
    source: 'Twilio MessageFlow',
    message: 'The message flow leaves out a way to opt in.',
    fix: 'Name every way in which employees can agree.',
    check: checkMethods,
  },
  {
    ...flow,
    id: 'FL06',
    severity: 'warning',
    codes: ['804', 'CallToAction.InvalidOrIncomplete'],
    source: 'Zoom KB0010208',
    message: 'The message flow does not say that the website is not used.',
    fix: 'Add "Our public website is not used to collect opt-in."',
    check: ({ media, messageFlow }) =>
      broken(!media.includes('web') && !SITE_UNUSED.test(messageFlow)),
  },
  {
    ...flow,
    id: 'FL07',
    severity: 'warning',
    codes: ['803', '30555'],
    source: 'Telnyx 803; Twilio 30555',
    message: 'The message flow does not say that the broadcast enrolls no one.',
    fix: 'Say that the message only invites and that each employee opts in individually.',
    check: ({ messageFlow }) => broken(!ENROLS_NOBODY.test(messageFlow)),
  },
  {
    ...flow,
    id: 'FL08',
    severity: 'warning',
    codes: ['30540'],
    source: 'Twilio 30540',
    message: 'The message flow does not mention the confirmation message.',
    fix: 'Say that the opt-in confirmation message follows.',
    check: ({ messageFlow }) => broken(!CONFIRMS.test(messageFlow)),
  },
  {
    ...flow,
    id: 'FL09',
    codes: [],
    source: 'Twilio approval guidance',
    message: 'This field holds what looks like personal data.',
    fix: 'Take it out; only the sending numbers and the support contact may stand here.',
    check: checkPersonal,
  },
  {
    ...flow,
    id: 'FL10',
    severity: 'warning',
    codes: ['805', 'PrivacyPolicy.DataSharingIssue'],
    source: 'Telnyx 805',
    message: 'The message flow does not say that numbers and consent are not shared.',
    fix: 'Add "Mobile numbers and consent are not sold or shared with third parties."',
    check: ({ messageFlow }) =>
      broken(
        !new RegExp(SHARING.source, 'i').test(messageFlow) ||
          undenied(messageFlow, SHARING) !== null,
      ),
  },
  {
    ...flow,
    id: 'FL11',
    severity: 'warning',
    codes: ['803', '30831'],
    source: 'Telnyx 803; Twilio 30831',
    message: 'The message flow rests on being hired instead of an act of the employee.',
    fix: 'Say what each employee does: ticks a box, signs, presses a button.',
    check: (registration) => {
      const phrase = restsOnHiring(registration);
      return phrase === null ? [] : [{ phrase }];
    },
  },
];
