import { someOf } from '../../../words/index.ts';
import { defineInsight, type Facts } from '../insight.ts';
import { METRIC } from '../../metric-ids.ts';
import { isHidden, pathOf } from '../extra.ts';
import { count } from '../words.ts';

interface KeyPerson extends Facts {
  /** Truck factor of the first of the directories; `n` is its files, and `key` is it as a key of the metric. */
  value: number;
  key: string;
  /** Those that rest on one person or none, the files in them, and how many directories were changed. */
  directories: string[];
  files: number;
  changed: number;
  lately: string;
}

const TOP = 'the top level';

export const keyPersonDirectory = defineInsight<KeyPerson>({
  id: 'key-person-directory',
  kind: 'key-people',
  metric: METRIC.truckFactor,
  unit: 'people',
  wholeHistory: true,
  async compute(context) {
    const { columns, rows } = await context.rows(METRIC.truckFactor, 'directory', 'all');
    const changed = columns.find((column) => column.type === 'instant')?.key;
    if (!changed) return null;
    const since = (context.repository.lastCommitAt ?? context.newest).getTime() - 90 * 86_400_000;
    const active = rows.filter(
      (row) => row.n >= 5 && !isHidden(pathOf(row)) && Date.parse(String(row.extra[changed])) >= since,
    );
    const experts = await context.rows(METRIC.expertsPerFile, 'directory', 'all');
    const expertsOf = new Map(experts.rows.map(({ key, value }) => [key, value]));
    // authors of long ago count for the truck factor, however many know the files well today
    const isKnownBySeveral = ({ key }: { key: string }) => (expertsOf.get(key) ?? 0) > 1;
    const risky = active
      .filter((row) => row.value !== null && row.value <= 1 && !isKnownBySeveral(row))
      .toSorted((a, b) => b.n - a.n);
    // A whole repository of one person is said once, by the truck factor.
    const first = risky[0];
    if (!first || active.length < 3 || risky.length === active.length) return null;
    return {
      repository: context.repository,
      value: first.value ?? 0,
      n: first.n,
      key: first.key,
      files: risky.reduce((sum, row) => sum + row.n, 0),
      changed: active.length,
      directories: risky.map((row) => pathOf(row) || TOP),
      lately: context.lately(90),
    };
  },
  tone: () => 'watch',
  sentence: (f) =>
    `In ${f.repository.name}, ${f.directories.length} of ${count(f.changed, 'directory', 'directories')} changed ${f.lately} ${f.directories.length === 1 ? 'rests' : 'rest'} on one person or none: ${someOf(f.directories, { most: 4 })}.`,
  detail: (f) =>
    `A truck factor of 0 or 1, and one expert or none for most files, in directories of at least 5 files that work goes on in or last went on in; together ${count(f.files, 'file')}. Who else could take this work on next month?`,
  tryThis: () =>
    'Pair on the next change in the first of these directories, and let the second person write the notes.',
  of: (f) => ({ by: 'directory', key: f.key }),
  weight: (f) => 52 + 14 * (f.directories.length / f.changed),
  page: (f) => ({
    path: '/knowledge',
    search: { path: f.directories[0] === TOP ? undefined : f.directories[0] },
  }),
});
