import { fileOf } from '../../../charts/index.ts';
import type { Breakdown } from '../../../contract/index.ts';

export interface HotFile {
  key: string;
  path: string;
  changes: number;
  lines: number;
  rework: number | null;
  /** What makes it large and busy by nature, such as a changelog's; null for code. */
  byNature: string | null;
}

/** The rows of the hotspot breakdown as files, named with their repository where `names` (by id) are several. */
export function hotspotsOf(answer: Pick<Breakdown, 'rows'>, names: ReadonlyMap<number, string>): HotFile[] {
  return answer.rows.map((row) => ({
    key: row.key,
    path: pathOf(row.key, names),
    changes: number(row.extra['changes']) ?? row.n,
    lines: number(row.extra['lines']) ?? 0,
    rework: number(row.extra['rework']),
    byNature: typeof row.extra['byNature'] === 'string' ? row.extra['byNature'] : null,
  }));
}

/** The one to speak of first: the hottest that is code, where there is any. */
export const headlineOf = (files: readonly HotFile[]): HotFile | undefined =>
  files.find(({ byNature }) => byNature === null) ?? files[0];

function pathOf(key: string, names: ReadonlyMap<number, string>): string {
  const { repository, path } = fileOf(key);
  const name = names.size > 1 ? names.get(repository) : undefined;
  return name === undefined ? path : `${name}: ${path}`;
}

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
