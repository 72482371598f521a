/** What the rules must let pass. */
import { add, type Change, cut, cutFlow, withBrand, withSample } from './case.ts';
import { REGISTRATION } from './worked-example.ts';

const { text, messageFlow, description, samples } = REGISTRATION;

export const PASSING: readonly (readonly [rule: string, change: Change])[] = [
  ['CT04', { text: cut(text, 'Message frequency varies', 'You get up to 4 messages per week') }],
  ['CT04', { text: cut(text, 'Message frequency varies', 'One message per shift') }],
  ['CT05', { text: cut(text, 'Message and data', 'Msg & data') }],
  ['CT13', add('You are not required to agree.')],
  [
    'CT14',
    {
      ...withBrand({ displayName: 'Call Center Pros' }),
      text: cut(text, 'Northwind Field Services', 'Call Center Pros'),
    },
  ],
  [
    'CT17',
    {
      ...withBrand({ displayName: 'Best Deal Movers' }),
      text: cut(text, 'Northwind Field Services', 'Best Deal Movers'),
    },
  ],
  ['CT15', add('I agree to receive only work texts; reply STOP to opt out.')],
  ['DS03', { description: `${description} Crew leads answer questions.` }],
  ['CT18', add('Nothing is shared.')],
  ['CT18', add('Your number is never sold to third parties.')],
  ['CT20', { locale: 'es-MX', text: 'Acepto recibir mensajes.', englishText: text }],
  ['FL09', { messageFlow: `${messageFlow} Support: hr@northwindfs.example, (512) 555-0100.` }],
  ['FL06', { ...cutFlow(' Our public website is not used to collect opt-in.'), media: ['web'] }],
  ['FL11', { messageFlow: `${messageFlow} New hires sign a paper form at onboarding.` }],
  ['DS03', { description: `${description} It is never used for promotions.` }],
  ['SM05', withSample(`${samples[0]} See https://www.northwindfs.example/t.co/bit.lyric`)],
  ['SM06', withSample(`${samples[0]} [crew name]`)],
  [
    'SM09',
    withSample(
      'Northwind Field Services: Cancel the 3 PM visit. Reply 1 for yes or STOP to opt out.',
    ),
  ],
  ['SM12', withSample(`${samples[0]} Return the nail gun.`)],
  [
    'OU02',
    {
      optoutMessage: 'Northwind Field Services: You are opted out. You will receive no more texts.',
    },
  ],
  ['PP02', { privacyPolicyLink: 'https://policies.example/1' }],
  ['BR01', withBrand({ ein: '12-3456789', state: 'TX', postalCode: '78701', country: 'US' })],
  ['BR01', withBrand({ country: 'DE', state: 'Hessen', postalCode: '60311', ein: 'HRB 12345' })],
  ['BR02', withBrand({ email: 'hr@mail.northwindfs.example' })],
];
