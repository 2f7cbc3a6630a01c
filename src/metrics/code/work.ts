import { assistance, classifiedEdits, countedEdits, type Scope } from '../kernel/index.ts';

/** One row per commit, file and origin: its lines and their work type. What the work metrics start from. */
export function workRows(scope: Scope) {
  return classifiedEdits(scope).select([
    'c.authored_at as occurred_at',
    'c.repo_id',
    'c.id as commit_id',
    'e.file_id',
    'e.lines',
    assistance.sql('c').as('assistance'),
  ]);
}

/** The same, ready for a metric that adds its own value. */
export function fromWork(scope: Scope) {
  return scope.db
    .selectFrom(workRows(scope).as('w'))
    .select(['w.occurred_at', 'w.repo_id', 'w.commit_id', 'w.file_id', 'w.work_type', 'w.assistance']);
}

/** The same rows without their work type, which takes longer to find than all else. */
export function fromEdits(scope: Scope) {
  const edits = countedEdits(scope).select([
    'c.authored_at as occurred_at',
    'c.repo_id',
    'c.id as commit_id',
    'e.file_id',
    'e.lines',
    assistance.sql('c').as('assistance'),
  ]);
  return scope.db
    .selectFrom(edits.as('w'))
    .select(['w.occurred_at', 'w.repo_id', 'w.commit_id', 'w.file_id', 'w.assistance']);
}
