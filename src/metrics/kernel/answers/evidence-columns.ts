import type { z } from 'zod';
import type { Address, Column } from '../../../contract/index.ts';
import type { Ask } from '../ask.ts';
import type { EvidenceRecipe, MetricDefinition } from '../definition.ts';
import type { RolledUp } from './roll-up.ts';
import { fileAddress, type NamedRow, type Subject } from './subjects.ts';

export interface EvidenceRow extends NamedRow, Record<string, unknown> {
  at: Date | string | null;
  repo_name?: string | null;
  value: number | null;
  base?: number | null;
  n: number;
}

/** A column of the answer: what its cells say, and what they open. */
export type ReadColumn = z.infer<typeof Column> & {
  read: (row: EvidenceRow) => unknown;
  address?: (row: EvidenceRow) => Address | null;
};

export function overTime({ per }: EvidenceRecipe): boolean {
  return per === 'week' || per === 'quarter';
}

/** Columns in the order of the answer: when, where, what, and what the number is made of. */
export function evidenceColumns({ metric, known }: Ask, { subjects, located }: RolledUp): ReadColumn[] {
  const { value, base, columns = [] } = metric.evidence;
  const repository: ReadColumn = { key: 'repository', label: 'Repository', type: 'text', read: (row) => row.repo_name };
  return [
    ...(metric.shape === 'flow' ? [whenColumn(metric, subjects)] : []),
    ...(located && known.repositories.length > 1 ? [repository] : []),
    ...subjects.map((subject) => subjectColumn(metric, subject)),
    { key: 'value', ...value, read: (row) => row.value },
    ...(base ? [{ key: 'base', ...base, read: (row: EvidenceRow) => row.base }] : []),
    ...columns.map(extraColumn),
    ...countColumn(metric),
  ];
}

function whenColumn({ evidence, minimum, counts }: MetricDefinition, subjects: readonly Subject[]): ReadColumn {
  const isRest = (row: EvidenceRow) => evidence.rest !== undefined && subjects.every(({ id }) => row[id] === null);
  if (!overTime(evidence))
    return { key: 'at', label: 'When', type: 'instant', read: (row) => (isRest(row) ? null : row.at) };
  const [label, several] = evidence.per === 'week' ? ['Week of', 'Weeks'] : ['Quarter from', 'Quarters'];
  const together = `${several} with fewer than ${minimum} ${counts}, together`;
  return { key: 'at', label, type: 'text', read: (row) => row.at ?? together };
}

function subjectColumn({ evidence }: MetricDefinition, { kind, id, label, text, address }: Subject): ReadColumn {
  const read = (row: EvidenceRow) => (row[id] === null ? evidence.rest : text(row));
  return { key: kind, label, type: kind, read, address };
}

function extraColumn({ key, label, type }: z.infer<typeof Column>): ReadColumn {
  const read = (row: EvidenceRow) => row[`extra_${key}`];
  if (type !== 'file') return { key, label, type, read };
  return { key, label, type, read, address: (row) => fileAddress(row.repo_id, String(read(row))) };
}

const COUNTED: Partial<Record<MetricDefinition['counts'], string>> = { people: 'People', commits: 'Commits' };

/** How much a row stands for, where that is not one of what is counted. */
function countColumn({ counts, evidence }: MetricDefinition): ReadColumn[] {
  const shown = overTime(evidence) || (counts === 'rows' && evidence.per !== 'row');
  return shown ? [{ key: 'n', label: COUNTED[counts] ?? 'Rows', type: 'number', read: (row) => row.n }] : [];
}
