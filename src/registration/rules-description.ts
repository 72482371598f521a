/** The description, and whether the texts fit the use case: DS01 to DS04. */
import { checkLength } from './check-length.ts';
import { onlyAnswers } from './consent-level.ts';
import { MARKETING, normalise, OUTSIDERS, undenied } from './phrases.ts';
import type { Registration } from './registration.ts';
import { broken, type Hit, namesBrand, type Rule, withoutNames } from './rule.ts';

const STAFF = /\b(?:employees?|staff|team members?|crews?|personnel|workers?)\b/i;
const PURPOSE =
  /\b(?:about|to (?:tell|inform|remind|notify|alert|coordinate|send|share)|updates?|notices?|reminders?|alerts?)\b/i;
/** Words by which a text is seen to answer another, and those by which a campaign only answers. */
const ANSWER =
  /\byou (?:asked|wrote|texted|requested|wanted)\b|\b(?:to|for|about) your (?:question|request|text|message|note)\b|\bas (?:you )?(?:asked|requested)\b|\bthank(?:s| you) for\b|\bin (?:reply|answer) to\b/i;
const ANSWERS_ONLY =
  /\b(?:texts?|writes?|messages?)\s+(?:\w+\s+){0,3}first\b|\bonly (?:to )?(?:answers?|repl(?:y|ies))\b/i;

/** Implied consent ends where the company speaks first (CTIA consent table). */
function checkSpeaksFirst({ kinds, samples, description }: Registration): readonly Hit[] {
  if (!onlyAnswers(kinds)) return [];
  const told = ANSWERS_ONLY.test(description)
    ? []
    : [
        {
          field: 'description',
          message: 'The description does not say that the employee texts first.',
          fix: 'Write "Employees text first; the company only answers", or add informational to the kinds of messages.',
        },
      ];
  const first = samples.flatMap((sample, index) =>
    ANSWER.test(sample)
      ? []
      : [
          {
            field: `sample${index + 1}`,
            message: 'This sample speaks first, and the campaign says that it only answers.',
            fix: 'Begin it as an answer, for example "You asked about ...", or add informational to the kinds of messages.',
          },
        ],
  );
  return [...told, ...first];
}

function checkUseCase(registration: Registration): readonly Hit[] {
  const texts: readonly (readonly [field: string, text: string])[] = [
    ['description', registration.description],
    ...registration.samples.map((sample, index) => [`sample${index + 1}`, sample] as const),
  ];
  return texts.flatMap(([field, text]) => {
    const bare = withoutNames(text, registration);
    const phrase =
      undenied(bare, MARKETING) ?? (field === 'description' ? undenied(bare, OUTSIDERS) : null);
    return phrase === null ? [] : [{ field, phrase }];
  });
}

const description = { scope: 'description', severity: 'error', field: 'description' } as const;

export const DESCRIPTION_RULES: readonly Rule[] = [
  {
    ...description,
    id: 'DS01',
    codes: ['30886', '21728'],
    source: 'all providers',
    message: 'The description is too short or too long.',
    fix: 'Keep it within 40 to 4096 characters.',
    check: (registration) => checkLength('description', registration.description, registration),
  },
  {
    ...description,
    id: 'DS02',
    codes: ['30886'],
    source: 'Twilio 30886',
    message:
      'The description does not say who texts, that only employees are texted, and what about.',
    fix: 'Write "(company) texts its own employees about ...".',
    check: (registration) => {
      const text = registration.description;
      return broken(!namesBrand(text, registration) || !STAFF.test(text) || !PURPOSE.test(text));
    },
  },
  {
    ...description,
    id: 'DS03',
    codes: ['CampaignDescriptionNotMatchingUseCase', 'SampleMessage.UseCaseMismatch', '602'],
    source: 'Teams; Telnyx 602; CTIA consent tiers',
    message: 'This field speaks of customers or marketing, which does not fit texts to employees.',
    fix: 'Leave it out, or say that none of it is sent.',
    check: (registration) => [...checkUseCase(registration), ...checkSpeaksFirst(registration)],
  },
  {
    ...description,
    id: 'DS04',
    severity: 'warning',
    codes: ['CampaignDescriptionNotUnique'],
    source: 'Teams',
    message: 'The same description was handed in before.',
    fix: 'Change it a little; reviewers refuse copies.',
    check: ({ description: text, earlierDescriptions }) =>
      broken(earlierDescriptions.some((earlier) => normalise(earlier) === normalise(text))),
  },
];
