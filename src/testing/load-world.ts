import { createHash } from 'node:crypto';
import { NONE, type CommitFact, type FileFact, type SignatureFact } from '../core/index.ts';
import type { Store } from '../store/index.ts';
import { checkWorld } from './check-world.ts';
import { playLines, type WorldIds } from './world-lines.ts';
import { fileFact } from './file-fact.ts';
import type { World, WorldCommit } from './world.ts';

/** Where things of a world are in the store. */
export interface LoadedWorld {
  repoId: number;
  commit(name: string): number;
  file(path: string): number;
  /** Id of the identity behind 'ana' or 'Ana <ana@x>'. */
  identity(who: string): Promise<number>;
}

/** Puts a world into the store through the same door as mined facts. Throws where a commit lacks what it needs. */
export async function loadWorld(store: Store, world: World): Promise<LoadedWorld> {
  checkWorld(world);
  const name = world.repository ?? 'world';
  const repo = await store.repositories.add({ name, source: `/worlds/${name}`, gitDir: `/worlds/${name}/.git` });
  const signatures = new Signatures(world.mailmap ?? {});
  const order = new Map(world.commits.map((commit, i) => [commit.id, i]));
  const commitId = (id: string) => lookUp(order, id, 'commit');
  const parents = world.commits.map((commit, i) =>
    (commit.parents ?? (i === 0 ? [] : [world.commits[i - 1]!.id])).map(commitId),
  );
  const landed = landings(parents);
  const files = filesOf(world);
  const fileIds = new Map(files.map((file) => [file.path, file.id]));
  const ids: WorldIds = {
    commit: commitId,
    file: (path) => lookUp(fileIds, path, 'path'),
    landedOf: (commit) => landed[commit]!,
  };
  const shas = world.commits.map(({ of }, i) => shaOf(i, of ?? name));
  const commits = world.commits.map((commit, i) =>
    commitFact(commit, { id: i, parents: parents[i]!, signatures, ids, shas }),
  );
  const lines = playLines(
    { ...world, commits: world.commits.map((c, i) => ({ ...c, parents: parents[i]!.map(String) })) },
    ids,
  );
  const onMainline = commits.filter((commit) => landed[commit.id] !== NONE);

  const sink = store.facts.sinkFor(repo.id);
  await sink.open('world');
  await sink.commits({ signatures: signatures.facts, commits });
  await sink.refs({
    defaultBranch: 'main',
    tip: commits.at(-1)?.sha ?? null,
    shallow: false,
    signatures: signatures.facts,
    tags: Object.entries(world.tags ?? {}).map(([tag, what]) => tagFact(tag, what, { commits, commitId })),
    landed: {
      commit: Int32Array.from(onMainline, (c) => c.id),
      landed: Int32Array.from(onMainline, (c) => landed[c.id]!),
    },
    resetLanded: false,
  });
  const range = { from: 0, to: commits.length };
  await sink.changes({ ...range, files, changes: lines.changes });
  const none = new Int32Array();
  await sink.ledger({
    ...range,
    files: [],
    edits: lines.edits,
    landings: lines.landings,
    lives: { commit: none, file: none, life: none },
  });
  await sink.tip({ files: lines.tipFiles, flags: [], lines: lines.tipLines, lives: lines.lives });
  await sink.close({ fingerprint: 'world', missingBlobs: 0, misfits: 0 });

  return {
    repoId: repo.id,
    commit: commitId,
    file: ids.file,
    async identity(who) {
      const { name: wanted, email } = parsePerson(who);
      const row = await store.db
        .selectFrom('identity')
        .select('id')
        .where('name', '=', wanted)
        .where('email', '=', email.toLowerCase())
        .executeTakeFirstOrThrow();
      return row.id;
    },
  };
}

/** 'Name <address>', or a short name. */
export function parsePerson(who: string): { name: string; email: string } {
  const full = /^(.*?)\s*<(.*)>$/.exec(who);
  if (full) return { name: full[1]!, email: full[2]! };
  return { name: who.charAt(0).toUpperCase() + who.slice(1), email: `${who}@example.test` };
}

class Signatures {
  readonly facts: SignatureFact[] = [];
  readonly #ids = new Map<string, number>();
  readonly #mailmap: Record<string, string>;

  constructor(mailmap: Record<string, string>) {
    this.#mailmap = mailmap;
  }

  id(who: string): number {
    const known = this.#ids.get(who);
    if (known !== undefined) return known;
    const person = parsePerson(who);
    const mapped = parsePerson(this.#mailmap[who] ?? who);
    const id = this.facts.length;
    this.facts.push({ id, ...person, mappedName: mapped.name, mappedEmail: mapped.email });
    this.#ids.set(who, id);
    return id;
  }
}

function commitFact(
  commit: WorldCommit,
  known: { id: number; parents: number[]; signatures: Signatures; ids: WorldIds; shas: readonly string[] },
): CommitFact {
  const authored = parseTime(commit.at);
  const committed = parseTime(commit.committedAt ?? commit.at);
  return {
    id: known.id,
    sha: known.shas[known.id]!,
    parents: known.parents,
    author: known.signatures.id(commit.by),
    committer: known.signatures.id(commit.committedBy ?? commit.by),
    coAuthors: (commit.with ?? []).map((who) => known.signatures.id(who)),
    authoredAt: authored.seconds,
    authorOffset: authored.offset,
    committedAt: committed.seconds,
    committerOffset: committed.offset,
    subject: commit.subject ?? `Commit ${commit.id}`,
    reverts: (commit.reverts ?? []).map((id) => known.shas[known.ids.commit(id)]!),
    agent: commit.agent ?? null,
  };
}

function tagFact(
  name: string,
  what: string | { commit: string; at: string },
  { commits, commitId }: { commits: CommitFact[]; commitId(id: string): number },
) {
  const commit = commitId(typeof what === 'string' ? what : what.commit);
  const taggedAt = typeof what === 'string' ? commits[commit]!.committedAt : parseTime(what.at).seconds;
  return { name, commit, taggedAt, annotated: typeof what !== 'string' };
}

function filesOf(world: World): FileFact[] {
  const paths = new Set(
    world.commits.flatMap((commit) =>
      Object.entries(commit.files ?? {}).flatMap(([path, what]) =>
        typeof what === 'number' || !what.from ? [path] : [what.from, path],
      ),
    ),
  );
  return [...paths].map((path, id) => ({ ...fileFact(id, path), ...world.files?.[path] }));
}

/** The first-parent commit that brought each commit to the mainline of the last one; NONE where none did. */
function landings(parents: number[][]): number[] {
  const landed = parents.map(() => NONE);
  const mainline: number[] = [];
  for (let at: number | undefined = parents.length - 1; at !== undefined && at >= 0; at = parents[at]![0])
    mainline.unshift(at);
  for (const commit of mainline) {
    const stack = [commit];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (landed[next] !== NONE) continue;
      landed[next] = commit;
      stack.push(...parents[next]!);
    }
  }
  return landed;
}

function shaOf(id: number, repository: string): string {
  // Spread out, so that no sha of a repository begins as another's shortened one does.
  const place = (id + 1).toString(16).padStart(8, '0').split('').toReversed().join('');
  return place + createHash('sha1').update(repository).digest('hex').slice(0, 32);
}

function parseTime(text: string): { seconds: number; offset: number } {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new Error(`${text} is not a time`);
  const zone = /([+-])(\d\d):(\d\d)$/.exec(text.slice(10));
  const offset = zone ? (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) : 0;
  return { seconds: Math.floor(time / 1000), offset };
}

function lookUp(ids: Map<string, number>, key: string, what: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The world has no ${what} '${key}'`);
  return id;
}
