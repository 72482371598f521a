/** Every provider whose form can be filled in. */
import type { Provider } from '../campaign.ts';
import { AWS } from './aws.ts';
import { BANDWIDTH } from './bandwidth.ts';
import { PLIVO } from './plivo.ts';
import { PORTABLE } from './portable.ts';
import type { Profile } from './profile.ts';
import { RINGCENTRAL } from './ringcentral.ts';
import { SIGNALWIRE } from './signalwire.ts';
import { SINCH } from './sinch.ts';
import { TEAMS_PHONE } from './teams.ts';
import { TELNYX } from './telnyx.ts';
import { TWILIO } from './twilio.ts';
import { VONAGE } from './vonage.ts';

export const PROFILES: Readonly<Record<Provider, Profile>> = {
  portable: PORTABLE,
  ringcentral: RINGCENTRAL,
  teams: TEAMS_PHONE,
  twilio: TWILIO,
  telnyx: TELNYX,
  bandwidth: BANDWIDTH,
  sinch: SINCH,
  aws: AWS,
  plivo: PLIVO,
  vonage: VONAGE,
  signalwire: SIGNALWIRE,
};
