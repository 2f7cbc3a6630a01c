import { text } from 'node:stream/consumers';
import { WheelhouseError } from '../../core/index.ts';
import type { CommandContext, CommonOptions } from '../context.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { openSession } from '../session.ts';
import { table } from '../terminal/table.ts';

interface SqlOptions extends CommonOptions {
  limit?: number;
}

async function readQuery(given: string | undefined): Promise<string> {
  const query = given ?? (process.stdin.isTTY ? '' : await text(process.stdin));
  if (query.trim() === '') {
    throw new WheelhouseError('input.invalid', 'There is no query.', {
      help: 'Give one: `wheelhouse sql "select name from repo"`, or pipe it in.',
    });
  }
  return query;
}

const cell = (value: unknown) =>
  value === null || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);

/** `wheelhouse sql`: one read-only question to the database. */
export async function sql(context: CommandContext, options: SqlOptions, args: string[]): Promise<ExitCode> {
  const query = await readQuery(args[0]);
  await using session = await openSession(context, { toRead: 'ask' });
  const { columns, rows, truncated } = await session.run(
    'sql',
    { query, limit: options.limit ?? 1_000 },
    { signal: context.signal },
  );
  context.output.answer({ columns, rows, truncated });
  context.output.line(
    table(
      columns,
      rows.map((row) => row.map(cell)),
    ),
  );
  if (truncated && !context.output.json)
    context.output.note(`Only the first ${rows.length} rows are shown; --limit gives more.`);
  return EXIT.ok;
}
