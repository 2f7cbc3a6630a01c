/** Rows as an aligned text table; columns in the order in which they first occur. */
export function renderTable(rows: Record<string, string | number>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))];
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => row[i]!.length)));
  const lines = cells.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i]!)).join('  ')}`.trimEnd());
  return [lines[0], `  ${widths.map((width) => '-'.repeat(width)).join('  ')}`, ...lines.slice(1)].join('\n');
}
