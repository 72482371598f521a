/** What can be typed about handing the form in: attempts, answers, differences. */
import type { Command } from 'commander';
import type { Options, Outcome, Request } from './outcome.ts';
import { json, type Run } from './person-commands.ts';

type Perform = (request: Request) => Promise<Outcome>;

const PROVIDER = ['--provider <name>', 'whose form; the campaign decides when absent'] as const;
const CAMPAIGN_ID = [
  '--campaign-id <id>',
  'the provider’s id of the campaign, like C8VLZXY',
] as const;

export function addRegistrationCommands(program: Command, run: Run, perform: Perform): void {
  const send =
    (command: string, more: Options = {}) =>
    (options: Options) =>
      run((given) => perform({ command, options: { ...given, ...more } }))(options);
  const registration = program
    .command('registration')
    .description('what was handed in to a provider, and what became of it');
  json(
    registration
      .command('list', { isDefault: true })
      .description('every attempt, and whether what is live is still what was handed in'),
  ).action(send('registration list'));
  json(
    registration.command('submitted').description('you handed the form in: keep it as it stands'),
  )
    .option(...PROVIDER)
    .option(...CAMPAIGN_ID)
    .option('--pages-seen', 'you looked at the pages that cannot be opened from here')
    .action(send('registration submitted'));
  for (const [status, what] of ANSWERS) {
    json(registration.command(`${status} [words...]`).description(what))
      .option(...PROVIDER)
      .option(...CAMPAIGN_ID)
      .action((words: string[], options: Options) =>
        send('registration status', { status, words: words.join(' ') })(options),
      );
  }
  json(
    registration
      .command('status <word>')
      .description('the provider’s own word, like Confirmed or MNO_REJECTED'),
  )
    .option(...PROVIDER)
    .option(...CAMPAIGN_ID)
    .action((word: string, options: Options) =>
      send('registration status', { status: word })(options),
    );
  json(registration.command('diff').description('what changed from one attempt to the next'))
    .option(...PROVIDER)
    .option('--from <attempt>', 'number of the earlier attempt')
    .option('--to <attempt>', 'number of the later one, or live')
    .action(send('registration diff'));
  addRejected(program, send);
  addRejected(registration, send);
}

const ANSWERS = [
  ['approved', 'the provider approved it (RingCentral: Confirmed)'],
  ['suspended', 'the provider suspended it'],
  ['expired', 'it is over'],
] as const;

function addRejected(
  program: Command,
  send: (command: string, more?: Options) => (options: Options) => Promise<void>,
): void {
  json(
    program
      .command('rejected <code-or-text...>')
      .description('a reviewer said no: which field, which rule, and what to do'),
  )
    .option(...PROVIDER)
    .option('--explain', 'only explain the code; record nothing')
    .action((words: string[], options: Options) =>
      send('rejected', { said: words.join(' ') })(options),
    );
}
