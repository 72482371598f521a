/** SMS terms for work texts, for a company that has none of its own (TC01; Twilio 30558, 30560, 30562). */
import { listInWords } from '../consent/notice.ts';
import { displayPhone } from '../numbers/phone.ts';
import type { Campaign } from './campaign.ts';
import type { PublicDocument } from './pages.ts';
import { companyOf } from './pages-privacy.ts';

/** @param numbers the sending numbers the notice in force names, E.164 */
export function composeSmsTerms(
  { definition }: Campaign,
  numbers: readonly string[],
): PublicDocument {
  const { brand, messageTypes, frequency, typicalVolume, privacyPolicyLink } = definition;
  const us = brand.displayName;
  const volume = typicalVolume === undefined ? '' : ` Usually that is ${bare(typicalVolume)}.`;
  const from =
    numbers.length === 0 ? '' : ` They come from ${listInWords(numbers.map(displayPhone))}.`;
  return {
    title: 'Terms of the work text messages',
    brand: us,
    sections: [
      {
        heading: 'The program',
        paragraphs: [
          `Program name: ${us} work text messages. ${companyOf(brand)} texts its own employees about their work: ${listInWords(messageTypes)}.${from} No marketing is sent.`,
        ],
      },
      {
        heading: 'Who is texted',
        paragraphs: [
          'Only employees who agreed themselves, each for their own mobile number. Agreeing is optional and not a condition of employment. Nobody is enrolled by an announcement, and whoever declines or does not answer is not texted.',
        ],
      },
      {
        heading: 'How often, and what it costs',
        paragraphs: [
          `${bare(frequency)}.${volume} Message and data rates may apply: your mobile carrier may charge you for messages you get and send, as your plan says. We charge nothing.`,
        ],
      },
      {
        heading: 'How to stop',
        paragraphs: [
          `Reply STOP to any of the texts to opt out. You get one message that confirms it, and no more after that. Other ways are just as good: write to ${brand.email}, tell HR, or withdraw where you agreed. To opt in again, reply START or agree anew.`,
        ],
      },
      {
        heading: 'How to get help',
        paragraphs: [
          `Reply HELP to any of the texts for help. Customer support for this program: ${brand.email} or ${displayPhone(brand.phone)}.`,
        ],
      },
      {
        heading: 'Delivery',
        paragraphs: [
          'Carriers are not liable for delayed or undelivered messages. In an emergency do not rely on texts: call your emergency number.',
        ],
      },
      {
        heading: 'Privacy',
        paragraphs: [
          `Mobile numbers and text message consent are not shared with third parties or affiliates for marketing purposes. Our Privacy Policy: ${privacyPolicyLink}`,
        ],
      },
    ],
  };
}

const bare = (phrase: string): string => phrase.trim().replace(/[.\s]+$/, '');
