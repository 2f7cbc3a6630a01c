import { createHash } from 'node:crypto';
import { WheelhouseError } from '../../core/index.ts';
import { resolveObjects } from '../commits/object-batch.ts';
import { askGit, runGit, runGitText, type GitOptions } from '../process/run.ts';
import { inView, readShallow, type RepositoryLayout, type View } from '../process/view.ts';

/** What a repository's refs said at one moment; everything after works on these ids, whatever a fetch moves meanwhile. */
export interface Survey {
  /** Branch whose history is the mainline; null when HEAD is detached and no remote names one. */
  defaultBranch: string | null;
  tip: string;
  tags: { name: string; oid: string }[];
  mailmap: string | null;
  ignoreRevs: string | null;
  /** Equal fingerprints mean that there is nothing new to mine. */
  fingerprint: string;
  /** What a glance at the refs alone shows (`glanceOf`); null where that does not settle the fingerprint. */
  glance: string | null;
}

/** Part of every fingerprint and cache: raise it when facts would come out differently, and everything is mined anew. */
export const ENGINE = 'wheelhouse-ledger-3';

/**
 * Part of every fingerprint: raise it when only paths would be described differently. The next sync then describes them anew
 * from the cache that is there.
 */
export const DESCRIPTIONS = 3;

export interface SurveyOptions {
  layout: RepositoryLayout;
  view: View;
  /** Path of the list of ignored revisions in the tree of the tip, when it is to be respected. */
  ignoreRevs?: string;
  signal?: AbortSignal;
}

export async function surveyRepository({ layout, view, ignoreRevs, signal }: SurveyOptions): Promise<Survey> {
  const options = { gitDir: layout.gitDir, signal };
  const listing = await listRefs(options);
  const refs = listing
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [oid = '', name = '', target = ''] = line.slice(MARK.length).split(' ');
      return { oid, name, target, isHead: line.startsWith(MARK) };
    });
  const current = refs.find(({ isHead }) => isHead);
  const { branch, tip } = chooseDefault(refs, current ? headAt(current) : await askHead(options));
  const tags = refs
    .filter(({ name }) => name.startsWith('refs/tags/'))
    .map(({ name, oid }) => ({ name: name.slice('refs/tags/'.length), oid }));
  const [commit, mailmap, ignored] = await resolveObjects(
    view,
    [`${tip}^{commit}`, `${tip}:.mailmap`, `${tip}:${ignoreRevs ?? '.no-such-file'}`],
    signal,
  );
  if (commit?.type !== 'commit') throw notReadable(tip);
  const found = {
    defaultBranch: branch,
    tip: commit.sha,
    tags,
    mailmap: mailmap?.type === 'blob' ? mailmap.sha : null,
    ignoreRevs: ignoreRevs !== undefined && ignored?.type === 'blob' ? ignored.sha : null,
  };
  const rest = createHash('sha256')
    .update(JSON.stringify([ENGINE, DESCRIPTIONS, found, [...view.shallow]]))
    .digest('hex')
    .slice(0, 32);
  const glance = current ? digestGlance({ listing, shallow: view.shallow, ignoreRevs }) : null;
  return { ...found, fingerprint: `${found.tip} ${rest}`, glance };
}

/** Marks the line of the branch that HEAD is on. */
const MARK = '* ';

const listRefs = (options: GitOptions): Promise<string> =>
  // not `runGitText`, which trims: a line begins with a blank where HEAD is elsewhere
  runGit(
    ['for-each-ref', '--format=%(HEAD) %(objectname) %(refname) %(symref)', 'refs/heads', 'refs/tags', 'refs/remotes'],
    options,
  ).then((out) => out.toString('utf8'));

/**
 * Digest of all that a fingerprint is made of, as one look at the refs shows it. Equal ones mean equal fingerprints; null
 * where HEAD is on no branch, so that the refs do not tell where it is.
 */
export async function glanceOf(
  gitDir: string,
  { ignoreRevs, signal }: Pick<SurveyOptions, 'ignoreRevs' | 'signal'>,
): Promise<string | null> {
  const listing = await listRefs({ gitDir, signal });
  if (!listing.split('\n').some((line) => line.startsWith(MARK))) return null;
  return digestGlance({ listing, shallow: new Set(await readShallow(gitDir)), ignoreRevs });
}

function digestGlance({
  listing,
  shallow,
  ignoreRevs,
}: {
  listing: string;
  shallow: ReadonlySet<string>;
  ignoreRevs: string | undefined;
}): string {
  const all = [ENGINE, DESCRIPTIONS, listing, [...shallow], ignoreRevs ?? null];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}

const headAt = ({ name, oid }: Ref) => ({ head: name, headCommit: oid });

/** Where HEAD is when it is on no branch that has commits. */
async function askHead(options: GitOptions): Promise<{ head: string | null; headCommit: string | null }> {
  const [head, headCommit] = await Promise.all([
    askGit(['symbolic-ref', '-q', 'HEAD'], options),
    askGit(['rev-parse', '-q', '--verify', 'HEAD^{commit}'], options),
  ]);
  return { head, headCommit };
}

/** Tip that a fingerprint was made for. */
export function tipOfFingerprint(fingerprint: string): string {
  return fingerprint.split(' ')[0]!;
}

interface Ref {
  oid: string;
  name: string;
  target: string;
  isHead: boolean;
}

/**
 * The remote's default branch if it is known and another branch is checked out, else the branch HEAD is on. A detached HEAD
 * (a bisection, an old tag looked at) says nothing about the mainline: then a branch of a usual name or the only one, else HEAD.
 */
function chooseDefault(
  refs: readonly Ref[],
  { head, headCommit }: { head: string | null; headCommit: string | null },
): { branch: string | null; tip: string } {
  const named = (name: string): Ref | undefined => refs.find((ref) => ref.name === name);
  const headBranch = head?.startsWith('refs/heads/') ? head.slice('refs/heads/'.length) : null;
  const remoteHead =
    named('refs/remotes/origin/HEAD') ??
    refs.find(({ name, target }) => /^refs\/remotes\/[^/]+\/HEAD$/u.test(name) && target !== '');
  const remoteBranch =
    remoteHead === undefined || remoteHead.target === '' ? null : remoteHead.target.split('/').slice(3).join('/');
  if (remoteBranch !== null && remoteBranch !== headBranch) {
    const local = headCommit !== null && headBranch === null ? undefined : named(`refs/heads/${remoteBranch}`);
    return { branch: remoteBranch, tip: (named(remoteHead!.target) ?? local)!.oid };
  }
  if (headCommit !== null && headBranch !== null) return { branch: headBranch, tip: headCommit };
  const heads = refs.filter(({ name }) => name.startsWith('refs/heads/'));
  const usual = ['main', 'master', 'trunk', 'develop']
    .map((name) => named(`refs/heads/${name}`))
    .find((ref) => ref !== undefined);
  if (headCommit !== null && usual === undefined && heads.length !== 1) return { branch: null, tip: headCommit };
  const chosen = usual ?? heads[0] ?? refs.find(({ name }) => name.startsWith('refs/remotes/'));
  if (chosen === undefined) {
    throw new WheelhouseError('repository.empty', 'The repository has no commits yet.', {
      help: 'Commit something, or fetch a branch, then try again.',
    });
  }
  return { branch: chosen.name.replace(/^refs\/(heads|remotes\/[^/]+)\//u, ''), tip: chosen.oid };
}

function notReadable(tip: string): WheelhouseError {
  return new WheelhouseError(
    'repository.not-readable',
    `The default branch points at ${tip}, which cannot be read as a commit.`,
    {
      help: 'Run `git fsck` in the repository; if it is a clone, fetch it again.',
    },
  );
}

/** Commits reachable from the given ones and not yet known, parents first, with their parents. */
export async function listNewCommits(
  view: View,
  { wanted, known, signal }: { wanted: readonly string[]; known: readonly string[]; signal?: AbortSignal },
): Promise<{ sha: string; parents: string[] }[]> {
  const input = [...wanted, ...known.map((sha) => `^${sha}`)].map((line) => `${line}\n`);
  const text = await runGitText(
    ['rev-list', '--topo-order', '--reverse', '--parents', '--ignore-missing', '--stdin'],
    inView(view, { input, signal }),
  );
  return text === ''
    ? []
    : text.split('\n').map((line) => {
        const [sha = '', ...parents] = line.split(' ');
        return { sha, parents };
      });
}
