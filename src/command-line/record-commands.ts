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
  json(program.command('export').description('every consent on record, for other programs'))
    .requiredOption('--format <format>', 'kantara, 27560, twilio, ringcentral, csv or json')
    .option('--full-numbers', 'whole phone numbers instead of the last four digits; is logged')
    .option('--sender <number|MG...>', 'twilio: one sender; every number in use when absent')
    .option('--out <file>', 'name of the file')
    .action(send('export'));
}
