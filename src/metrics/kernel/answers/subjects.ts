import { sql, type RawBuilder } from 'kysely';
import type { Address, AddressKind } from '../../../contract/index.ts';

/** A thing that rows of a metric may be about and that can be opened. */
export interface Subject {
  kind: AddressKind;
  /** Column of the metric's rows that names it within its repository. */
  id: 'commit_id' | 'file_id';
  label: string;
  /** Joins its names to `page`, the rows of one page. */
  join: RawBuilder<unknown>;
  names: RawBuilder<unknown>;
  /** What people read, from the joined names. */
  text(row: NamedRow): string | null;
  address(row: NamedRow): Address | null;
}

export interface NamedRow {
  repo_id?: number | null;
  commit_sha?: string | null;
  commit_subject?: string | null;
  file_path?: string | null;
}

export const SUBJECTS: { readonly [kind in AddressKind]: Subject } = {
  commit: {
    kind: 'commit',
    id: 'commit_id',
    label: 'Commit',
    join: sql`left join "commit" as "c" on "c"."repo_id" = "page"."repo_id" and "c"."id" = "page"."commit_id"`,
    names: sql`"c"."sha" as "commit_sha", "c"."subject" as "commit_subject"`,
    text: (row) => row.commit_subject ?? null,
    address: ({ repo_id: repository, commit_sha: sha }) =>
      repository != null && sha != null ? { kind: 'commit', repository, sha } : null,
  },
  file: {
    kind: 'file',
    id: 'file_id',
    label: 'File',
    join: sql`left join "file" as "f" on "f"."repo_id" = "page"."repo_id" and "f"."id" = "page"."file_id"`,
    names: sql`"f"."path" as "file_path"`,
    text: (row) => row.file_path ?? null,
    address: (row) => fileAddress(row.repo_id, row.file_path),
  },
};

export function fileAddress(repository: number | null | undefined, path: string | null | undefined): Address | null {
  return repository != null && path != null ? { kind: 'file', repository, path } : null;
}

/** The subjects of rows that have these columns; of one kind, or whatever they have. */
export function subjectsOf(columns: ReadonlySet<string>, per: AddressKind | 'row'): Subject[] {
  const kinds = per === 'row' ? (Object.keys(SUBJECTS) as AddressKind[]) : [per];
  return kinds.map((kind) => SUBJECTS[kind]).filter(({ id }) => columns.has(id));
}
