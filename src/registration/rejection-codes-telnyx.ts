/** The codes of Telnyx, which are those of the aggregators (DCA), and of Bandwidth. */
import { readCodes } from './rejection-code.ts';

const TELNYX = `
506 | V TX-REJ | text description messageFlow | CT20 | The content is not in English. | Hand in the English texts and keep the translation beside them. | not in english; english translation
601 | V TX-REJ | embeddedLink embeddedPhone samples | SM07 | The flags for links and phone numbers do not match the samples. | Let the flags be computed from the samples: hand in the form of today, or change the samples. | attributes do not match; embedded link; embedded phone
602 | V TX-REJ | samples usecase | SM10 DS03 | The samples do not fit the use case. | Show in the samples only what the description and the use case say, or choose the fitting use case. | samples do not match; sample does not match the use case; use case mismatch
603 | V TX-REJ | website brand samples | PP02 SM03 | Website, brand and samples do not name the same company. | Use one brand name in the form, on the website and at the head of every sample. | website brand; brand does not match; website does not match
611 | V TX-REJ | text optinMessage form | IN02 CT01 CT04 CT05 CT06 CT07 CT16 | The call to action or the opt-in message lacks the program's name, frequency, HELP, STOP, rates or the box to tick. | Put all six in both texts: company, how often, HELP, STOP, message and data rates, and a box that is not ticked in advance. | opt in confirmation; program name; missing disclosures
701 | V TX-REJ | samples description | SM12 | The content is taken for cannabis. | Take the word out; texts to staff need no such content. | cannabis; marijuana
702 | V TX-REJ | samples description | SM12 | The content is taken for guns. | Take the word out; texts to staff need no such content. | firearms; guns
703 | V TX-REJ | samples description | SM12 | The content is taken for sexual content. | Take the word out; texts to staff need no such content. | sexual
704 | V TX-REJ | samples description | SM12 | The content is taken for gambling. | Take the word out; texts to staff need no such content. | gambling; casino
705 | V TX-REJ | samples description | SM12 | The content is taken for hate. | Take the words out; texts to staff need no such content. | hate speech
706 | V TX-REJ | samples description | SM12 | The content is taken for alcohol. | Take the word out, or say what the texts are really about. | alcohol
707 | V TX-REJ | samples description | SM12 | The content is taken for tobacco. | Take the word out, or say what the texts are really about. | tobacco; vape
708 | V TX-REJ | samples description | SM12 DS03 | The content is taken for lead generation. | Say that only current employees are texted, and about their work. | lead generation
709 | V TX-REJ | samples description | SM12 DS03 | The content is taken for high-risk financial offers. | Take out what sounds like loans or debt; say that only employees are texted. | high risk financial; loan; debt
710 | V TX-REJ | companyName displayName | BR03 | The brand is a reseller or vendor, not the company that sends. | Register the employer itself, never the vendor of the software or the numbers. | reseller; know your customer; kyc
711 | V TX-REJ | ein | BR01 | The same tax id was registered again and again. | Use the brand that is registered already and add the campaign to it. | same ein; duplicate ein; ein has been registered
712 | V TX-REJ | description samples messageFlow | DS02 | The campaign looks misleading. | Say in the description who texts whom about what, and show just that in the samples. | misleading; deceptive
713 | V TX-REJ | email | BR02 | The contact uses a free e-mail domain. | Give a support address at the company's own domain. | free email; gmail; email domain
801 | V TX-REJ | entityType | | The brand is registered as a sole proprietor and may not be one. | Register the company with its tax id as a private or public company. | sole proprietor
802 | V TX-REJ | entityType | | A sole proprietor's registration has a problem. | Register the company with its tax id as a private or public company. | sole proprietor
803 | V TX-REJ | messageFlow form | FL07 FL11 CT11 | Opt-in language is required, for messages to employees too: proof of each employee's own consent is wanted. | Tell in the message flow what each employee does (opens the form, ticks the box, agrees), link the evidence page, and attach the pictures of the form. | opt in language; opt in is mandatory; internal communications; proof of employee consent
804 | V TX-REJ | messageFlow evidenceUrl | FL04 FL03 | The reviewer could not open the website or the call to action. | Say that the form is behind a login and give the public evidence page; open it yourself in a private window first. | cannot be verified; could not be verified; cannot verify; unable to verify
805 | V TX-REJ | privacyPolicyLink messageFlow | PP01 CT18 FL10 | The privacy policy does not say that consent to texts is not shared. | Add to the policy: "We do not share mobile numbers or text message consent with third parties or affiliates for marketing." | privacy policy; third parties; not shared; data sharing
806 | V TX-REJ | text | CT04 CT05 CT06 CT07 CT08 FL03 | The call to action lacks the way to opt in, HELP, STOP, frequency, rates or the privacy link. | Put what is missing in the consent text and repeat the text word for word in the message flow. | call to action lacks; missing call to action elements; cta is missing
807 | V TX-REJ | website | | The website does not look authentic. | Have a working website of the company, with its name, address and contact, before you hand the form in again. | website not authentic; not authentic; parked domain
851 | U TX-REJ | | | Telnyx lists this code; what it says is not known to us. | Ask Telnyx what the reviewer wrote, and paste that here. |
852 | U TX-REJ | | | Telnyx lists this code; what it says is not known to us. | Ask Telnyx what the reviewer wrote, and paste that here. |
861 | U TX-REJ | | | Telnyx lists this code; what it says is not known to us. | Ask Telnyx what the reviewer wrote, and paste that here. |
`;

const BANDWIDTH = `
1100 | Q ringlogix | website | | The brand's website was not accepted. | Give the full address of a website that works and names the company. | website is not accessible
1101 | Q ringlogix | website | PP02 | The brand's website was not accepted. | Give the full address of a website that works and names the company as in the brand. | website does not work
1103 | Q ringlogix | website | PP02 | The brand's website was not accepted. | Let the website, the privacy policy and the brand name the same company. | website content
2100 | Q ringlogix | messageFlow | FL02 FL03 FL04 | The reviewer found no opt-in. | Repeat the consent text word for word in the message flow, say where the form is, and link the evidence page. | no opt in found; no opt in; opt in not found
`;

export const TELNYX_CODES = readCodes(TELNYX, { by: 'Telnyx and the aggregators' });
export const BANDWIDTH_CODES = readCodes(BANDWIDTH, { by: 'Bandwidth' });
