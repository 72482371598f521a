import type { BrokenToken, TokenParts } from './broken-token.ts';
import { signedToken } from './tokens.ts';

const FOREIGN_TENANT = '11111111-2222-4333-a444-555555555555';
const FOREIGN_URL = 'https://smba.example/teams/';

/** Good tokens around an activity that does not belong to them. */
export function brokenActivities({ keys, claims, serviceUrl }: TokenParts): BrokenToken[] {
  const authorization = `Bearer ${signedToken(keys.teams, claims)}`;
  const foreignUrl = `Bearer ${signedToken(keys.teams, { ...claims, serviceurl: FOREIGN_URL })}`;
  const webchat = `Bearer ${signedToken(keys.otherChannel, claims)}`;
  const elsewhere = { id: 'a:1elsewhere', conversationType: 'personal', tenantId: FOREIGN_TENANT };
  return [
    { name: 'another service URL', activity: { serviceUrl: FOREIGN_URL }, sdk: 'refuses' },
    {
      name: 'the service URL without its slash',
      activity: { serviceUrl: serviceUrl.slice(0, -1) },
      sdk: 'refuses',
    },
    { name: 'the channel webchat', activity: { channelId: 'webchat' }, sdk: 'refuses' },
    { name: 'the channel in capitals', activity: { channelId: 'MSTEAMS' }, sdk: 'refuses' },
    { name: 'an empty service URL', activity: { serviceUrl: '' }, sdk: 'accepts' },
    { name: 'an empty channel', activity: { channelId: '' }, sdk: 'refuses' },
    { name: 'a channel of spaces', activity: { channelId: '  ' }, sdk: 'accepts' },
    {
      name: 'the channel AseChannel',
      activity: { channelId: 'AseChannel' },
      sdk: 'asks-the-internet',
    },
    {
      name: 'a conversation of another tenant',
      activity: { conversation: elsewhere },
      sdk: 'accepts',
    },
    {
      name: 'channel data of another tenant',
      activity: { channelData: { tenant: { id: FOREIGN_TENANT } } },
      sdk: 'accepts',
    },
    { name: 'channel data without a tenant', activity: { channelData: {} }, sdk: 'accepts' },
  ]
    .map((one) => ({ authorization, ...one }) as BrokenToken)
    .concat([
      {
        name: 'a token and an activity of the same foreign service URL',
        authorization: foreignUrl,
        activity: { serviceUrl: FOREIGN_URL },
        sdk: 'accepts',
      },
      {
        name: 'a token and an activity of the channel webchat',
        authorization: webchat,
        activity: { channelId: 'webchat' },
        sdk: 'accepts',
      },
    ]);
}
