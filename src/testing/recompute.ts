import type { Evidence, Makes, MakesN } from '../contract/index.ts';
import { quantile } from '../core/index.ts';

/** A number as its evidence makes it. Undefined: the rows alone do not say it. */
export interface Recomputed {
  value: number | null | undefined;
  n: number | undefined;
  p75?: number | null;
  p90?: number | null;
}

type Cells = Readonly<Record<string, number | string | null>>;
type Algorithm = (rows: readonly Cells[]) => { value: number | null; n: number };

/** Does what an answer says of its rows, as a client would: `pages` are all pages of it. */
export function recompute(pages: readonly Evidence[], algorithm: Algorithm | null): Recomputed {
  const [first] = pages;
  if (!first) throw new Error('There is no answer.');
  const rows = cellsOf(pages);
  const { makes, n, withheld } = first.recompute;
  const computed = makes.kind === 'algorithm' && withheld === null ? algorithm?.(rows) : undefined;
  const spread = makes.kind === 'quantile' && makes.p === 0.5 && withheld === null;
  const at = (p: number) => quantile(numbers(rows, 'value'), p);
  return {
    value: withheld === null ? valueOf(makes, rows, computed) : undefined,
    n: countOf(n, { rows, pages, computed }),
    ...(spread ? { p75: at(0.75), p90: at(0.9) } : {}),
  };
}

/** The rows of all pages by the keys of their columns. */
export function cellsOf(pages: readonly Evidence[]): Cells[] {
  return pages.flatMap(({ columns, rows }) =>
    rows.map(({ cells }) => Object.fromEntries(columns.map(({ key }, i) => [key, cells[i] ?? null]))),
  );
}

function valueOf(makes: Makes, rows: readonly Cells[], computed: ReturnType<Algorithm> | undefined): number | null {
  switch (makes.kind) {
    case 'count':
      return rows.length;
    case 'sum':
      return rows.length === 0 ? null : sum(rows, makes.column);
    case 'share': {
      const base = makes.base === null ? rows.length : sum(rows, makes.base);
      return base > 0 ? sum(rows, makes.column) / Math.max(base, makes.least ?? 0) : null;
    }
    case 'max':
      return rows.length === 0 ? null : Math.max(...numbers(rows, makes.column));
    case 'quantile':
      return quantile(numbers(rows, makes.column), makes.p);
    case 'algorithm':
      return computed?.value ?? null;
  }
}

interface Known {
  rows: readonly Cells[];
  pages: readonly Evidence[];
  computed: ReturnType<Algorithm> | undefined;
}

function countOf(n: MakesN, { rows, pages, computed }: Known): number | undefined {
  switch (n.kind) {
    case 'count':
      return rows.length;
    case 'sum':
      return sum(rows, n.column);
    case 'distinct':
      return new Set(
        pages.flatMap((page) =>
          page.rows.flatMap(({ opens }) => (opens[n.column] ? [JSON.stringify(opens[n.column])] : [])),
        ),
      ).size;
    case 'algorithm':
      return computed?.n;
    case 'withheld':
      return undefined;
  }
}

function numbers(rows: readonly Cells[], column: string): number[] {
  return rows.flatMap((row) => {
    if (!(column in row)) throw new Error(`The rows have no column ${column}.`);
    const cell = row[column];
    return typeof cell === 'number' ? [cell] : [];
  });
}

const sum = (rows: readonly Cells[], column: string) => numbers(rows, column).reduce((total, cell) => total + cell, 0);
