/** The commands about what reviewers look at: lint, and the level of consent explained. */
import type { Command } from 'commander';
import { InvalidInputError } from '../errors.ts';
import { readInputFile } from './input-file.ts';
import type { Options, Outcome, Request } from './outcome.ts';
import { json, type Run } from './person-commands.ts';

export interface LintRunners {
  perform(request: Request): Promise<Outcome>;
  /** Needs no store, so that it runs in CI. */
  lintFile(options: Options): Promise<Outcome>;
}

export function addLintCommands(program: Command, run: Run, runners: LintRunners): void {
  json(program.command('lint').description('what reviewers would object to; exit 1 on errors'))
    .option('--file <campaign.yaml>', 'a file instead of the campaign on record; needs no store')
    .option('--numbers <list>', 'with --file: the numbers you text from, with commas between')
    .option('--fix', 'with --file: write the proposed texts into it, comments kept')
    .action(
      run(async (options) => {
        if (options.file === undefined) return onRecord(runners, options);
        return runners.lintFile({
          ...options,
          fileText: readInputFile(String(options.file), 'file').toString('utf8'),
        });
      }),
    );
  json(
    program.command('explain').description('which consent your messages need, and why you have it'),
  )
    .option('--kind <kind>', 'conversational, informational or promotional; yours when absent')
    .action(run((options) => runners.perform({ command: 'explain', options })));
}

function onRecord(runners: LintRunners, options: Options): Promise<Outcome> {
  if (options.fix === true) {
    throw new InvalidInputError(
      'fix',
      'fix writes into a file: give it with --file. For the campaign on record press "Use this text" in chat.',
    );
  }
  return runners.perform({ command: 'lint', options });
}
