import type { BreakdownRow } from '../../contract/index.ts';
import { formatCount, formatRatio } from '../../words/index.ts';
import { EVERY_ROW } from '../bearings/answers.ts';
import { numberIn } from '../bearings/extra.ts';
import { METRIC } from '../metric-ids.ts';
import { html, type Markup } from './html.ts';
import type { Question } from './question.ts';
import { tableHtml } from './table.ts';

interface Tables {
  hotspots: BreakdownRow[];
  coupling: BreakdownRow[];
  risk: BreakdownRow[];
}

/** The rows under the pictures. */
export async function tablesOf({ measures, scope }: Question): Promise<Tables> {
  const ask = async (metric: string, by: 'file' | 'file-pair' | 'directory', limit: number) =>
    (await measures.breakdown(metric, { ...scope, by, limit })).rows;
  const [hotspots, coupling, risk] = await Promise.all([
    ask(METRIC.hotspots, 'file', 15),
    ask(METRIC.coupling, 'file-pair', 200),
    ask(METRIC.nobodyActive, 'directory', EVERY_ROW),
  ]);
  const worst = risk
    .filter((row) => row.value !== null && row.value > 0 && row.n >= 5)
    .toSorted((a, b) => (numberIn(b, 'lines') ?? 0) - (numberIn(a, 'lines') ?? 0));
  const telling = coupling.toSorted((a, b) => Number(isByDesign(a)) - Number(isByDesign(b)));
  return { hotspots, coupling: telling.slice(0, 10), risk: worst.slice(0, 12) };
}

const isByDesign = (row: BreakdownRow) => row.extra['byDesign'] !== null;

const count = (row: BreakdownRow, key: string) => {
  const value = numberIn(row, key);
  return value === null ? '–' : formatCount(value);
};

export function tablesHtml({ hotspots, coupling, risk }: Tables): Markup {
  const parts = [
    section(
      'Hotspots',
      'Large files that change often.',
      tableHtml(hotspots, [
        { label: 'File', cell: (row) => html`<code>${row.label}</code>` },
        { label: 'Changes in 180 days', number: true, cell: (row) => count(row, 'changes') },
        { label: 'Lines', number: true, cell: (row) => count(row, 'lines') },
        {
          label: 'Rework',
          number: true,
          cell: (row) => (numberIn(row, 'rework') === null ? '–' : formatRatio(numberIn(row, 'rework') ?? 0)),
        },
        { label: 'By nature', cell: (row) => String(row.extra['byNature'] ?? '') },
      ]),
    ),
    section(
      'What changes together',
      'Shared commits ÷ mean commits of the two files. Pairs that are so by design (tests, headers, manifests, lock files, documentation) come last.',
      tableHtml(coupling, [
        { label: 'Files', cell: (row) => html`<code>${row.label}</code>` },
        { label: 'Coupling', number: true, cell: (row) => (row.value === null ? '–' : `${Math.round(row.value)}%`) },
        { label: 'Shared commits', number: true, cell: (row) => count(row, 'shared') },
        { label: 'By design', cell: (row) => String(row.extra['byDesign'] ?? '') },
      ]),
    ),
    section(
      'Where nobody can be asked',
      'Directories with the most lines that nobody active knows well.',
      tableHtml(risk, [
        { label: 'Directory', cell: (row) => html`<code>${row.label}</code>` },
        { label: 'Lines nobody active knows', number: true, cell: (row) => count(row, 'lines') },
        {
          label: 'Share of its lines',
          number: true,
          cell: (row) => (row.value === null ? '–' : formatRatio(row.value)),
        },
        { label: 'Files', number: true, cell: (row) => `${count(row, 'files')} of ${formatCount(row.n)}` },
      ]),
    ),
  ];
  return html`${parts}`;
}

function section(title: string, lead: string, table: Markup | null): Markup | null {
  return (
    table &&
    html`<h2>${title}</h2>
      <p class="lead">${lead}</p>
      ${table}`
  );
}
