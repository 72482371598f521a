/** The command line: what can be typed, with what options; the work is done elsewhere. */
import { Command, CommanderError } from 'commander';
import { PROVIDERS } from '../registration/campaign.ts';
import { failure } from './failure.ts';
import { readInputFile } from './input-file.ts';
import { addLintCommands } from './lint-commands.ts';
import type { Options, Outcome, Request } from './outcome.ts';
import { addPagesCommands } from './pages.ts';
import { addPersonCommands, json, type Run } from './person-commands.ts';
import { addRecordCommands } from './record-commands.ts';
import { addRegistrationCommands } from './registration-commands.ts';
import { SUMMARY_FORMATS } from './summary-files.ts';
import { requireWritable, writeFiles } from './written-files.ts';

export interface Runners {
  /** Performs a command in the running service, or with the store opened for it. */
  perform(request: Request): Promise<Outcome>;
  start(): Promise<void>;
  tour(options: Options): Promise<Outcome>;
  migrate(): Promise<Outcome>;
  copy(options: Options): Promise<Outcome>;
  doctor(): Promise<Outcome>;
  /** Needs no store. */
  lintFile(options: Options): Promise<Outcome>;
}

/** Parses and runs one command line; the returned number is the exit code, null while the service runs. */
export async function runProgram(argv: readonly string[], given: Runners): Promise<number | null> {
  let code: number | null = 0;
  const runners = lookingFirst(given);
  const run = (work: (options: Options) => Promise<Outcome>) => async (options: Options) => {
    code = print(await attempt(() => work(options)), options);
  };
  const program = new Command('rollcall')
    .description('SMS consent of employees: asked in chat, kept as evidence, reported for TCR.')
    .exitOverride()
    .showHelpAfterError('(rollcall --help lists the commands)');
  program
    .command('start', { isDefault: true })
    .description('run the service; without credentials, a sandbox to try it in')
    .action(async () => {
      code = await begin(runners);
    });
  addWork(program, run, runners);
  addRegister(program, run, runners);
  addPersonCommands(program, run, runners.perform);
  addRegistrationCommands(program, run, runners.perform);
  addLintCommands(program, run, runners);
  addRecordCommands(program, run, runners.perform);
  addPagesCommands(program, run, runners.perform);
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return code;
}

function addWork(program: Command, run: Run, runners: Runners): void {
  const send = (command: string) => run((options) => runners.perform({ command, options }));
  json(program.command('tour').description('the whole journey without hands, in a sandbox'))
    .option('--out <folder>', 'where the summary and the evidence are written', 'tour')
    .action(run(runners.tour));
  json(
    program.command('verify').description('check every entry, proof and view of the ledger'),
  ).action(send('verify'));
  json(program.command('checkpoint').description('sign the ledger as it stands')).action(
    send('checkpoint'),
  );
  json(program.command('status').description('how the newest broadcast stands')).action(
    send('status'),
  );
  json(program.command('remind').description('how many have not answered; --send reminds them'))
    .option('--send', 'remind them now')
    .action(send('remind'));
  json(program.command('summary').description('the registration summary for TCR'))
    .option(
      '--provider <name>',
      `whose form: ${PROVIDERS.join(', ')}; the campaign decides when absent`,
    )
    .option('--markdown', 'as Markdown')
    .option('--format <kind>', `as a file: ${SUMMARY_FORMATS.join(', ')}`)
    .option('--out <file>', 'only with --format: its name')
    .option('--full-numbers', 'only with --format xlsx: whole phone numbers; this is logged')
    .option('--check-pages', 'open the public pages first; what reviewers would reject blocks')
    .option('--payload [part]', 'only the JSON for its API: campaign (default) or brand')
    .option('--brand-id <id>', "with --payload: the provider's id of your brand")
    .action(send('summary'));
  json(program.command('evidence').description("one person's evidence as a zip"))
    .requiredOption('--employee <id|email|phone>', 'whose')
    .option('--out <file>', 'name of the zip')
    .action(send('evidence'));
  json(program.command('check').description('may this number be texted?'))
    .requiredOption('--phone <number>', 'mobile number')
    .action(send('check'));
  json(program.command('migrate').description('bring the database to this version')).action(
    run(runners.migrate),
  );
  json(
    program
      .command('copy')
      .description('copy the embedded store into Postgres and verify it there'),
  )
    .requiredOption('--to <postgres-url>', 'an empty database')
    .action(run(runners.copy));
  json(program.command('doctor').description('check configuration, store, key and chat')).action(
    run(runners.doctor),
  );
}

function addRegister(program: Command, run: Run, runners: Runners): void {
  const send = (command: string) => (options: Options) =>
    run((given) => runners.perform({ command, options: given }))(options);
  const campaign = program.command('campaign').description('what TCR is told about your texts');
  json(campaign.command('set').description('define or edit the campaign'))
    .requiredOption('--file <campaign.yaml>', 'the definition')
    .action(
      run(async (options) => {
        const fileText = readInputFile(String(options.file), 'file').toString('utf8');
        return runners.perform({ command: 'campaign set', options: { ...options, fileText } });
      }),
    );
  json(
    campaign.command('show').description('the campaign, its notice and what reviewers would say'),
  ).action(send('campaign show'));

  const numbers = program.command('numbers').description('the register of sending numbers');
  json(
    numbers
      .command('list', { isDefault: true })
      .description('which are in use, and which consents cover them'),
  ).action(send('numbers list'));
  const withPhone = (name: string, what: string) =>
    json(numbers.command(`${name} <phone>`).description(what)).action(
      (phone: string, options: Options) => send(`numbers ${name}`)({ ...options, phone }),
    );
  ownerOptions(
    withPhone('add', 'take a number into use; with --label, and --team or --person')
      .usage('<phone> --label <text> (--team <name> | --person <name>) [options]')
      .requiredOption('--label <text>', 'what it is called'),
  )
    .option('--kind <kind>', 'company_line or personal_mobile', 'company_line')
    .option('--provider <name>', 'who carries it', 'ringcentral')
    .option('--from <date>', 'in use since; today when absent');
  ownerOptions(
    withPhone('assign', 'change owner, label or use').option('--label <text>', 'what it is called'),
  );
  withPhone('retire', 'take a number out of use');

  const admins = program
    .command('admins')
    .description('who may start a broadcast and see the records');
  json(admins.command('list', { isDefault: true })).action(send('admins list'));
  for (const name of ['grant', 'revoke']) {
    json(admins.command(`${name} <account>`)).action((account: string, options: Options) =>
      send(`admins ${name}`)({ ...options, account }),
    );
  }
}

const ownerOptions = (command: Command): Command =>
  command
    .option('--team <name>', 'owner: a team')
    .option('--person <name>', 'owner: a person')
    .option('--use <use>', 'sends, receives or both');

async function begin(runners: Runners): Promise<number | null> {
  try {
    await runners.start();
    return null;
  } catch (error) {
    return print(failure(error), {});
  }
}

/** What a command is to write is looked at before it does anything. */
const lookingFirst = (runners: Runners): Runners => ({
  ...runners,
  perform: async (request) => {
    requireWritable(request);
    return runners.perform(request);
  },
});

async function attempt(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    const outcome = await work();
    writeFiles(outcome.files ?? []);
    return outcome;
  } catch (error) {
    return failure(error);
  }
}

function print(outcome: Outcome, options: Options): number {
  const failed =
    outcome.json !== null && typeof outcome.json === 'object' && 'error' in outcome.json;
  if (options.json === true) console.log(JSON.stringify(outcome.json, null, 2));
  else if (failed) console.error(outcome.text);
  else console.log(outcome.text);
  return outcome.code;
}
