import { describeTable, tableNames } from '../tables.ts';

export interface Check {
  name: string;
  title: string;
  /** Query of one text column: what is broken, one row each. Plain SQL that both engines take. */
  broken: string;
  help: string;
}

const MINE_AGAIN =
  'Remove the repository and add it again: its facts are mined anew. Decisions on people stay. Please report it, since this should not happen.';

/** Keys that the engine may not keep. */
const duplicates: Check[] = tableNames
  // Several hunks of one commit may be booked on one origin, each with a row of its own.
  .filter((table) => table !== 'line_edit')
  .map((table) => {
    const { key, scope } = describeTable(table);
    const columns = key.map((column) => `"${column}"`).join(', ');
    const shown = key.map((column) => `cast("${column}" as text)`).join(` || ' ' || `);
    return {
      name: `duplicates-${table}`,
      title: `No row of ${table} is there twice`,
      broken: `select ${shown} from "${table}" group by ${columns} having count(*) > 1`,
      help:
        scope === 'repository'
          ? MINE_AGAIN
          : 'Restore the last backup. Please report it, since this should not happen.',
    };
  });

/** A column that must name a row of another table of the same repository. */
function reference(table: string, column: string, target: string): Check {
  return {
    name: `orphans-${table}-${column}`,
    title: `Every ${column} of ${table} is a ${target}`,
    broken: `select 'repository ' || t.repo_id || ', ${column} ' || t."${column}" from (select distinct repo_id, "${column}" from "${table}" where "${column}" is not null) t
      left join "${target}" r on r.repo_id = t.repo_id and r.id = t."${column}" where r.id is null`,
    help: MINE_AGAIN,
  };
}

const references: Check[] = [
  ['commit', 'landed_id', 'commit'],
  ['commit_parent', 'commit_id', 'commit'],
  ['commit_parent', 'parent_id', 'commit'],
  ['commit_author', 'commit_id', 'commit'],
  ['commit_revert', 'commit_id', 'commit'],
  ['commit_revert', 'reverted_id', 'commit'],
  ['commit_file', 'commit_id', 'commit'],
  ['commit_file', 'file_id', 'file'],
  ['commit_file', 'old_file_id', 'file'],
  ['commit_file', 'life_id', 'file_life'],
  ['file_life', 'file_id', 'file'],
  ['line_edit', 'commit_id', 'commit'],
  ['line_edit', 'file_id', 'file'],
  ['line_edit', 'origin_id', 'commit'],
  ['line_edit', 'life_id', 'file_life'],
  ['line_landing', 'landed_id', 'commit'],
  ['line_landing', 'file_id', 'file'],
  ['line_landing', 'origin_id', 'commit'],
  ['line_landing', 'life_id', 'file_life'],
  ['line_tip', 'file_id', 'file'],
  ['line_tip', 'origin_id', 'commit'],
  ['tag', 'commit_id', 'commit'],
  ['release', 'commit_id', 'commit'],
  ['release', 'failed_by', 'release'],
  ['release_commit', 'release_id', 'release'],
  ['release_commit', 'commit_id', 'commit'],
].map(([table, column, target]) => reference(table!, column!, target!));

/** A finished sync: only then must the books balance. */
const FINISHED = `select s.repo_id from source s join source_sync y on y.source_id = s.id where y.stream = 'refs' and y.cursor is not null`;

/** How far a stream of each repository is. */
const cursors = (stream: string) =>
  `(select s.repo_id, cast(y.cursor as integer) as n from source s join source_sync y on y.source_id = s.id where y.stream = '${stream}')`;

const laws: Check[] = [
  {
    name: 'repositories',
    title: 'Facts belong to a repository that is there',
    broken: tableNames
      .filter((table) => describeTable(table).scope === 'repository')
      .map(
        (table) =>
          `select '${table} of repository ' || repo_id from (select distinct repo_id from "${table}") t where repo_id not in (select id from repo)`,
      )
      .join(' union all '),
    help: 'A removal was cut short. Run `wheelhouse doctor` again after the server has restarted; if it stays, restore the last backup.',
  },
  {
    name: 'streams',
    title: 'Every repository is a source, and streams belong to a source that is there',
    broken: `select 'repository ' || id || ' has no source' from repo where id not in (select repo_id from source where kind = 'git' and repo_id is not null)
      union all select 'source ' || id || ' of repository ' || repo_id from source where repo_id is not null and repo_id not in (select id from repo)
      union all select 'two sources of repository ' || repo_id from source where kind = 'git' group by repo_id having count(*) > 1
      union all select 'stream ' || stream || ' of source ' || source_id from source_sync where source_id not in (select id from source)
      union all select 'source ' || source_id || ' lacks its refs' from source_sync group by source_id having sum(case when stream = 'refs' then 1 else 0 end) = 0`,
    help: 'Restore the last backup, or remove the repository and add it again. Please report it, since this should not happen.',
  },
  {
    name: 'identities',
    title: 'Authors are identities, identities have a person',
    broken: `select 'identity ' || author_id from (select distinct author_id from "commit" union select distinct committer_id from "commit" union select distinct identity_id from commit_author union select distinct identity_id from signature) t
      where author_id not in (select id from identity)
      union all select 'person ' || person_id from identity where person_id not in (select id from person)
      union all select 'person without identity ' || id from person where id not in (select person_id from identity)`,
    help: 'Take back and repeat the last decision on identities: people are worked out anew from what git says. Please report it.',
  },
  {
    name: 'watermark-commits',
    title: 'As many commits and paths are there as the sync says',
    broken: `select 'repository ' || s.repo_id || ': ' || s.n || ' commits noted, ' || (select count(*) from "commit" c where c.repo_id = s.repo_id) || ' stored' from ${cursors('commits')} s
        where s.n <> (select count(*) from "commit" c where c.repo_id = s.repo_id)
      union all select 'repository ' || s.repo_id || ': ' || s.n || ' paths noted' from ${cursors('files')} s where s.n <> (select count(*) from file f where f.repo_id = s.repo_id)`,
    help: MINE_AGAIN,
  },
  {
    name: 'watermark-finished',
    title: 'A finished sync has reached every commit',
    broken: `select 'repository ' || c.repo_id from ${cursors('commits')} c join ${cursors('changes')} f on f.repo_id = c.repo_id
      where f.n < c.n and c.repo_id in (${FINISHED})`,
    help: 'Sync again. If it stays, remove the repository and add it again.',
  },
  {
    name: 'misfits',
    title: 'Every change fitted the lines that the ledger held',
    broken: `select 'repository ' || repo_id || ': ' || misfits || ' files' from source s join source_sync y on y.source_id = s.id where misfits > 0`,
    help: 'Of these files the ledger may name wrong commits; the lines of all others are right. `wheelhouse verify` shows which they are. Remove the repository and add it again; if it stays, please report it, since this should not happen.',
  },
  {
    name: 'parents',
    title: 'Commits have the parents they say',
    broken: `select 'commit ' || c.sha from "commit" c left join (select repo_id, commit_id, count(*) as n from commit_parent group by repo_id, commit_id) p
      on p.repo_id = c.repo_id and p.commit_id = c.id where c.parents <> coalesce(p.n, 0)`,
    help: MINE_AGAIN,
  },
  {
    name: 'totals',
    title: 'Totals of commits are the sums of their files',
    broken: `select 'commit ' || c.sha from "commit" c join (select repo_id, commit_id, count(*) as files, sum(case when lines is not null then added end) as added,
        sum(case when lines is not null then deleted end) as deleted, sum(lines) as lines from commit_file group by repo_id, commit_id) f on f.repo_id = c.repo_id and f.commit_id = c.id
      where c.files is distinct from f.files or c.added is distinct from f.added or c.deleted is distinct from f.deleted or c.lines is distinct from f.lines`,
    help: MINE_AGAIN,
  },
  {
    name: 'ledger-balance',
    title: 'Lines that landed, less lines that left, are the lines alive',
    broken: `select 'repository ' || l.repo_id || ', file ' || l.file_id || ', origin ' || l.origin_id || ': ' || l.lines || ' by the books'
      from (select repo_id, file_id, origin_id, sum(lines) as lines from (
          select repo_id, file_id, origin_id, delta as lines from line_landing union all select repo_id, file_id, origin_id, -lines from line_tip) b
        where repo_id in (${FINISHED}) group by repo_id, file_id, origin_id) l where l.lines <> 0`,
    help: MINE_AGAIN,
  },
  {
    name: 'ledger-files',
    title: 'Every living file has as many lines as have an author',
    broken: `select 'repository ' || f.repo_id || ', ' || f.path || ': ' || f.lines || ' lines, ' || coalesce(t.lines, 0) || ' with an author' from file f
      left join (select repo_id, file_id, sum(lines) as lines from line_tip group by repo_id, file_id) t on t.repo_id = f.repo_id and t.file_id = f.id
      where f.alive and f.lines is not null and f.lines <> coalesce(t.lines, 0) and f.repo_id in (${FINISHED})`,
    help: 'Run `wheelhouse verify` on the repository: it names the files and says why. A file whose earlier blobs are missing (a partial clone) can differ.',
  },
  {
    name: 'lives',
    title: 'Every living file has a life, and every change of the default branch is of one',
    broken: `select 'repository ' || f.repo_id || ', ' || f.path from file f where f.repo_id in (${FINISHED})
        and f.alive <> exists (select 1 from file_life l where l.repo_id = f.repo_id and l.file_id = f.id and l.alive)
      union all select 'repository ' || x.repo_id || ', commit ' || x.commit_id from commit_file x join "commit" c on c.repo_id = x.repo_id and c.id = x.commit_id
        where c.on_default and x.life_id is null and x.repo_id in (${FINISHED})`,
    help: MINE_AGAIN,
  },
  {
    name: 'landed',
    title: 'Commits of the mainline know when they landed',
    broken: `select 'commit ' || sha from "commit" where on_default <> (landed_id is not null) or on_default <> (landed_at is not null)`,
    help: MINE_AGAIN,
  },
];

/** All checks of rows. */
export const checks: readonly Check[] = [...laws, ...references, ...duplicates];
