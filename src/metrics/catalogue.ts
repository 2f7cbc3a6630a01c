import {
  aggregateWords,
  DEFAULT_SETTINGS,
  recomputeWords,
  statementText,
  type MetricDefinition,
} from './kernel/index.ts';

export interface CataloguePage {
  /** Relative to docs/metrics/. */
  file: string;
  text: string;
}

const GROUPS: Record<MetricDefinition['group'], string> = {
  code: 'Code',
  knowledge: 'Knowledge',
  delivery: 'Delivery',
};
const DIRECTIONS = {
  up: 'more is usually better',
  down: 'less is usually better',
  none: 'neither more nor less is better by itself',
};
const SHAPES = { flow: 'counted over time', state: 'as of the tip of the default branch', curve: 'a share over age' };
const ROWS: Record<MetricDefinition['evidence']['per'], string> = {
  commit: 'A row is a commit.',
  file: 'A row is a file.',
  row: 'A row is one thing that was measured.',
  week: 'A row is a week.',
  quarter: 'A row is a quarter.',
};
const NOTE = '<!-- Written by `npm run generate` from the metric’s definition. Change that, not this page. -->';

/** The metric catalogue as Markdown: an index and a page a metric, all from the definitions. */
export function cataloguePages(metrics: readonly MetricDefinition[]): CataloguePage[] {
  return [
    { file: 'README.md', text: indexPage(metrics) },
    ...metrics.map((metric) => ({ file: `${metric.id}.md`, text: metricPage(metric) })),
  ];
}

function indexPage(metrics: readonly MetricDefinition[]): string {
  const sections = Object.entries(GROUPS).flatMap(([group, title]) => {
    const own = metrics.filter((metric) => metric.group === group);
    if (own.length === 0) return [];
    const rows = own.map(
      (metric) =>
        `| [${metric.title}](${metric.id}.md) | ${metric.question} | ${metric.unit} | ${aggregateWords(metric.aggregate)} |`,
    );
    return [
      `## ${title}`,
      '',
      '| metric | the question it answers | unit | aggregate |',
      '|---|---|---|---|',
      ...rows,
      '',
    ];
  });
  return page([
    '# Metrics',
    '',
    NOTE,
    '',
    `${metrics.length} metrics, each one declared definition in \`src/metrics/\`. None is about a person, and none is a target: a comparison is with a team’s own past.`,
    '',
    ...sections,
  ]);
}

function metricPage(metric: MetricDefinition): string {
  return page([
    `# ${metric.title}`,
    '',
    NOTE,
    '',
    `**${metric.question}**`,
    '',
    metric.formula,
    '',
    '| | |',
    '|---|---|',
    `| id | \`${metric.id}\` |`,
    `| unit | ${metric.unit} |`,
    `| aggregate | ${aggregateWords(metric.aggregate)}${metric.aggregate.kind === 'quantile' && metric.aggregate.p === 0.5 ? ', with p75 and p90' : ''} |`,
    `| direction | ${DIRECTIONS[metric.direction]} |`,
    `| kind | ${SHAPES[metric.shape]} |`,
    `| n counts | ${metric.counts}${metric.minimum > 1 ? `; not shown under ${metric.minimum}` : ''} |`,
    `| split by | ${metric.breakdowns.join(', ') || 'nothing'} |`,
    `| over | ${metric.grains.join(', ') || 'no buckets'} |`,
    `| needs | ${metric.needs.join(', ')} |`,
    '',
    '## The rows behind it',
    '',
    `${rowsOf(metric)} ${recomputeWords(metric)}`,
    '',
    '## What it cannot tell',
    '',
    ...metric.caveats.map((caveat) => `- ${caveat}`),
    '',
    metric.examples.length > 1 ? '## Examples' : '## Example',
    '',
    ...metric.examples.flatMap(({ given, result }) => [`- ${given}\n  → ${result}`]),
    '',
    '## Sources',
    '',
    ...metric.sources.map(({ title, url }) => (url === null ? `- ${title}` : `- [${title}](${url})`)),
    '',
    '## SQL',
    '',
    metric.shape === 'flow'
      ? 'For the first quarter of 2026, by week, with the 90 days before:'
      : 'With every setting at its default:',
    '',
    '```sql',
    statementText(metric, DEFAULT_SETTINGS),
    '```',
  ]);
}

function rowsOf({ evidence: { per, rest, apart = [], columns = [] }, minimum }: MetricDefinition): string {
  const by = columns.filter(({ key }) => apart.includes(key)).map(({ label }) => label.toLowerCase());
  const row = by.length > 0 ? ROWS[per].replace('.', ` ${by.join(' and ')}.`) : ROWS[per];
  if (rest) return `${row} ${rest} are one row together.`;
  const times = per === 'week' || per === 'quarter';
  return times && minimum > 1 ? `${row} Those of fewer than ${minimum} people are one row together.` : row;
}

function page(lines: readonly string[]): string {
  return `${lines.join('\n').trimEnd()}\n`;
}
