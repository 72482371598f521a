/** What each field is called where people read: the labels of the form they fill in, told by path or form name. */

/** The same words stand on the campaign form, in every finding and in what changed. */
const LABELS: Readonly<Record<string, string>> = {
  // The campaign form.
  companyName: 'Legal company name',
  displayName: 'Name employees know',
  email: 'Support e-mail',
  phone: 'Support phone',
  website: 'Company website',
  messageTypes: 'What is texted',
  frequency: 'How often',
  typicalVolume: 'Usual volume',
  privacyPolicyLink: 'Privacy policy address',
  termsAndConditionsLink: 'Terms address',
  evidenceUrl: 'Public page with pictures of the opt-in',
  consentText: 'Own consent text',
  messageKinds: 'Who writes first',
  reminders: 'Reminders to one person, at most',
  provider: 'Provider',
  // What is set by file only.
  entityType: 'Legal form',
  ein: 'Tax id',
  vertical: 'Line of business',
  street: 'Street',
  city: 'City',
  state: 'State',
  postalCode: 'Postal code',
  country: 'Country',
  stockSymbol: 'Stock symbol',
  stockExchange: 'Stock exchange',
  businessContactEmail: 'Business contact e-mail',
  pageSlug: 'Name in the public page’s address',
  pageIndexable: 'Listing by search engines',
  locale: 'Language',
  description: 'Description',
  messageFlow: 'Message flow',
  numberPoolReason: 'Reason for a number pool',
  samples: 'Samples',
  optinMessage: 'Opt-in message',
  optoutMessage: 'Opt-out message',
  helpMessage: 'Help message',
  optinKeywords: 'Opt-in keywords',
  optoutKeywords: 'Opt-out keywords',
  helpKeywords: 'Help keywords',
  // What only findings and the provider's form name.
  campaign: 'The campaign',
  brand: 'Company',
  text: 'Consent text',
  form: 'Form people tick',
  sendingNumbers: 'Sending numbers',
  numbers: 'Sending numbers',
  usecase: 'Use case',
  subUsecases: 'Sub-use-cases',
  embeddedLink: 'Flag for links',
  embeddedPhone: 'Flag for phone numbers',
  numberPool: 'Flag for a number pool',
  ageGated: 'Flag for age limits',
};

/** `brand.website`, `messageTypes.0` and `samples.1` by the field of the form they belong to. */
export function fieldLabel(field: string): string {
  const path = field.replace(/^brand\./u, '');
  const sample = /^sample(?<form>\d)$|^samples\.(?<file>\d+)$/u.exec(path)?.groups;
  if (sample?.form !== undefined) return `Sample ${sample.form}`;
  if (sample?.file !== undefined) return `Sample ${Number(sample.file) + 1}`;
  const whole = path.replace(/\.\d+$/u, '');
  return Object.hasOwn(LABELS, whole) ? (LABELS[whole] ?? field) : field;
}

const WITHOUT_ARTICLE = /^(?:What|How|Who|The|Sample \d)/u;

/** Within a sentence: `the opt-in message`, `sample 2`, `what is texted`; an unknown name stays as it is. */
export function fieldWords(field: string): string {
  const label = fieldLabel(field);
  if (label === field) return field;
  const words = `${label[0]?.toLowerCase()}${label.slice(1)}`;
  return WITHOUT_ARTICLE.test(label) ? words : `the ${words}`;
}

/** The word, and the path in brackets where a file was written, so that its line can be found. */
export function fieldInFile(field: string): string {
  const label = fieldLabel(field);
  return label === field || field === 'campaign' ? label : `${label} (${field})`;
}
