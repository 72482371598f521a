/** What breaks the rules about the consent text. */
import { add, type Case, cut, cutText } from './case.ts';
import { REGISTRATION } from './worked-example.ts';

const { text } = REGISTRATION;

export const TEXT_CASES: readonly Case[] = [
  { rule: 'CT01', why: 'no brand', change: cutText('Northwind Field Services', 'us') },
  { rule: 'CT02', why: 'does not say text', change: { text: cut(text, 'text messages', 'notes') } },
  {
    rule: 'CT03',
    why: 'no kinds',
    change: cutText(' (shift, schedule, job-site and safety updates and replies)'),
  },
  {
    rule: 'CT03',
    why: 'one kind is missing',
    change: cutText(' and replies)', ')'),
    severity: 'warning',
    phrase: 'replies',
  },
  { rule: 'CT04', why: 'no frequency', change: cutText(' Message frequency varies.') },
  { rule: 'CT05', why: 'no rates', change: cutText(' Message and data rates may apply.') },
  { rule: 'CT06', why: 'no STOP', change: cutText('STOP to opt out, ') },
  { rule: 'CT07', why: 'no HELP', change: cutText(', HELP for help') },
  {
    rule: 'CT08',
    why: 'no privacy link',
    change: cutText('https://www.northwindfs.example/privacy'),
  },
  {
    rule: 'CT09',
    why: 'no terms link',
    change: cutText('https://www.northwindfs.example/sms-terms'),
  },
  {
    rule: 'CT10',
    why: 'a number is missing',
    change: cutText('512-555-0103, '),
    phrase: '512-555-0103',
  },
  {
    rule: 'CT10',
    why: 'a number too many',
    change: { numbers: REGISTRATION.numbers.slice(1) },
    phrase: '512-555-0101',
  },
  { rule: 'CT10', why: 'no numbers at all', change: { numbers: [] } },
  { rule: 'CT11', why: 'no words of agreement', change: cutText('I agree to receive', 'Receive') },
  {
    rule: 'CT12',
    why: 'not optional',
    change: cutText(' Consent is optional and is not a condition of employment.'),
  },
  { rule: 'CT13', why: 'must', change: add('Every employee must agree.'), phrase: 'must' },
  { rule: 'CT13', why: 'condition', change: add('Consent is a condition of employment.') },
  { rule: 'CT13', why: 'by working here', change: add('By working here you agree.') },
  {
    rule: 'CT14',
    why: 'calls',
    change: add('This covers phone calls too.'),
    phrase: 'phone calls',
  },
  { rule: 'CT14', why: 'e-mail', change: add('We also send emails.'), phrase: 'emails' },
  { rule: 'CT15', why: 'only STOP', change: add('The only way to opt out is STOP.') },
  {
    rule: 'CT16',
    why: 'ticked',
    change: { form: { preTicked: true, separate: true } },
    field: 'form',
  },
  { rule: 'CT16', why: 'bundled', change: { form: { preTicked: false, separate: false } } },
  { rule: 'CT17', why: 'discount', change: add('Get a discount.'), phrase: 'discount' },
  {
    rule: 'CT18',
    why: 'sharing',
    change: add('We may share it with affiliates.'),
    phrase: 'share',
  },
  { rule: 'CT19', why: 'too long', change: add('Short words. '.repeat(20)) },
  { rule: 'CT19', why: 'a long sentence', change: add(`Well ${'and so on '.repeat(12)}.`) },
  { rule: 'CT20', why: 'no English original', change: { locale: 'es-MX' } },
  {
    rule: 'CT20',
    why: 'not English',
    change: { text: `Acepto recibir mensajes ${'de trabajo para los turnos '.repeat(6)}` },
  },
];
