/** Microsoft's names for what is wrong with a campaign of Teams Phone (MS-ERR). */
import { readCodes } from './rejection-code.ts';

const CALL_TO_ACTION = `
CallToAction.ConsentNotOptional | V MS-ERR | text | CT12 CT13 | Consent is not optional. | Add "Consent is optional and is not a condition of employment." and take out every must. | not optional; condition of employment; consent must be optional
CallToAction.ContainsDisallowedContent | V MS-ERR | text samples | CT17 SM12 | The call to action has content carriers refuse. | Take the word out; staff texts need no such content. | call to action contains disallowed
CallToAction.CourtOrderedOptIn | V MS-ERR | messageFlow | FL11 CT12 | The opt-in reads as if it were ordered, not freely given. | Say that each employee chooses freely and can say no with one press. | court ordered
CallToAction.DoesNotContainRobustAgeGate | V MS-ERR | ageGated | SM12 | The content is taken for something with an age limit. | Leave the flag for age limits off and take out the words that led there. | age gate
CallToAction.IsMissingOrInaccessible | V MS-ERR | messageFlow evidenceUrl | FL03 FL04 | The call to action is missing or cannot be opened. | Say that the form is behind a login and give the public evidence page. | call to action is missing or; inaccessible
CallToAction.MissingBrandName | V MS-ERR | text | CT01 | The consent text does not name the company. | Name the company in the text, as in the brand. | call to action missing brand
CallToAction.MissingDataRatesDisclosure | V MS-ERR | text | CT05 | The consent text does not say that rates may apply. | Add "Message and data rates may apply." | data rates
CallToAction.MissingExplicitConsent | V MS-ERR | text messageFlow form | CT11 FL07 | Nobody says yes: explicit consent of each person is missing. | Begin the text with "I agree to receive" and tell in the flow that each employee ticks a box and agrees. | explicit consent
CallToAction.MissingExpressWrittenConsent | V MS-ERR | text | CT17 CT11 | Marketing was read into the text, which needs express written consent. | Take every word of marketing out; these are work texts. | express written consent
CallToAction.MissingHelpInstructions | V MS-ERR | text | CT07 | The consent text does not name HELP. | Add "Reply HELP for help." | help instructions
CallToAction.MissingMessageFrequencyDisclosure | V MS-ERR | text | CT04 | The consent text does not say how often texts come. | Add "Message frequency varies." | message frequency
CallToAction.MissingOptInForm | V MS-ERR | messageFlow evidenceUrl | FL04 FL02 | The reviewer saw no form. | Link the evidence page with the pictures of the form and repeat its text in the flow. | opt in form
CallToAction.MissingPrivacyPolicyLink | V MS-ERR | text | CT08 | The consent text has no link to the privacy policy. | Add "Privacy Policy:" and its https address to the text. | privacy policy link
CallToAction.MissingStopInstructions | V MS-ERR | text | CT06 | The consent text does not say how to stop. | Add "Reply STOP to opt out." | stop instructions; opt out instructions
CallToAction.MissingTermsAndConditions | V MS-ERR | text | CT09 | The consent text has no link to the terms. | Add "Terms:" and their https address to the text. | link to terms; missing terms and conditions
CallToAction.MissingVerbalScript | V MS-ERR | messageFlow | FL05 FL03 | Consent by word of mouth is named, but not what is said. | Put the script in the message flow word for word, or stop collecting consent this way. | verbal script
CallToAction.MissingMessageType | V MS-ERR | text | CT03 | The consent text does not say what kinds of texts come. | Name the kinds of messages in the text. | message type; types of messages
CallToAction.OptInIssues | V MS-ERR | evidenceUrl messageFlow | FL04 | The address of the opt-in does not open, or its certificate is wrong. | Open the evidence page in a private window: https, no warning, the page itself. | certificate; opt in url; url is not
CallToAction.InvalidOrIncomplete | V MS-ERR | messageFlow text | FL05 FL02 | The call to action is incomplete. | Name every way to opt in and repeat the consent text word for word. | call to action is incomplete; invalid or incomplete
`;

const PAGES = `
TermsAndConditions.Missing | V MS-ERR | termsAndConditionsLink | CT09 TC01 | There are no terms at the address. | Publish terms for texts and give their https address. | no terms; terms are missing
TermsAndConditions.MissingBrandName | V MS-ERR | termsAndConditionsLink | TC01 | The terms do not name the company. | Name the company in the terms, as in the brand. | terms missing brand
TermsAndConditions.MissingCustomerSupportInformation | V MS-ERR | termsAndConditionsLink | TC01 | The terms name no contact for help. | Add the support address to the terms. | customer support information; customer care contact
TermsAndConditions.MissingMessageFrequency | V MS-ERR | termsAndConditionsLink | TC01 | The terms do not say how often texts come. | Add the frequency to the terms. | terms missing frequency
TermsAndConditions.MissingOptOutInstructions | V MS-ERR | termsAndConditionsLink | TC01 | The terms do not say how to stop. | Add "Reply STOP to opt out." to the terms. | terms missing opt out
TermsAndConditions.MissingPrivacyPolicyLink | V MS-ERR | termsAndConditionsLink | TC01 | The terms do not link the privacy policy. | Add the link to the terms. | terms missing privacy
TermsAndConditions.MissingProgramDescription | V MS-ERR | termsAndConditionsLink | TC01 | The terms do not say what the texts are about. | Add who texts whom about what to the terms. | program description
PrivacyPolicy.DataSharingIssue | V MS-ERR | privacyPolicyLink text messageFlow | PP01 CT18 FL10 | The privacy policy allows sharing, or does not rule it out for consent to texts. | Add to the policy: "We do not share mobile numbers or text message consent with third parties or affiliates for marketing." | data sharing; third parties; not shared
PrivacyPolicy.MissingOrInvalid | V MS-ERR | privacyPolicyLink | PP01 CT08 | There is no valid privacy policy at the address. | Publish the policy on your own website and open it in a private window. | privacy policy missing; privacy policy invalid; no privacy policy
`;

const MESSAGES = `
OptInMessage.MissingBrandName | V MS-ERR | optinMessage | IN02 | The opt-in message does not name the company. | Begin it with the company's name. | opt in message missing brand
OptInMessage.MissingDataRatesDisclosure | V MS-ERR | optinMessage | IN02 | The opt-in message does not say that rates may apply. | Add "Msg & data rates may apply." | opt in message data rates
OptInMessage.MissingHelpInstructions | V MS-ERR | optinMessage | IN02 | The opt-in message does not name HELP. | Add "Reply HELP for help." | opt in message help
OptInMessage.MissingMessageFrequency | V MS-ERR | optinMessage | IN02 | The opt-in message does not say how often texts come. | Add "Msg frequency varies." | opt in message frequency
OptInMessage.MissingOptOutInstructions | V MS-ERR | optinMessage | IN02 | The opt-in message does not name STOP. | Add "Reply STOP to opt out." | opt in message opt out; opt in message stop
OptOutMessage.MissingBrandName | V MS-ERR | optoutMessage | OU01 | The opt-out message does not name the company. | Begin it with the company's name. | opt out message missing brand
OptOutMessage.MissingConfirmation | V MS-ERR | optoutMessage | OU01 | The opt-out message does not confirm that no more texts come. | Add "You will receive no more messages." | opt out confirmation; no more messages
HelpMessage.NotMatchingBrandSupportContactEmail | V MS-ERR | helpMessage email | HE02 | The help message names another address than the brand's support e-mail. | Use the brand's support e-mail in the help message. | support contact email; help message email
HelpMessage.MissingBrandName | V MS-ERR | helpMessage | HE01 | The help message does not name the company. | Begin it with the company's name. | help message missing brand
HelpMessage.MissingSupportContact | V MS-ERR | helpMessage | HE01 | The help message names no contact. | Add the support e-mail. | help message contact
SampleMessage.ContainsDisallowedContent | V MS-ERR | samples | SM12 | A sample has content carriers refuse. | Take the word out; staff texts need no such content. | sample contains disallowed
SampleMessage.ContainsPublicURLShortener | V MS-ERR | samples | SM05 | A sample has a link of a public shortener. | Use the full address on your own domain. | shortener
SampleMessage.Missing | V MS-ERR | samples | SM01 | There are fewer than two samples. | Give at least two samples. | fewer than two samples; missing sample
SampleMessage.MissingBrandName | V MS-ERR | samples | SM03 | No sample names the company. | Begin each sample with the company's name. | sample missing brand
SampleMessage.MissingOptOutInstructions | V MS-ERR | samples | SM04 | No sample says how to stop. | End a sample with "Reply STOP to opt out." | sample missing opt out
SampleMessage.UseCaseMismatch | V MS-ERR | samples description | SM10 DS03 | The samples do not fit the use case. | Show in the samples only work texts to employees, as the description says. | use case mismatch; samples do not match
CampaignAttributesNotMatchingCampaignDescription | V MS-ERR | embeddedLink embeddedPhone description | SM07 | The flags do not match the description or the samples. | Let the flags be computed from the samples: hand in the form of today. | attributes do not match
CampaignDescriptionNotMatchingUseCase | V MS-ERR | description | DS03 | The description does not fit the use case, which Microsoft fixes. | Say that employees text each other about work; leave customers and marketing out. | description does not match
CampaignDescriptionNotUnique | V MS-ERR | description | DS04 | The description was handed in before, by you or somebody else. | Say it in your own words: your company, your crews, your texts. | not unique; duplicate description
`;

export const TEAMS_CODES = readCodes(`${CALL_TO_ACTION}${PAGES}${MESSAGES}`, {
  by: 'Microsoft Teams',
});
