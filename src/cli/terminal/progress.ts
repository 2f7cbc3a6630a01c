import pc from 'picocolors';
import { printable } from './escape.ts';
import { count, duration } from './words.ts';

export interface ProgressRow {
  label: string;
  /** What is being done, in a word or two. */
  doing: string;
  /** How far the whole is, 0…1, where `done` counts a part of it only. */
  share?: number;
  done: number;
  /** 0 while unknown. */
  total: number;
  /** Of `done` and `total`. `%` where they are of a hundred. */
  unit: string;
  perSecond: number | null;
  secondsLeft: number | null;
  ended?: 'done' | 'failed' | 'empty';
}

export interface Progress {
  show(rows: readonly ProgressRow[]): void;
  /** Writes a line that stays, above the bars. */
  say(line: string): void;
  /** Leaves the last state on the screen. */
  end(): void;
}

/** Columns of a bar on a screen of at least so many columns; on a narrow one the words matter more. */
const BARS: readonly [columns: number, bar: number][] = [
  [72, 24],
  [48, 10],
];
const PLAIN_EVERY_MS = 5_000;

/** Told apart without colour, too. */
function bar({ done, total, share = total > 0 ? done / total : 0 }: ProgressRow, columns: number): string {
  const width = BARS.find(([least]) => columns >= least)?.[1];
  if (width === undefined) return '';
  const filled = Math.min(width, Math.round(share * width));
  return `${pc.cyan('━'.repeat(filled))}${pc.dim('─'.repeat(width - filled))}  `;
}

function amount({ done, total, unit }: ProgressRow): string {
  if (total === 0) return done > 0 ? `${count(done)} ${unit}` : '';
  return unit === '%' ? `${count(done)}%` : `${count(done)}/${count(total)} ${unit}`;
}

function numbers(row: ProgressRow): string {
  const parts = [amount(row)];
  if (row.perSecond !== null && row.perSecond >= 1) parts.push(`${count(row.perSecond)}/s`);
  if (row.secondsLeft !== null && row.secondsLeft >= 1) parts.push(`${duration(row.secondsLeft)} left`);
  return parts.filter(Boolean).join(', ');
}

function describe(row: ProgressRow, columns: number): string {
  if (row.ended === 'failed') return `${pc.red('✗')} ${printable(row.label)}  failed`;
  if (row.ended === 'empty') return `${pc.dim('–')} ${printable(row.label)}  ${row.doing}`;
  if (row.ended === 'done') return `${pc.green('✓')} ${printable(row.label)}`;
  return `  ${printable(row.label)}  ${bar(row, columns)}${row.doing}  ${pc.dim(numbers(row))}`;
}

/** Cuts a line to the width of the screen without counting colours, so that the cursor's arithmetic holds. */
function fit(line: string, width: number): string {
  let visible = 0;
  let out = '';
  // oxlint-disable-next-line no-control-regex -- colour sequences start with ESC
  for (const part of line.split(/(\u001b\[[0-9;]*m)/)) {
    if (part.startsWith('\u001b')) out += part;
    else {
      const room = Math.max(0, width - visible);
      out += part.slice(0, room);
      visible += Math.min(part.length, room);
    }
  }
  return out;
}

/** Bars that redraw themselves in place. */
function liveProgress(out: NodeJS.WriteStream): Progress {
  let drawn = 0;
  const clear = () => (drawn > 0 ? `\u001b[${drawn}A\u001b[0J` : '');
  let last: readonly ProgressRow[] = [];
  const draw = (before = '') => {
    const most = Math.max(1, (out.rows || 24) - 2);
    const shown = last.slice(0, most);
    const columns = out.columns || 80;
    const lines = shown.map((row) => `${fit(describe(row, columns), columns - 1)}\n`);
    out.write(`${clear()}${before}${lines.join('')}`);
    drawn = shown.length;
  };
  return {
    show(rows) {
      last = rows;
      draw();
    },
    say: (line) => draw(`${line}\n`),
    end() {
      drawn = 0;
      last = [];
    },
  };
}

/** For logs and pipes: a line when a row begins something else or ends, and now and then in between. */
function plainProgress(out: NodeJS.WritableStream): Progress {
  const said = new Map<string, { what: string; at: number }>();
  return {
    show(rows) {
      const now = performance.now();
      for (const row of rows) {
        const what = row.ended === 'empty' ? row.doing : (row.ended ?? row.doing);
        const before = said.get(row.label);
        if (before && before.what === what && (row.ended || now - before.at < PLAIN_EVERY_MS)) continue;
        said.set(row.label, { what, at: now });
        const rest = row.ended ? '' : numbers(row);
        out.write(`${printable(row.label)}: ${what}${rest ? ` ${rest}` : ''}\n`);
      }
    },
    say: (line) => void out.write(`${line}\n`),
    end: () => said.clear(),
  };
}

export function createProgress(out: NodeJS.WriteStream): Progress {
  return out.isTTY ? liveProgress(out) : plainProgress(out);
}
