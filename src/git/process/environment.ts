import { devNull } from 'node:os';

/**
 * Environment and leading arguments of every git process. Nothing of the machine's, the user's or the repository's
 * configuration may change a result or run a program:
 *
 * - mining works in a private view of the repository (view.ts), whose configuration is ours; only the few commands that
 *   list refs or fetch see the repository's own;
 * - no transport is allowed unless the command is a fetch, so that a "promisor" remote can't be contacted (git before
 *   2.45 does not know GIT_NO_LAZY_FETCH);
 * - attributes come from the empty tree, hence `-diff`, text conversion and external drivers are off in every version.
 */
const PASSED_ON = ['PATH', 'HOME', 'USERPROFILE', 'SYSTEMROOT', 'TMPDIR', 'TEMP', 'TMP', 'LD_LIBRARY_PATH'];
const PASSED_ON_TO_FETCH = [
  'SSH_AUTH_SOCK',
  'SSH_AGENT_PID',
  'GIT_SSH_COMMAND',
  'GIT_ASKPASS',
  'SSH_ASKPASS',
  'DISPLAY',
  'http_proxy',
  'https_proxy',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ALL_PROXY',
  'all_proxy',
  'NO_PROXY',
  'no_proxy',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'GIT_SSL_CAINFO',
  'GIT_HTTP_LOW_SPEED_LIMIT',
  'GIT_HTTP_LOW_SPEED_TIME',
];

/**
 * glibc gives memory back to the system whenever a little of it is free at the end, and git, which unpacks one file after
 * the other, asks for it again: a twelfth of the time of its diffs. These are the values that glibc itself goes up to, by
 * and by (mallopt(3)); other systems pass over them.
 */
const ALLOCATOR = { MALLOC_MMAP_THRESHOLD_: String(32 << 20), MALLOC_TRIM_THRESHOLD_: String(64 << 20) };

export interface EnvironmentOptions {
  /** A fetch may use the network and the user's own credentials and configuration. */
  network?: boolean;
  extra?: Record<string, string>;
}

export function gitEnvironment(options: EnvironmentOptions = {}): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {};
  for (const name of options.network ? [...PASSED_ON, ...PASSED_ON_TO_FETCH] : PASSED_ON) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  Object.assign(env, ALLOCATOR, {
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_IMPLICIT_WORK_TREE: '0',
    GIT_PAGER: 'cat',
    GIT_EDITOR: ':',
    // safe.directory counts in the environment's configuration since 2.35.3, on the command line never
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'safe.directory',
    GIT_CONFIG_VALUE_0: '*',
  });
  if (!options.network) {
    Object.assign(env, { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: devNull, GIT_ALLOW_PROTOCOL: 'none' });
  } else {
    env['GIT_ALLOW_PROTOCOL'] = 'file:git:http:https:ssh';
    // A server that sends nothing at all. A higher limit would give up on one that counts objects and says only so.
    env['GIT_HTTP_LOW_SPEED_LIMIT'] ??= '1';
    env['GIT_HTTP_LOW_SPEED_TIME'] ??= '60';
  }
  return Object.assign(env, options.extra);
}

/** Settings that run programs or change output, overridden for every command. */
export const SAFE_SETTINGS: readonly string[] = [
  'core.fsmonitor=false',
  `core.hooksPath=${devNull}`,
  `core.attributesFile=${devNull}`,
  'core.pager=cat',
  'core.quotePath=true',
  'core.commitGraph=true',
  'core.untrackedCache=false',
  'protocol.ext.allow=never',
  'diff.algorithm=default',
  'diff.indentHeuristic=true',
  'diff.renames=true',
  'diff.renameLimit=1000',
  'diff.noprefix=false',
  'diff.mnemonicPrefix=false',
  'diff.relative=false',
  `diff.orderFile=${devNull}`,
  'diff.ignoreSubmodules=none',
  'diff.submodule=short',
  'diff.suppressBlankEmpty=false',
  'diff.context=3',
  'diff.interHunkContext=0',
  'diff.wsErrorHighlight=none',
  'diff.colorMoved=no',
  'color.ui=false',
  'log.showSignature=false',
  'log.mailmap=false',
  'log.decorate=false',
  'log.showRoot=true',
  'log.follow=false',
  'gpg.program=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'blame.markIgnoredLines=false',
  'blame.markUnblamableLines=false',
  'blame.ignoreRevsFile=',
  'blame.showRoot=true',
];

export const settingArguments: readonly string[] = SAFE_SETTINGS.flatMap((setting) => ['-c', setting]);
