import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
} from 'kysely';
import { defaultGrain } from '../../core/index.ts';
import { duckDbDialect, postgresDialect, type Database, type Dialect } from '../../store/index.ts';
import { curveStatement } from './answers/curve.ts';
import { evidenceStatement } from './answers/evidence.ts';
import { rollUp } from './answers/roll-up.ts';
import type { Ask } from './ask.ts';
import { cellStatement } from './cells.ts';
import type { MetricDefinition } from './definition.ts';
import { formatSql } from './format-sql.ts';
import type { MetricSettings } from './scope.ts';

/** Builds statements without a database: both engines share one compiler. */
const compiler = new Kysely<Database>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

const DAY = { from: '2026-01-01', to: '2026-03-31' };
const PREVIOUS = { from: '2025-10-03', to: '2025-12-31' };

/** The question golden SQL and the catalogue show: the first quarter of 2026, week by week, everything else by default. */
export function typicalAsk(metric: MetricDefinition, settings: MetricSettings, dialect: Dialect): Ask {
  const instant = (day: string) => new Date(`${day}T00:00:00Z`);
  return {
    metric,
    ready: true,
    versioned: null,
    known: {
      repositories: [],
      asOf: instant(DAY.to),
      oldest: '2020-01-01',
      newest: DAY.to,
      born: new Map(),
      today: DAY.to,
    },
    period: { ...DAY, zone: 'UTC', days: 90 },
    previousPeriod: { ...PREVIOUS, zone: 'UTC', days: 90 },
    previousFrom: instant(PREVIOUS.from),
    scope: {
      ...settings,
      zone: 'UTC',
      db: compiler,
      dialect,
      from: instant(DAY.from),
      until: instant('2026-04-01'),
      asOf: instant(DAY.to),
      repos: null,
      path: null,
      outliers: 'exclude',
      bots: 'exclude',
      by: null,
    },
  };
}

/** The statement behind the metric's number on the embedded engine, with its values in place. */
export function statementText(metric: MetricDefinition, settings: MetricSettings): string {
  return numberText(typicalAsk(metric, settings, duckDbDialect));
}

function numberText(ask: Ask): string {
  if (ask.metric.curve) return text(curveStatement(ask, undefined).compile(compiler));
  const flow = ask.metric.shape === 'flow';
  return text(
    cellStatement(ask, flow ? { grain: defaultGrain(ask.period.from, ask.period.to), previous: true } : {}).compile(
      compiler,
    ),
  );
}

function evidenceText(ask: Ask): string {
  return text(evidenceStatement(ask, rollUp(ask, {}), { offset: 0, limit: 50 }).compile(compiler));
}

/** The number's and the evidence's statements on both engines, once where they are the same. Committed as golden SQL. */
export function goldenSql(metric: MetricDefinition, settings: MetricSettings): string {
  const duckDb = typicalAsk(metric, settings, duckDbDialect);
  const postgres = typicalAsk(metric, settings, postgresDialect);
  const parts = [
    { title: 'The number', of: numberText },
    { title: 'Its evidence', of: evidenceText },
  ].flatMap(({ title, of }) => {
    const [ours, theirs] = [of(duckDb), of(postgres)];
    return ours === theirs
      ? [`-- ${title}, on DuckDB and PostgreSQL\n${ours};`]
      : [`-- ${title}, on DuckDB\n${ours};`, `-- ${title}, on PostgreSQL\n${theirs};`];
  });
  return `-- ${metric.id}: ${metric.title}\n\n${parts.join('\n\n')}\n`;
}

/** SQL with its parameters written in; for reading, never for running. */
function text({ sql: statement, parameters }: CompiledQuery): string {
  return formatSql(statement.replace(/\$(\d+)/g, (_, position: string) => literal(parameters[Number(position) - 1])));
}

function literal(value: unknown): string {
  if (value instanceof Date) return `'${value.toISOString().slice(0, 19).replace('T', ' ')}'`;
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  return String(value);
}
