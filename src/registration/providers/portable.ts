/** Any provider: TCR's own names, and of each limit the strictest that anybody states. */
import { PICTURES, TCR_BRAND, TCR_CAMPAIGN } from './form-rows.ts';
import { type Profile, READ } from './profile.ts';

export const PORTABLE: Profile = {
  provider: 'portable',
  label: 'Any provider (strictest limits)',
  source: 'TCR-V1, TX-SDK, BW-TYPES',
  date: READ,
  place: "Your provider's form for 10DLC campaigns; the names are those of The Campaign Registry.",
  brand: TCR_BRAND,
  campaign: TCR_CAMPAIGN,
  fixed: {},
  limits: {},
  choices: {},
  insists: ['ein', 'street', 'city', 'state', 'postalCode', 'country', 'entityType', 'vertical'],
  api: null,
  brandApi: null,
  brandId: null,
  attach: [PICTURES],
  warnings: [
    'A submission costs money and is not refunded (AWS: $40 for vetting; Telnyx: three months in advance): settle the blockers first.',
    'Most fields cannot be changed after submission.',
  ],
  statuses: ['ACTIVE', 'EXPIRED'],
  sendsWhen: 'ACTIVE',
};
