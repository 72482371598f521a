/** What breaks the rules about the message flow. */
import { type Case, cut, cutFlow, withSample, words } from './case.ts';
import { REGISTRATION } from './worked-example.ts';

const { text, messageFlow, description } = REGISTRATION;

export const FLOW_CASES: readonly Case[] = [
  { rule: 'FL01', why: 'too long', change: { messageFlow: messageFlow + words(400) } },
  { rule: 'FL01', why: 'too short', change: { messageFlow: 'In Slack.' } },
  { rule: 'FL02', why: 'one word differs', change: cutFlow('rates may apply', 'rates apply') },
  {
    rule: 'FL03',
    why: 'no login, paper or voice',
    change: {
      ...cutFlow('(employee login required) '),
      media: ['slack'],
      messageFlow: cut(cut(messageFlow, ' (employee login required)'), 'paper', 'other'),
    },
  },
  { rule: 'FL04', why: 'no link', change: { evidenceUrl: null } },
  {
    rule: 'FL04',
    why: 'link not in the flow',
    change: cutFlow('https://www.northwindfs.example/sms-consent'),
  },
  { rule: 'FL04', why: 'shortener', change: { evidenceUrl: 'https://bit.ly/abc' } },
  { rule: 'FL04', why: 'private host', change: { evidenceUrl: 'https://intranet/form' } },
  {
    rule: 'FL05',
    why: 'a way is missing',
    change: { media: ['slack', 'verbal'] },
    phrase: 'verbal',
  },
  {
    rule: 'FL06',
    why: 'website not mentioned',
    change: cutFlow(' Our public website is not used to collect opt-in.'),
  },
  {
    rule: 'FL07',
    why: 'enrols nobody is missing',
    change: cutFlow(' and no one is enrolled by it'),
  },
  {
    rule: 'FL08',
    why: 'no confirmation',
    change: cutFlow(' After opting in the employee receives the opt-in confirmation message.'),
  },
  {
    rule: 'FL09',
    why: 'a foreign e-mail',
    change: { messageFlow: `${messageFlow} Ask maria@northwindfs.example.` },
    phrase: 'maria@northwindfs.example',
  },
  {
    rule: 'FL09',
    why: 'a private number',
    change: withSample(
      'Northwind Field Services: text Maria at 512-555-0177. Reply STOP to opt out.',
    ),
    field: 'sample1',
    phrase: '512-555-0177',
  },
  {
    rule: 'FL09',
    why: 'an account',
    change: { description: `${description} Ask <@U024BE7LH>.` },
    field: 'description',
  },
  {
    rule: 'FL09',
    why: 'a number in the reason for a pool',
    change: { numberPoolReason: 'Every crew has a phone; ask Maria at 512-555-0177 about it.' },
    field: 'numberPoolReason',
    phrase: '512-555-0177',
  },
  {
    rule: 'FL10',
    why: 'no word on sharing',
    change: cutFlow(
      'Numbers and consent are not sold or shared with third parties or affiliates for marketing.',
    ),
  },
  {
    rule: 'FL11',
    why: 'hired is enough',
    change: {
      messageFlow: `Employees of Northwind Field Services consent in Slack by being hired. ${text}`,
    },
    phrase: 'hired',
  },
];
