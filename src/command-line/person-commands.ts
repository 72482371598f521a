/** The commands about single people: consent on paper or spoken, accounts, personal links. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { readInputFile } from './input-file.ts';
import type { Options, Outcome, Request } from './outcome.ts';

export type Run = (
  work: (options: Options) => Promise<Outcome>,
) => (options: Options) => Promise<void>;

export const json = (command: Command): Command =>
  command.option('--json', 'one JSON document on standard output');

export function addPersonCommands(
  program: Command,
  run: Run,
  perform: (request: Request) => Promise<Outcome>,
): void {
  addConsentCommands(program, run, perform);
  json(program.command('left').description('somebody left whom no directory tells about'))
    .requiredOption('--employee <id|account|email|phone>', 'who')
    .action(run((options) => perform({ command: 'left', options })));
  json(program.command('returned').description('somebody who had left works here again'))
    .requiredOption('--employee <id|account|email|phone>', 'who')
    .action(run((options) => perform({ command: 'returned', options })));

  const accounts = program.command('accounts').description('one person, several accounts');
  json(accounts.command('list').description('the accounts of one person'))
    .requiredOption('--employee <id|account|email|phone>', 'whose')
    .action(run((options) => perform({ command: 'accounts list', options })));
  json(
    accounts.command('split <account>').description('this account was joined to the wrong person'),
  ).action((account: string, options: Options) =>
    run((given) => perform({ command: 'accounts split', options: { ...given, account } }))(options),
  );

  json(program.command('links').description('personal links for people outside chat'))
    .requiredOption('--file <people.csv>', 'name, email and employee number, one person per line')
    .option('--csv <file>', 'where the links are written', 'links.csv')
    .option('--print <file.html>', 'also a list to print and cut, with a QR code per person')
    .option('--mail', 'also send each link by mail, with the server in SMTP_URL')
    .option('--days <days>', 'how long they work, 1 to 90', '14')
    .option('--override <reason>', 'send a text that is not the registered one, and say why')
    .action(
      run((options) => {
        const fileBase64 = readInputFile(String(options.file), 'file').toString('base64');
        return perform({ command: 'links', options: { ...options, fileBase64 } });
      }),
    );
}

function addConsentCommands(
  program: Command,
  run: Run,
  perform: (request: Request) => Promise<Outcome>,
): void {
  const consent = program.command('consent').description('consent given outside any screen');
  json(consent.command('enter').description('one person’s consent, on paper or spoken'))
    .requiredOption('--medium <medium>', 'paper or verbal')
    .option('--employee <id|account|email|phone>', 'somebody on record')
    .option('--name <name>', 'somebody new, in no directory')
    .requiredOption('--phone <number>', 'the mobile number the person wrote or said')
    .requiredOption(
      '--date <date>',
      'when the person signed or spoke: 2026-11-20, or with its time',
    )
    .option('--evidence <file>', 'paper: the scan of the signed form')
    .option('--script <version>', 'verbal: which script was read aloud')
    .option('--notice <digest>', 'the wording on the form; the one in force when absent')
    .action(run((options) => perform({ command: 'consent enter', options: withScan(options) })));

  json(consent.command('withdraw').description('one person told HR that the texts must stop'))
    .requiredOption('--medium <medium>', 'how they said it: email, paper, verbal or admin')
    .option('--employee <id|account|email>', 'who')
    .option('--phone <number>', 'or whose number it is')
    .requiredOption('--date <date>', 'when they said it: 2026-11-20, or with its time')
    .option('--words <text>', 'what they wrote or said')
    .option('--evidence <file>', 'the letter or mail that shows it')
    .action(run((options) => perform({ command: 'consent withdraw', options: withScan(options) })));
  json(consent.command('settle').description('two named one number: say whose it is'))
    .requiredOption('--employee <id|account|email>', 'the person the number belongs to')
    .action(run((options) => perform({ command: 'consent settle', options })));
}

/** Only the digest of the scan is kept on record; the form stays with the company. */
function withScan(options: Options): Options {
  if (typeof options.evidence !== 'string') return options;
  const scan = readInputFile(options.evidence, 'evidence');
  const evidenceSha256 = createHash('sha256').update(scan).digest('hex');
  return { ...options, evidence: basename(options.evidence), evidenceSha256 };
}
