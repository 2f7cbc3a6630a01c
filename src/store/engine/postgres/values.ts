import pg from 'pg';

/** Type numbers of pg_type that never change. */
const OID = {
  int8: 20,
  numeric: 1700,
  timestamp: 1114,
  date: 1082,
  timestamptz: 1184,
  int8Array: 1016,
  numericArray: 1231,
} as const;

const parseInstant = (text: string) => new Date(`${text.replace(' ', 'T')}Z`);

const PARSERS = new Map<number, (text: string) => unknown>([
  [OID.int8, Number],
  [OID.numeric, Number],
  [OID.timestamp, parseInstant],
  [OID.date, (text) => new Date(`${text}T00:00:00Z`)],
  // Sessions run in UTC, so the offset is always +00.
  [OID.timestamptz, (text) => parseInstant(text.replace(/\+00$/, ''))],
  [OID.int8Array, parseNumbers],
  [OID.numericArray, parseNumbers],
]);

function parseNumbers(text: string): (number | null)[] {
  return text === '{}'
    ? []
    : text
        .slice(1, -1)
        .split(',')
        .map((item) => (item === 'NULL' ? null : Number(item)));
}

/** How values come out of PostgreSQL: counts as numbers, instants as Dates; pg's own parsers read local time. */
export const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return format === 'binary'
      ? pg.types.getTypeParser(oid, format)
      : (PARSERS.get(oid) ?? pg.types.getTypeParser(oid, 'text'));
  },
};

/** How values go in: pg would send a Date in this machine's zone. */
export function toPostgres(parameters: readonly unknown[]): unknown[] {
  return parameters.map(convert);
}

function convert(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? value.map(convert) : value;
}
