/** The commands that hand records to others, and the one that erases a person's data. */
import type { Command } from 'commander';
import type { Outcome, Request } from './outcome.ts';
import { json, type Run } from './person-commands.ts';

export function addRecordCommands(
  program: Command,
  run: Run,
  perform: (request: Request) => Promise<Outcome>,
): void {
  const send = (command: string) => run((options) => perform({ command, options }));
  json(
    program.command('audit').description('the evidence of several people for an auditor, as a zip'),
  )
    .option('--sample <people>', 'so many people who answered, drawn by the seed; 5 when absent')
    .option('--seed <words>', 'any words; the same words draw the same people again')
    .option('--phone <number>', 'instead: everybody who ever answered with this number')
    .option('--employee <id|account|email|phone>', 'instead: one person')
    .option('--at <date>', 'as it stood at the end of this day, UTC: 2026-08-20')
    .option('--out <file>', 'name of the zip')
    .action(send('audit'));
  json(program.command('erase').description('take one person’s data out of the records'))
    .requiredOption('--employee <id|account|email|phone>', 'whose')
    .requiredOption('--reason <words>', 'why; stays on record, so without names or numbers')
    .option('--legal-basis <words>', 'the law that requires it before the records’ time is over')
    .action(send('erase'));
  json(program.command('export').description('every consent on record, for other programs'))
    .requiredOption('--format <format>', 'kantara, 27560, twilio, ringcentral, csv or json')
    .option('--full-numbers', 'whole phone numbers instead of the last four digits; is logged')
    .option('--sender <number|MG...>', 'twilio: one sender; every number in use when absent')
    .option('--out <file>', 'name of the file')
    .action(send('export'));
}
