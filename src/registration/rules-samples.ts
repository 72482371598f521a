/** The sample messages: SM01 to SM12. */
import { checkLength } from './check-length.ts';
import { STOP, shortenerIn, undenied } from './phrases.ts';
import { broken, namesBrand, type Rule, withoutNames } from './rule.ts';
import {
  accidentalKeyword,
  checkCount,
  checkFlags,
  checkSegment,
  eachSample,
  FOREIGN_VARIABLE,
  inSome,
  isSystemText,
  phraseHit,
  REFUSED,
} from './sample-checks.ts';

const samples = { scope: 'samples', severity: 'error', field: 'samples' } as const;

export const SAMPLE_RULES: readonly Rule[] = [
  {
    ...samples,
    id: 'SM01',
    codes: ['30893', 'SampleMessage.Missing'],
    source: 'Twilio 30893; Sinch; Teams',
    message: 'There are too few or too many samples.',
    fix: 'Give three to five samples.',
    check: checkCount,
  },
  {
    ...samples,
    id: 'SM02',
    codes: ['21728'],
    source: 'Twilio, Telnyx, AWS',
    message: 'This sample is too short or too long.',
    fix: 'Keep it within 20 to 1024 characters.',
    check: eachSample(
      (sample, registration) => checkLength('sample', sample, registration)[0] ?? null,
    ),
  },
  {
    ...samples,
    id: 'SM03',
    codes: ['30893', 'SampleMessage.MissingBrandName'],
    source: 'Twilio 30893; Teams',
    message: 'No sample names the company.',
    fix: 'Begin each sample with the company name.',
    check: (registration) =>
      inSome(registration, (sample) => namesBrand(sample, registration), 'company name'),
  },
  {
    ...samples,
    id: 'SM04',
    codes: ['30893', 'SampleMessage.MissingOptOutInstructions'],
    source: 'Twilio 30893; Teams',
    message: 'No sample says how to opt out.',
    fix: 'End each sample with "Reply STOP to opt out."',
    check: (registration) => inSome(registration, (sample) => STOP.test(sample), 'STOP'),
  },
  {
    ...samples,
    id: 'SM05',
    codes: ['30892', 'SampleMessage.ContainsPublicURLShortener'],
    source: 'Twilio 30892; RingCentral; Teams',
    message: 'This sample has a link through a public shortener.',
    fix: 'Use the full address on your own domain.',
    check: eachSample((sample) => phraseHit(shortenerIn(sample))),
  },
  {
    ...samples,
    id: 'SM06',
    severity: 'warning',
    codes: ['30893'],
    source: 'Twilio 30893',
    message: 'This sample marks a changing part in a way reviewers do not know.',
    fix: 'Put changing parts in [brackets].',
    check: eachSample((sample) => phraseHit(FOREIGN_VARIABLE.exec(sample)?.[0] ?? null)),
  },
  {
    ...samples,
    id: 'SM07',
    codes: ['601', '30889', 'CampaignAttributesNotMatchingCampaignDescription'],
    source: 'Telnyx 601; Twilio 30889',
    message: 'The samples do not fit what the form says about links and phone numbers.',
    fix: 'Say on the form what the samples show.',
    check: checkFlags,
  },
  {
    ...samples,
    id: 'SM08',
    codes: ['30893'],
    source: 'Telnyx; Twilio 30893',
    message: 'There are fewer samples than sub-use-cases.',
    fix: 'Give at least one sample for each sub-use-case.',
    check: (registration) => broken(registration.samples.length < registration.subUsecases.length),
  },
  {
    ...samples,
    id: 'SM09',
    severity: 'warning',
    codes: [],
    source: 'our own: such a reply opts people in or out by accident',
    message: 'This sample asks for a reply that opts people in or out.',
    fix: 'Ask for 1 and 2 instead.',
    check: eachSample((sample, registration) => phraseHit(accidentalKeyword(sample, registration))),
  },
  {
    ...samples,
    id: 'SM10',
    codes: ['602'],
    source: 'A2P scanner',
    message: 'The samples are only opt-in, opt-out or system texts.',
    fix: 'Show what employees will really read.',
    check: (registration) =>
      broken(
        registration.samples.length > 0 &&
          registration.samples.every((sample) => isSystemText(sample, registration)),
      ),
  },
  {
    ...samples,
    id: 'SM11',
    severity: 'advice',
    codes: [],
    source: 'Telnyx guidance',
    message: 'This sample takes more than one text.',
    fix: 'Shorten it and keep to plain characters.',
    check: eachSample(checkSegment),
  },
  {
    ...samples,
    id: 'SM12',
    codes: [
      '701',
      '702',
      '703',
      '704',
      '705',
      '706',
      '707',
      '708',
      '709',
      '30883',
      'SampleMessage.ContainsDisallowedContent',
    ],
    source: 'Telnyx 701-709; Twilio 30883',
    message: 'This sample has a word of a trade carriers refuse.',
    fix: 'Leave it out of the samples.',
    check: eachSample((sample, registration) =>
      phraseHit(undenied(withoutNames(sample, registration), REFUSED)),
    ),
  },
];
