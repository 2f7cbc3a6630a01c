import type { Database } from './schema.ts';

/** Column types both engines share; a trailing `?` says the column can be NULL. */
export type ColumnType = BaseType | `${BaseType}?`;
export type BaseType = 'integer' | 'bigint' | 'text' | 'boolean' | 'timestamp';

type BaseOf<V> = [V] extends [Date]
  ? 'timestamp'
  : [V] extends [number]
    ? 'integer' | 'bigint'
    : [V] extends [boolean]
      ? 'boolean'
      : 'text';
type TypeOf<V> = null extends V ? `${BaseOf<Exclude<V, null>>}?` : BaseOf<V>;

export interface TableDescription<T = Record<string, unknown>> {
  /** Columns in the order of the engine's table: the bulk loaders rely on it. */
  columns: { [C in keyof T]: TypeOf<T[C]> };
  key: readonly (keyof T & string)[];
  /** Rows of one repository (carries `repo_id`, dropped with it), or shared by all. */
  scope: 'repository' | 'shared';
}

type Tables = { [T in keyof Database]: TableDescription<Database[T]> };

/** Every table of the store. The compiler holds it against schema.ts, a test against what the migrations build. */
export const tables = {
  repo: {
    columns: {
      id: 'integer',
      name: 'text',
      source: 'text',
      git_dir: 'text',
      default_branch: 'text?',
      tip_sha: 'text?',
      shallow: 'boolean',
      missing_blobs: 'integer',
      added_at: 'timestamp',
    },
    key: ['id'],
    scope: 'shared',
  },
  source: {
    columns: { id: 'integer', kind: 'text', repo_id: 'integer?', added_at: 'timestamp' },
    key: ['id'],
    scope: 'shared',
  },
  source_sync: {
    columns: {
      source_id: 'integer',
      stream: 'text',
      epoch: 'text',
      cursor: 'text?',
      state: 'text',
      horizon: 'timestamp?',
      fresh_at: 'timestamp?',
      version: 'bigint',
      error_code: 'text?',
      error_message: 'text?',
      error_help: 'text?',
      error_at: 'timestamp?',
      misfits: 'integer?',
    },
    key: ['source_id', 'stream'],
    scope: 'shared',
  },
  signature: {
    columns: { repo_id: 'integer', id: 'integer', identity_id: 'integer', mapped_name: 'text', mapped_email: 'text' },
    key: ['repo_id', 'id'],
    scope: 'repository',
  },
  identity: {
    columns: { id: 'integer', name: 'text', email: 'text', person_id: 'integer' },
    key: ['id'],
    scope: 'shared',
  },
  person: {
    columns: { id: 'integer', name: 'text', email: 'text', kind: 'text' },
    key: ['id'],
    scope: 'shared',
  },
  identity_decision: {
    columns: { id: 'integer', decided_at: 'timestamp', action: 'text', payload: 'text', undone: 'boolean' },
    key: ['id'],
    scope: 'shared',
  },
  commit: {
    columns: {
      repo_id: 'integer',
      id: 'integer',
      sha: 'text',
      author_id: 'integer',
      committer_id: 'integer',
      authored_at: 'timestamp',
      author_offset: 'integer',
      committed_at: 'timestamp',
      committer_offset: 'integer',
      subject: 'text',
      parents: 'integer',
      on_default: 'boolean',
      landed_id: 'integer?',
      landed_at: 'timestamp?',
      agent: 'text?',
      files: 'integer?',
      added: 'integer?',
      deleted: 'integer?',
      lines: 'integer?',
    },
    key: ['repo_id', 'id'],
    scope: 'repository',
  },
  commit_parent: {
    columns: { repo_id: 'integer', commit_id: 'integer', position: 'integer', parent_id: 'integer' },
    key: ['repo_id', 'commit_id', 'position'],
    scope: 'repository',
  },
  commit_author: {
    columns: { repo_id: 'integer', commit_id: 'integer', identity_id: 'integer', role: 'text' },
    key: ['repo_id', 'commit_id', 'identity_id'],
    scope: 'repository',
  },
  commit_revert: {
    columns: { repo_id: 'integer', commit_id: 'integer', reverted_sha: 'text', reverted_id: 'integer?' },
    key: ['repo_id', 'commit_id', 'reverted_sha'],
    scope: 'repository',
  },
  file: {
    columns: {
      repo_id: 'integer',
      id: 'integer',
      path: 'text',
      directory: 'text',
      language: 'text?',
      generated: 'boolean',
      vendored: 'boolean',
      documentation: 'boolean',
      alive: 'boolean',
      lines: 'integer?',
      bytes: 'integer?',
      left_out_by: 'text?',
    },
    key: ['repo_id', 'id'],
    scope: 'repository',
  },
  file_life: {
    columns: { repo_id: 'integer', id: 'integer', file_id: 'integer', alive: 'boolean' },
    key: ['repo_id', 'id'],
    scope: 'repository',
  },
  commit_file: {
    columns: {
      repo_id: 'integer',
      commit_id: 'integer',
      file_id: 'integer',
      old_file_id: 'integer?',
      status: 'text',
      added: 'integer?',
      deleted: 'integer?',
      lines: 'integer?',
      life_id: 'integer?',
    },
    key: ['repo_id', 'commit_id', 'file_id'],
    scope: 'repository',
  },
  line_edit: {
    columns: {
      repo_id: 'integer',
      commit_id: 'integer',
      file_id: 'integer',
      origin_id: 'integer?',
      lines: 'integer',
      life_id: 'integer?',
    },
    key: ['repo_id', 'commit_id', 'file_id', 'origin_id'],
    scope: 'repository',
  },
  line_landing: {
    columns: {
      repo_id: 'integer',
      landed_id: 'integer',
      file_id: 'integer',
      origin_id: 'integer',
      delta: 'integer',
      life_id: 'integer?',
    },
    key: ['repo_id', 'landed_id', 'file_id', 'origin_id', 'life_id'],
    scope: 'repository',
  },
  line_tip: {
    columns: { repo_id: 'integer', file_id: 'integer', origin_id: 'integer', lines: 'integer' },
    key: ['repo_id', 'file_id', 'origin_id'],
    scope: 'repository',
  },
  tag: {
    columns: { repo_id: 'integer', name: 'text', commit_id: 'integer', tagged_at: 'timestamp', annotated: 'boolean' },
    key: ['repo_id', 'name'],
    scope: 'repository',
  },
  release: {
    columns: {
      repo_id: 'integer',
      id: 'integer',
      tag: 'text',
      commit_id: 'integer',
      released_at: 'timestamp',
      major: 'integer',
      minor: 'integer',
      patch: 'integer',
      prerelease: 'boolean',
      component: 'text',
      baseline: 'boolean',
      failed_by: 'integer?',
      failure_reason: 'text?',
    },
    key: ['repo_id', 'id'],
    scope: 'repository',
  },
  release_commit: {
    columns: { repo_id: 'integer', release_id: 'integer', commit_id: 'integer' },
    key: ['repo_id', 'release_id', 'commit_id'],
    scope: 'repository',
  },
  computed: {
    columns: {
      kind: 'text',
      scope: 'text',
      basis: 'text',
      facts_version: 'bigint',
      computed_at: 'timestamp',
      payload: 'text',
    },
    key: ['kind', 'scope'],
    scope: 'shared',
  },
  counter: {
    columns: { name: 'text', value: 'bigint' },
    key: ['name'],
    scope: 'shared',
  },
} as const satisfies Tables;

export type TableName = keyof Database & string;

export const tableNames = Object.keys(tables) as TableName[];

/** A table as plain data, for code that walks over all of them. */
export function describeTable(name: TableName): {
  columns: [string, ColumnType][];
  key: readonly string[];
  scope: 'repository' | 'shared';
} {
  const table = tables[name];
  return { ...table, columns: Object.entries(table.columns) };
}

export function isNullable(type: ColumnType): boolean {
  return type.endsWith('?');
}

export function baseType(type: ColumnType): BaseType {
  return (type.endsWith('?') ? type.slice(0, -1) : type) as BaseType;
}

/** Tables dropped with a repository, children first. */
export const repositoryTables = tableNames.filter((name) => tables[name].scope === 'repository');
