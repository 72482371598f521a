/** What TCR takes for a brand's legal form and line of business, in the words people use. */

/** TCR's legal forms; a sole proprietor has no employees to text. */
export const ENTITY_TYPES = {
  PRIVATE_PROFIT: 'Private company',
  PUBLIC_PROFIT: 'Company with traded shares',
  NON_PROFIT: 'Non-profit',
  GOVERNMENT: 'Government',
} as const;

/** TCR's 23 verticals (TX-SDK). */
export const VERTICALS = {
  AGRICULTURE: 'Agriculture',
  COMMUNICATION: 'Communication',
  CONSTRUCTION: 'Construction',
  EDUCATION: 'Education',
  ENERGY: 'Energy',
  ENTERTAINMENT: 'Entertainment',
  FINANCIAL: 'Finance',
  GAMBLING: 'Gambling',
  GOVERNMENT: 'Government',
  HEALTHCARE: 'Health care',
  HOSPITALITY: 'Hospitality',
  HUMAN_RESOURCES: 'Human resources',
  INSURANCE: 'Insurance',
  LEGAL: 'Legal',
  MANUFACTURING: 'Manufacturing',
  NGO: 'Non-governmental organisation',
  POLITICAL: 'Politics',
  POSTAL: 'Postal services',
  PROFESSIONAL: 'Professional services',
  REAL_ESTATE: 'Real estate',
  RETAIL: 'Retail',
  TECHNOLOGY: 'Technology',
  TRANSPORTATION: 'Transportation',
} as const;
