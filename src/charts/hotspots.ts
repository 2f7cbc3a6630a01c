import type { Breakdown } from '../contract/index.ts';
import { fileOf, formatCount, formatRatio, formatTick, formatValue, visibleName } from '../words/index.ts';
import type { ScatterChart } from './scatter.ts';

export interface HotFile {
  key: string;
  path: string;
  /** In 180 days. */
  changes: number;
  lines: number;
  /** Share of the changed lines, 0…1. */
  rework: number | null;
  /** What makes it large and busy by nature, such as a changelog's; null for code. */
  byNature: string | null;
}

/** The rows of the hotspot breakdown as files, named with their repository where `names` (by id) are several. */
export function hotspotsOf(answer: Pick<Breakdown, 'rows'>, names: ReadonlyMap<number, string>): HotFile[] {
  return answer.rows.map(({ key, extra }) => ({
    key,
    path: pathOf(key, names),
    changes: number(extra['changes']) ?? 0,
    lines: number(extra['lines']) ?? 0,
    rework: number(extra['rework']),
    byNature: typeof extra['byNature'] === 'string' ? extra['byNature'] : null,
  }));
}

function pathOf(key: string, names: ReadonlyMap<number, string>): string {
  const { repository, path } = fileOf(key);
  const name = names.size > 1 ? names.get(repository) : undefined;
  return name === undefined ? path : `${name}: ${path}`;
}

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** What to look at first: the hottest that is code, where there is any; a changelog is no headline. */
export function hotspotSentence(files: readonly HotFile[]): string {
  const first = files.find(({ byNature }) => byNature === null) ?? files[0];
  if (!first) return '';
  const ofCode = first.byNature === null && first !== files[0] ? ' of the code' : '';
  const changes = `${formatCount(first.changes)} ${first.changes === 1 ? 'change' : 'changes'} in 180 days`;
  const rework = first.rework === null ? '' : `, ${formatRatio(first.rework)} of their lines over fresh code`;
  return `${visibleName(first.path)} is the hottest${ofCode}: ${changes}${rework}, ${formatValue(first.lines, 'lines')}.`;
}

/** Changes by lines, both logarithmic; the colour is rework, up to a half of the changed lines. */
export function hotspotChart(files: readonly HotFile[]): ScatterChart {
  return {
    points: files
      .filter(({ changes, lines }) => changes > 0 && lines > 0)
      .map((file) => ({
        key: file.key,
        label: visibleName(file.path),
        x: file.changes,
        y: file.lines,
        size: 0.15,
        heat: Math.min(1, (file.rework ?? 0) / 0.5),
        rows: [
          { label: 'Changes in 180 days', value: formatCount(file.changes) },
          { label: 'Lines', value: formatCount(file.lines) },
          { label: 'Rework', value: file.rework === null ? 'no value' : formatRatio(file.rework) },
        ],
      })),
    x: { title: 'Changes in 180 days', format: (value) => formatTick(value, 'commits'), log: true },
    y: { title: 'Lines today', format: (value) => formatTick(value, 'lines'), log: true },
  };
}
