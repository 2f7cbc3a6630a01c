import { printable } from './escape.ts';

type Cell = string | number | boolean | null;

const text = (cell: Cell): string => (cell === null ? '' : printable(String(cell)));

/** Columns aligned with spaces; numbers to the right. */
export function table(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cells = rows.map((row) => row.map(text));
  const widths = header.map((name, column) =>
    cells.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), name.length),
  );
  const numeric = header.map(
    (_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number' || row[column] === null),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (numeric[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n');
}
