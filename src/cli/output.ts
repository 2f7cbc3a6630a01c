import pc from 'picocolors';
import { WheelhouseError } from '../core/index.ts';
import { nextCommands, type DataOptions } from './next-command.ts';
import { createProgress, type Progress } from './terminal/progress.ts';
import { printableJson, printableLines } from './terminal/escape.ts';

/** Where a command speaks: answers on stdout, everything else on stderr. */
export interface Output {
  json: boolean;
  progress: Progress;
  /** A line for people on stdout; silent with --json. */
  line(text?: string): void;
  /** A line for people on stderr, above the bars; silent with --json when it is only a courtesy. */
  note(text: string): void;
  /** A text in which the commands that it tells people to run are about the same data; notes and problems are so anyway. */
  withCommands(text: string): string;
  /** The answer for programs; silent without --json. */
  answer(value: unknown): void;
  /** What happened and what to do, on stderr; with --json as JSON. */
  problem(error: unknown): void;
}

export function createOutput(options: DataOptions & { json?: boolean; debug: boolean }): Output {
  const json = options.json ?? false;
  const withCommands = nextCommands(options);
  const progress = createProgress(process.stderr);
  return {
    json,
    progress,
    withCommands,
    line: (text = '') => {
      if (!json) process.stdout.write(`${text}\n`);
    },
    note: (text) => progress.say(withCommands(text)),
    answer: (value) => {
      if (json) process.stdout.write(`${printableJson(value, process.stdout.isTTY ? 2 : undefined)}\n`);
    },
    problem(error) {
      progress.end();
      const { code, message, help: given } = plain(error);
      const help = withCommands(given);
      if (json) process.stderr.write(`${printableJson({ error: { code, message, help } })}\n`);
      else process.stderr.write(`${pc.red('error')} ${messageLines({ message, help })}\n`);
      if (options.debug && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
    },
  };
}

/** What happened and, below it, what to do; both stand as far in as after the word error. */
export function messageLines({ message, help }: { message: string; help: string }): string {
  const inner = ' '.repeat('error '.length);
  return `${printableLines(message, inner)}\n${pc.dim('   →')}  ${printableLines(help, inner)}`;
}

function plain(error: unknown): { code: string; message: string; help: string } {
  if (error instanceof WheelhouseError) return { code: error.code, message: error.message, help: error.help };
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: 'internal',
    message,
    help: 'This is a bug in Wheelhouse. Run it again with WHEELHOUSE_DEBUG=1 and report what it prints.',
  };
}
