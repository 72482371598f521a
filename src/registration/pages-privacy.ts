/** A privacy statement for work texts, for a company that has none of its own (PP01, PP02; Telnyx 805). */
import { listInWords } from '../consent/notice.ts';
import { displayPhone } from '../numbers/phone.ts';
import type { Campaign } from './campaign.ts';
import type { PublicDocument } from './pages.ts';

/**
 * Says only what the service does; a company that does more must write its own.
 * @param retentionYears how long records are kept after a person's last event
 */
export function composePrivacyStatement(
  { definition }: Campaign,
  retentionYears: number,
): PublicDocument {
  const { brand, messageTypes, termsAndConditionsLink } = definition;
  const us = brand.displayName;
  return {
    title: 'Privacy Policy for work text messages',
    brand: us,
    sections: [
      {
        heading: 'Who we are',
        paragraphs: [
          `${companyOf(brand)} sends work text messages to its own employees. This policy says what we do with the data that comes with them: mobile numbers, and the answers employees give when we ask whether we may text them.`,
        ],
      },
      {
        heading: 'Not shared',
        paragraphs: [
          'We do not share mobile numbers or text message consent with third parties or affiliates for marketing purposes. We do not sell or rent them.',
          'All other categories of data sharing exclude text messaging originator opt-in data and consent; this information will not be shared with any third parties. The companies that carry and deliver our messages receive the number and the message for that purpose only.',
        ],
      },
      {
        heading: 'What we keep, and why',
        paragraphs: ['For each answer we keep, as proof of who agreed to what:'],
        items: [
          'the date and time, and whether you agreed, declined or withdrew;',
          'how you answered (chat, web page, paper or spoken) and the exact wording and language you were shown;',
          'your mobile number, your name and how the company knows you, such as your chat account or employee number;',
          'on a web page, the internet address and the kind of browser you answered with.',
        ],
      },
      {
        heading: 'What we use it for',
        paragraphs: [
          `We use your mobile number only to send the work texts you agreed to (${listInWords(messageTypes)}) and to answer when you write to us. We do not use it for marketing, and nobody is texted who declined or did not answer. Supervisors see how many people answered, not who declined.`,
        ],
      },
      {
        heading: 'How long',
        paragraphs: [
          `We stop texting you as soon as you withdraw. The record of your answers is kept while it may still have to be proved, at least ${retentionYears} years after its last entry. After that, or earlier where the law gives you that right, your personal details are deleted from it.`,
        ],
      },
      {
        heading: 'Your choices',
        paragraphs: [
          'Agreeing is optional and not a condition of employment. Reply STOP to any of our texts to get no more of them, or tell us in any other way. You may ask for a copy of your own record, and for a correction.',
          `The rules of the texts themselves are in our terms: ${termsAndConditionsLink}`,
        ],
      },
      {
        heading: 'Contact',
        paragraphs: [
          `${brand.companyName}: ${brand.email}, ${displayPhone(brand.phone)}, ${brand.website}`,
        ],
      },
    ],
  };
}

/** Both names where they differ: reviewers compare the legal one, employees know the other. */
export const companyOf = (brand: Campaign['definition']['brand']): string =>
  brand.companyName === brand.displayName
    ? brand.displayName
    : `${brand.displayName} (${brand.companyName})`;
