import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { createContext, outputFor, type CommandContext, type CommonOptions } from './context.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { onInterrupt, type Interrupted } from './interrupt.ts';
import { WheelhouseError } from '../core/index.ts';

/** What every command file gives: its work, started with what the user asked for. Lazy, so that a command loads only its own. */
type Work<Options> = (context: CommandContext, options: Options, args: string[]) => Promise<ExitCode>;

const EPILOGUE = `
Examples:
  wheelhouse up                       this repository
  wheelhouse up ~/code                all repositories in a folder
  wheelhouse up https://example.com/team/api.git
  wheelhouse report --output team.html
  wheelhouse sql "select name, tip_sha from repo"

Exit codes: 0 ok, 1 failed, 2 wrong usage, 3 partly failed (some repositories or checks), 130 stopped with Ctrl-C before
its end (what was read is kept).
Environment: WHEELHOUSE_DATA, WHEELHOUSE_CONFIG, WHEELHOUSE_PORT, WHEELHOUSE_ZONE, WHEELHOUSE_MEMORY,
WHEELHOUSE_SYNC_EVERY (minutes), WHEELHOUSE_DATABASE_URL, WHEELHOUSE_DEBUG (shows stacks), NO_COLOR.
`;

const wholeNumber = (least: number) => (text: string) => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    throw new InvalidArgumentError(`expected a whole number from ${least}.`);
  return value;
};

const TABLES_PAGE = 'docs/schema.md of Wheelhouse says what every table and column holds.';

const SQL_NOTES = `
Examples:
  wheelhouse sql "select name, tip_sha from repo"
  wheelhouse sql "select table_name, column_name from information_schema.columns"
${TABLES_PAGE}
`;

const EXPORT_NOTES = `
Text comes from repositories, and spreadsheets run what begins like a formula: in CSV, text that begins with = + - @, a tab
or a line break has an apostrophe in front. Numbers stay numbers; Parquet has everything as it is.
${TABLES_PAGE}
`;

/** A variable that is not set gives an empty value, which never means what its writer meant. */
const something = (text: string) => {
  if (text.trim() === '') throw new InvalidArgumentError('it is empty; is it a variable that is not set?');
  return text;
};
const listOfSomething = (text: string, before: string[] = []) => [...before, something(text)];

/** Runs the program with these arguments. Gives the exit code; never throws. */
export async function runProgram(args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const program = new Command('wheelhouse');
  const configure = (command: Command) =>
    command.exitOverride().showHelpAfterError('(add --help for what is possible)');

  function register<Options extends CommonOptions>(command: Command, load: () => Promise<Work<Options>>): void {
    configure(command)
      .option('--data <dir>', 'where data lives (default: a folder in your data home)', something)
      .option('--config <file>', 'configuration (default: wheelhouse.yaml in the data directory)', something)
      .option('--zone <zone>', 'time zone in which days and weeks are cut (default: UTC)', something)
      .option('--json', 'answer as JSON on stdout; progress goes to stderr')
      .action(async (...given: unknown[]) => {
        code = await perform(
          load,
          command.opts<Options>(),
          command.processedArgs.flat().filter((arg) => arg !== undefined) as string[],
        );
        void given;
      });
  }

  configure(program)
    .description(
      'Where your team stands, from what its work leaves behind. Starts with git, on your machine, for your eyes.',
    )
    .addHelpText('after', EPILOGUE)
    .helpCommand(false)
    .option('--version', 'print the version');

  const served = (command: Command) =>
    command
      .option(
        '--port <number>',
        'port to listen on; 0 takes any free one (default: 4747 or the next free one)',
        something,
      )
      .option('--host <address>', 'address to listen on; only this machine is possible for now', something)
      .option('--no-open', 'do not open the browser');

  register(
    served(
      program
        .command('up')
        .argument(
          '[sources...]',
          'repositories, folders that contain some, or git URLs (default: those already read, else the repository you stand in)',
        )
        .description('read repositories, print first bearings, and serve the dashboard'),
    ),
    async () => (await import('./commands/up.ts')).up,
  );
  register(
    served(program.command('serve').description('serve the dashboard on what was read before')),
    async () => (await import('./commands/serve.ts')).serve,
  );
  register(
    program
      .command('sync')
      .argument('[sources...]', 'as for `up` (default: all known repositories)')
      .description('read new commits without serving'),
    async () => (await import('./commands/sync.ts')).sync,
  );
  register(
    program
      .command('remove')
      .argument('<repository>', 'name, id, path or URL of a known one', something)
      .description('forget a repository: its facts, and the clone of a URL; a repository of yours is not touched')
      .option('-y, --yes', 'do not ask; needed where nobody can be asked'),
    async () => (await import('./commands/remove.ts')).remove,
  );
  register(
    program
      .command('report')
      .description('write the findings and pictures as one HTML file that needs nothing else')
      .option(
        '-o, --output <file>',
        'where to write it, in a folder that is there (default: wheelhouse-report.html)',
        something,
      )
      .option('--repo <name...>', 'only these repositories', listOfSomething)
      .option('--from <day>', 'first day, YYYY-MM-DD', something)
      .option('--to <day>', 'last day, YYYY-MM-DD', something),
    async () => (await import('./commands/report.ts')).report,
  );
  register(
    program
      .command('verify')
      .argument('<repository>', 'path (read first if it is new), or name of a known one', something)
      .description('compare the line ledger with git blame, line by line')
      .option('--files <number>', 'files to compare, chosen at random (default: all)', wholeNumber(1))
      .option('--seed <number>', 'chooses the same files again', wholeNumber(0)),
    async () => (await import('./commands/verify.ts')).verify,
  );
  register(
    program
      .command('lines')
      .argument('<repository>', 'path (read first if it is new), or name of a known one', something)
      .argument('<path>', 'a file at the tip of the default branch', something)
      .description('print which commit wrote each line of a file: runs of COMMIT<TAB>LINES in the order of the file'),
    async () => (await import('./commands/lines.ts')).lines,
  );
  register(
    program
      .command('sql')
      .argument('[query]', 'one SELECT; read from standard input when left out')
      .description('ask the database yourself; it can only be read')
      .addHelpText('after', SQL_NOTES)
      .option('--limit <rows>', 'rows at most (default: 1000)', wholeNumber(1)),
    async () => (await import('./commands/sql.ts')).sql,
  );
  register(
    program
      .command('export')
      .argument('<directory>', 'folder to write to; made when missing', something)
      .description('write the facts as Parquet or CSV, a file a table')
      .addHelpText('after', EXPORT_NOTES)
      .option('--format <format>', 'parquet or csv (default: parquet)', something)
      .option('--table <name...>', 'only these tables; give it last', listOfSomething),
    async () => (await import('./commands/export.ts')).exportFacts,
  );
  register(
    program.command('doctor').description('check this machine and the data'),
    async () => (await import('./commands/doctor.ts')).doctor,
  );
  register(
    program
      .command('backup')
      .argument('[file]', 'where to write it (default: beside the data, with the date)', something)
      .description('write all data into one file, also while the server runs'),
    async () => (await import('./commands/backup.ts')).backup,
  );
  register(
    program
      .command('restore')
      .argument('<file>', 'what `wheelhouse backup` wrote', something)
      .description('fill a new data directory from a backup'),
    async () => (await import('./commands/restore.ts')).restore,
  );

  try {
    if (args.length === 1 && (args[0] === '--version' || args[0] === '-v')) {
      const { programVersion } = await import('../app/index.ts');
      process.stdout.write(`${programVersion()}\n`);
      return EXIT.ok;
    }
    await program.parseAsync(['node', 'wheelhouse', ...args]);
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 || error.code === 'commander.helpDisplayed' ? EXIT.ok : EXIT.usage;
  }
}

/** Does a command's work; what it throws is told to the user once, here. */
async function perform<Options extends CommonOptions>(
  load: () => Promise<Work<Options>>,
  options: Options,
  args: string[],
): Promise<ExitCode> {
  const output = outputFor(options);
  const interrupt = onInterrupt();
  try {
    const context = createContext(options, { output, signal: interrupt.signal });
    return await (
      await load()
    )(context, options, args);
  } catch (error) {
    if (interrupt.signal.aborted) {
      output.progress.end();
      return (interrupt.signal.reason as Interrupted).exitCode;
    }
    output.problem(error);
    return error instanceof WheelhouseError &&
      ['input.invalid', 'scope.invalid', 'config.invalid', 'listen.refused'].includes(error.code)
      ? EXIT.usage
      : EXIT.failed;
  } finally {
    output.progress.end();
    interrupt.dispose();
  }
}
