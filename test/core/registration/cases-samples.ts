/** What breaks the rules about the description and the samples. */
import { type Case, cut, withSample } from './case.ts';
import { REGISTRATION } from './worked-example.ts';

const { description, samples, optinMessage, optoutMessage } = REGISTRATION;

export const SAMPLES_CASES: readonly Case[] = [
  { rule: 'DS01', why: 'too short', change: { description: 'Work texts to employees.' } },
  {
    rule: 'DS02',
    why: 'nobody named',
    change: { description: cut(description, 'Northwind Field Services', 'We') },
  },
  {
    rule: 'DS03',
    why: 'customers',
    change: { description: `${description} Customers get reminders.` },
    phrase: 'Customers',
  },
  {
    rule: 'DS03',
    why: 'marketing in a sample',
    change: withSample(
      'Northwind Field Services: Employee sale this Friday. Reply STOP to opt out.',
    ),
    field: 'sample1',
  },
  {
    rule: 'DS04',
    why: 'handed in before',
    change: { earlierDescriptions: [` ${description.toUpperCase()}`] },
  },
  { rule: 'SM01', why: 'two', change: { samples: samples.slice(0, 2) } },
  { rule: 'SM01', why: 'six', change: { samples: [...samples, ...samples.slice(0, 2)] } },
  { rule: 'SM02', why: 'short', change: withSample('Northwind: STOP'), field: 'sample1' },
  {
    rule: 'SM03',
    why: 'brand in none',
    change: { samples: samples.map((one) => cut(one, 'Northwind Field Services', 'We')) },
  },
  {
    rule: 'SM03',
    why: 'brand not in one',
    change: withSample(cut(String(samples[0]), 'Northwind Field Services: ')),
    severity: 'advice',
    field: 'sample1',
  },
  {
    rule: 'SM04',
    why: 'STOP in none',
    change: { samples: samples.map((one) => cut(one, 'STOP', 'us')) },
  },
  {
    rule: 'SM04',
    why: 'STOP not in one',
    change: withSample(cut(String(samples[0]), ' or STOP to opt out')),
    severity: 'advice',
  },
  {
    rule: 'SM05',
    why: 'shortener',
    change: withSample(`${samples[0]} See https://bit.ly/x1`),
    field: 'sample1',
    phrase: 'bit.ly',
  },
  { rule: 'SM06', why: 'braces', change: withSample(`${samples[0]} {{name}}`), phrase: '{name}' },
  { rule: 'SM07', why: 'link flag', change: { embeddedLink: true }, field: 'embeddedLink' },
  {
    rule: 'SM07',
    why: 'phone flag',
    change: withSample(`${samples[0]} Call 512-555-0100.`),
    field: 'embeddedPhone',
  },
  { rule: 'SM08', why: 'one sample for two', change: { samples: samples.slice(0, 1) } },
  {
    rule: 'SM09',
    why: 'YES',
    change: withSample(
      'Northwind Field Services: Can you come? Reply YES or NO. Reply STOP to opt out.',
    ),
    phrase: 'YES',
  },
  {
    rule: 'SM09',
    why: 'end',
    change: withSample('Northwind Field Services: reply end when done. Reply STOP to opt out.'),
  },
  {
    rule: 'SM10',
    why: 'system texts only',
    change: { samples: [optoutMessage, optinMessage, optoutMessage] },
  },
  {
    rule: 'SM11',
    why: 'two segments',
    change: withSample(`${samples[0]} ${'Bring gloves. '.repeat(6)}`),
    field: 'sample1',
  },
  {
    rule: 'SM11',
    why: 'dash',
    change: withSample(`${samples[0]} – thanks`),
    severity: 'warning',
    phrase: '–',
  },
  { rule: 'SM12', why: 'beer', change: withSample(`${samples[0]} Free beer.`), phrase: 'beer' },
];
