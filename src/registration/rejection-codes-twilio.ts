/** Twilio's codes for campaigns, and those it shares with toll-free verification. */
import { readCodes } from './rejection-code.ts';

const VETTING = `
21728 | Q A2PSCAN | description messageFlow samples | FL01 DS01 SM02 IN01 KW01 | A field is too short or too long. | Look at the lengths in the summary and bring the field within its limits. | too short; too long; length validation; characters
30882 | Q A2PSCAN | description samples | DS03 | The campaign breaks Twilio's terms. | Say that only current employees are texted about their work, and show just that in the samples. | terms of service violation; acceptable use
30883 | Q A2PSCAN | samples description | SM12 | The content is of a kind carriers refuse (SHAFT). | Take the word out of samples and description; staff texts need no such content. | shaft; content violation
30884 | Q A2PSCAN | description samples messageFlow | DS02 FL07 | The campaign looks like spam or phishing. | Say who texts whom and why, name the company in every sample, and use links on your own domain only. | spam; phishing
30885 | Q A2PSCAN | brand | BR03 | The campaign is held for fraudulent. It cannot be handed in again. | Write to Twilio's support and show the evidence page; a new submission will not help. | fraudulent; fraud
30886 | Q A2PSCAN | description | DS01 DS02 DS03 | The description is vague or does not fit the use case. | Write who sends, to whom (employees only), what about and how often. | vague; campaign description is invalid; invalid campaign description
30889 | Q A2PSCAN | embeddedPhone samples | SM07 | A phone number in the samples is not declared, or one declared is not there. | Let the flag be computed from the samples: hand in the form of today. | embedded phone
30892 | Q A2PSCAN | samples | SM05 | A sample has a link of a public shortener. | Use the full address on your own domain. | shortener; shortened url; bit ly
30893 | V TW-308xx | samples | SM01 SM03 SM04 SM06 SM08 | The samples are too few, lack the company or STOP, or do not fit the description. | Give at least two, the company in each, STOP in one, changing parts in [brackets], and only what the description says. | sample messages; sample message is invalid
30896 | U TW-308xx | messageFlow | FL02 FL05 | The information on opting in is not enough; one other party quotes this code. | Tell every way to opt in, and repeat the consent text word for word. | opt in information
30897 | Q A2PSCAN | samples description | SM12 | The content is not allowed. | Take out what carriers refuse; staff texts need no such content. | disallowed content; prohibited content
30899 | V TW-308xx | description messageFlow samples | | The carrier refused the campaign. | Ask Twilio for the carrier's reason and paste it here; hand in nothing before you know it. | carrier rejection; rejected by carrier; mobile network operator rejected
30900 | V TW-308xx | usecase subUsecases | SM08 | The use case is not open to this brand, or has too many or too few parts. | Take LOW_VOLUME with CUSTOMER_CARE and ACCOUNT_NOTIFICATION; public companies need Auth+ first. | use case ineligible; not eligible; auth
30901 | V TW-308xx | | | The registration timed out; nothing is wrong with the form. | Hand the same form in again. | timed out; timeout
30902 | V TW-308xx | description messageFlow samples | | The second aggregator refused the campaign. | Ask Twilio for its reason and paste it here; hand in nothing before you know it. | dca2; secondary dca
30904 | V TW-308xx | | | The campaign is registered elsewhere and was not shared with Twilio. | Share it with Twilio at the provider that registered it. | not shared with twilio; campaign not shared
30909 | Q A2PSCAN | messageFlow evidenceUrl | FL02 FL03 FL04 | The call to action could not be verified. | Say that the form is behind a login, repeat its text word for word, and link the public evidence page. | could not be verified; cta could not be verified; unable to verify
30930 | Q A2PSCAN | brand | | The brand has its 100 campaigns. | Give up a campaign that is no longer used, or use the one for staff that exists. | campaign limit; maximum number of campaigns
`;

const SHARED = `
30511 | V TW-308xx | messageFlow evidenceUrl | FL04 | The proof of the opt-in could not be opened or read by the public. | Give the public evidence page with the whole picture of the form, and open it in a private window first. | proof of opt in; opt in image
30540 | V TW-308xx | optinMessage | IN02 FL08 | A confirmation message is required, with company, program, rates, HELP and STOP. | Use the opt-in message of the summary, which has all of them, and have it sent after each opt-in. | confirmation message; double opt in
30543 | V TW-308xx | messageFlow evidenceUrl | FL03 FL04 FL06 | The live opt-in link of a website is missing. A form behind a login needs no live form, but hosted pictures. | Say that the website is not used and the form is behind a login, and link the evidence page with its pictures. | live opt in link; opt in link; link to the opt in
30544 | V TW-308xx | text | CT03 | The consent text does not say what the texts are about. | Name the kinds of messages in the consent text. | purpose of the messages; missing purpose; what the messages are about
30545 | V TW-308xx | text | CT04 | The consent text does not say how often texts come. | Add "Message frequency varies." | message frequency; how often
30551 | V TW-308xx | text | CT02 | The consent text does not say that these are text messages. | Write "text messages" in the consent text. | does not mention sms; does not mention text
30555 | V TW-308xx | messageFlow evidenceUrl form | FL07 FL11 FL04 | The proof does not show the step in which each person gives permission. | Show the picture of the form with its box and button, not only the confirmation, and say that the broadcast enrolls no one. | prior consent; step where the user; grants permission; without documented
30556 | V TW-308xx | text form | CT14 CT16 | Consent to texts is mixed with calls, e-mail or other things. | Ask for texts alone, in a form and a box of their own. | bundled; other channels; calls and emails; standalone opt in
30558 | V TW-308xx | termsAndConditionsLink | TC01 | The terms do not say how often texts come. | Add the frequency to the terms. | terms frequency; terms do not mention message frequency
30560 | V TW-308xx | termsAndConditionsLink | TC01 | The terms name no contact for help. | Add the support address or number to the terms. | terms support contact; customer care contact
30562 | V TW-308xx | termsAndConditionsLink | TC01 | The terms do not say that rates may apply. | Add "Message and data rates may apply." to the terms. | terms rates; terms do not mention rates
30569 | V TW-308xx | text | CT05 | The consent text does not say that rates may apply. | Add "Message and data rates may apply." | data rates
30570 | V TW-308xx | text | CT07 | The consent text does not name HELP. | Add "Reply HELP for help." | help keyword; help instructions; reply help
30831 | V TW-308xx | text form messageFlow | CT11 FL11 | There is no express consent. | Let the text begin with "I agree to receive" and tell in the flow what each employee does. | express consent
30837 | V TW-308xx | evidenceUrl messageFlow | FL02 FL04 | The picture of the opt-in is cut, unreadable or without the brand. | Attach the whole picture drawn by this program: the complete form, legible, with the company's name. | screenshot; illegible; cropped
30841 | V TW-308xx | text | CT02 CT11 | The words do not ask for consent to texts, or are buried in terms. | Ask for text messages in the form itself, above the box, and not in the terms. | buried; consent language
30842 | V TW-308xx | evidenceUrl messageFlow | FL02 FL04 | The proof cannot be reached by the public, or shows another text. | Link the evidence page, which needs no login, and check that its text is the one in force. | not publicly accessible; not accessible to the public; requires login
`;

export const TWILIO_CODES = readCodes(`${VETTING}${SHARED}`, { by: 'Twilio' });
