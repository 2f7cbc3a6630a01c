import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { noRepositoryYet, WheelhouseError } from '../core/index.ts';
import { addRepositories, cacheDirOf, type AddProgress, type Outcome } from '../jobs/index.ts';
import type { Parts } from './parts.ts';
import { checkGit } from './check-git.ts';
import { checkSources } from './check-sources.ts';
import { removeRepository } from './remove-repository.ts';
import { requireFolder } from './require-folder.ts';
import { makeDataDir } from './make-data-dir.ts';
import { makeFolder } from './make-folder.ts';
import { writeWhole } from './write-whole.ts';
import { listRepositories } from './handlers/list-repositories.ts';
import type { Answer, Input, OperationName, OperationProgress, Run, RunContext } from './operations.ts';

type Context = Required<RunContext>;
type Performers = { [Name in OperationName]: (input: Input<Name>, context: Context) => Promise<Answer<Name>> };

const REPORT_EVERY_MS = 200;

/** The operations of the command line, done in this process. */
export function createRun(parts: Parts): Run {
  const { config, store, sync, version, loadServices } = parts;

  /** All repositories are the same question as none in particular: a page has its answer, too. */
  async function scopeOf({ repositories }: { repositories?: number[] | undefined }): Promise<{ repo?: string }> {
    if (!repositories) return {};
    const all = await store.repositories.list();
    return all.every(({ id }) => repositories.includes(id)) ? {} : { repo: repositories.join(',') };
  }

  /** Files about nothing look like an answer; with nothing read there is none. */
  async function refuseWithoutRepositories(verb: string): Promise<void> {
    if ((await store.repositories.list()).length === 0) throw noRepositoryYet(verb);
  }

  const performers: Performers = {
    ping: async () => ({ pid: process.pid, version }),
    list: () => listRepositories(store, sync),

    async add({ sources }, { report, signal }) {
      await makeDataDir(config);
      const onProgress = ({ source, doing, percent }: AddProgress) =>
        report({
          kind: 'step',
          label: source,
          doing,
          done: percent ?? 0,
          total: percent === null ? 0 : 100,
          unit: '%',
        });
      const { repositories, clones, failed } = await addRepositories(sources, {
        store,
        dataDir: config.dataDir,
        onProgress,
        signal,
      });
      for (const { id, address, fresh } of clones) {
        if (fresh) sync.cloned(id);
        else sync.cloneFrom(id, address);
      }
      return {
        repositories: repositories.map(({ id, name, source, git_dir }) => ({
          id,
          name,
          source,
          gitDir: git_dir,
          cacheDir: cacheDirOf(config.dataDir, id),
        })),
        failed,
      };
    },

    async sync({ repositories }, { report, signal }) {
      await makeDataDir(config);
      const { ids, outcomes } = await sync.start(repositories);
      await follow(outcomes, { rows: () => sync.rows(ids), report, signal });
      return { outcomes: await outcomes };
    },

    async remove({ repository }) {
      await removeRepository(parts, repository);
      return { ok: true };
    },

    bearings: async (input) => (await loadServices()).firstBearings(await scopeOf(input)),

    async report({ file, ...input }, { report }) {
      await refuseWithoutRepositories('report');
      await requireFolder(dirname(file));
      report({ kind: 'step', label: 'report', doing: 'computing', done: 0, total: 0, unit: '' });
      return writeWhole(
        file,
        await (await loadServices()).report({ ...(await scopeOf(input)), from: input.from, to: input.to }),
      );
    },

    sql: ({ query, limit }, { signal }) => store.readOnlySql(query, { limit, signal }),

    async export(input, { report }) {
      await refuseWithoutRepositories('export');
      report({ kind: 'step', label: 'export', doing: `writing ${input.format}`, done: 0, total: 0, unit: '' });
      await makeFolder(input.directory);
      return { files: await store.exportTables(input) };
    },

    async doctor(_, { report }) {
      report({ kind: 'step', label: 'doctor', doing: 'checking', done: 0, total: 0, unit: '' });
      return { checks: [await checkGit(), await checkSources(store), ...(await store.doctor())] };
    },

    async backup(input, { report }) {
      if (!input.file) await makeDataDir(config);
      const file = input.file ?? ownBackup(config.dataDir);
      await (input.file ? requireFolder : makeFolder)(dirname(file));
      await store.backup({
        file,
        onProgress: ({ table, rows }) =>
          report({ kind: 'step', label: 'backup', doing: table, done: rows, total: 0, unit: 'rows' }),
      });
      return { file, bytes: (await stat(file)).size };
    },
  };

  return async (name, input, context) => {
    const perform = performers[name] as ((input: unknown, context: Context) => Promise<unknown>) | undefined;
    if (!Object.hasOwn(performers, name) || !perform) {
      throw new WheelhouseError('input.invalid', `This Wheelhouse (${version}) does not know the operation ${name}.`, {
        help: 'It runs in another version than the command: stop it and start it again.',
      });
    }
    const signal = context?.signal ? AbortSignal.any([context.signal, parts.closing]) : parts.closing;
    return (await perform(input, { report: context?.report ?? (() => undefined), signal })) as never;
  };
}

/** Where a backup goes that was given no place. */
function ownBackup(dataDir: string): string {
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
  return join(dataDir, 'backups', `wheelhouse-${stamp}.duckdb`);
}

/** Reports where mining stands until it is done. Who asked may leave; mining goes on. */
async function follow(
  work: Promise<Outcome[]>,
  {
    rows,
    report,
    signal,
  }: {
    rows: () => Extract<OperationProgress, { kind: 'repositories' }>['rows'];
    report: (progress: OperationProgress) => void;
    signal: AbortSignal;
  },
): Promise<void> {
  let done = false;
  const end = work.then(
    () => (done = true),
    () => (done = true),
  );
  while (!done) {
    report({ kind: 'repositories', rows: rows() });
    await Promise.race([end, sleep(REPORT_EVERY_MS)]);
    signal.throwIfAborted();
  }
  report({ kind: 'repositories', rows: rows() });
}
