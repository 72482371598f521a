/** What breaks the rules about the automatic messages and the keywords. */
import { type Case, cut, words } from './case.ts';
import { REGISTRATION } from './worked-example.ts';

const { optinMessage, optoutMessage, helpMessage } = REGISTRATION;

export const MESSAGES_CASES: readonly Case[] = [
  { rule: 'IN01', why: 'too long', change: { optinMessage: optinMessage + words(111) } },
  {
    rule: 'IN02',
    why: 'no brand',
    change: { optinMessage: cut(optinMessage, 'Northwind Field Services', 'We') },
  },
  {
    rule: 'IN02',
    why: 'no enrolment',
    change: { optinMessage: cut(optinMessage, 'You are opted in to work texts.') },
  },
  {
    rule: 'IN02',
    why: 'no frequency',
    change: { optinMessage: cut(optinMessage, 'Msg frequency varies.') },
  },
  {
    rule: 'IN02',
    why: 'no rates',
    change: { optinMessage: cut(optinMessage, 'Msg & data rates may apply.') },
  },
  { rule: 'IN02', why: 'no HELP', change: { optinMessage: cut(optinMessage, 'HELP for help, ') } },
  {
    rule: 'IN02',
    why: 'no STOP',
    change: { optinMessage: cut(optinMessage, ', STOP to opt out') },
  },
  {
    rule: 'OU01',
    why: 'no brand',
    change: { optoutMessage: cut(optoutMessage, 'Northwind Field Services', 'We') },
  },
  {
    rule: 'OU01',
    why: 'no promise',
    change: { optoutMessage: cut(optoutMessage, ' and will receive no more work texts') },
  },
  { rule: 'OU02', why: 'marketing', change: { optoutMessage: `${optoutMessage} See our offers.` } },
  {
    rule: 'OU02',
    why: 'another text',
    change: { optoutMessage: `${optoutMessage} We will text you next week.` },
  },
  {
    rule: 'HE01',
    why: 'no brand',
    change: { helpMessage: cut(helpMessage, 'Northwind Field Services', 'Our') },
  },
  {
    rule: 'HE01',
    why: 'no contact',
    change: { helpMessage: 'Northwind Field Services work texts: ask your supervisor.' },
  },
  {
    rule: 'HE02',
    why: 'another e-mail',
    change: { helpMessage: cut(helpMessage, 'hr@', 'it@') },
    phrase: 'it@northwindfs.example',
  },
  {
    rule: 'HE02',
    why: 'no e-mail',
    change: { helpMessage: cut(helpMessage, 'email hr@northwindfs.example or ') },
  },
  {
    rule: 'KW01',
    why: 'space',
    change: { optinKeywords: 'START, JOIN' },
    field: 'optinKeywords',
    phrase: ' ',
  },
  {
    rule: 'KW01',
    why: 'too long',
    change: { helpKeywords: 'HELP,'.repeat(60).slice(0, -1) },
    field: 'helpKeywords',
  },
  { rule: 'KW01', why: 'empty', change: { helpKeywords: '' } },
  {
    rule: 'KW02',
    why: 'no QUIT',
    change: { optoutKeywords: 'STOP,STOPALL,UNSUBSCRIBE,CANCEL,END,REVOKE,OPTOUT' },
  },
  {
    rule: 'KW02',
    why: 'no REVOKE',
    change: { optoutKeywords: 'STOP,STOPALL,UNSUBSCRIBE,CANCEL,END,QUIT,OPTOUT' },
    severity: 'warning',
  },
  { rule: 'KW03', why: 'twice', change: { helpKeywords: 'HELP,stop' }, phrase: 'STOP' },
];
