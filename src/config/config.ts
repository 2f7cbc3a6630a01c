import { join } from 'node:path';
import { refuseFileAsDataDir } from './data-dir.ts';
import { invalidConfig } from './invalid.ts';
import { readConfigFile } from './file.ts';
import { defaultDataDir, expandPath } from './paths.ts';
import { Environment, Flags } from './schema.ts';
import { defaultMemory } from './default-memory.ts';

/** Everything the program can be told, with defaults filled in. */
export interface Config {
  /** Absolute; holds the database file, clones, the miner's cache and server.json. */
  dataDir: string;
  /** False: nobody named `dataDir`, it is the default that only Wheelhouse makes. */
  dataDirChosen: boolean;
  /** PostgreSQL, or null for the embedded database file in `dataDir`. */
  databaseUrl: string | null;
  /** The same PostgreSQL as a role that may only read facts; null: a role is made where that is allowed. */
  databaseReaderUrl: string | null;
  host: string;
  /** `chosen` says that a person asked for this very port, so another may not be taken in its place. */
  port: { number: number; chosen: boolean };
  /** Zone in which days and weeks are cut. */
  zone: string;
  /** Megabytes that all processes together should stay under while mining. */
  memory: number;
  /** Repositories mined at once; null leaves it to the memory budget. */
  parallel: number | null;
  /** Lines pass through the commits named in `.git-blame-ignore-revs`; off, so that the ledger agrees with plain `git blame`. */
  ignoreRevs: boolean;
  /** Minutes after which a server looks at all repositories again; null: only when asked. */
  syncEvery: number | null;
  /** Names and addresses of bots besides the known ones. */
  bots: RegExp[];
  /** Sources named in the file, as absolute paths or URLs. */
  repositories: string[];
  defaults: { windowDays: number; outlierLines: number; outlierFiles: number };
}

export const DEFAULT_PORT = 4747;

const isUrl = (source: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(source) || /^[^/\\]+@[^/\\]+:/.test(source);

function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const given = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name.startsWith('WHEELHOUSE_') && value !== ''),
  );
  const parsed = Environment.safeParse(given);
  if (parsed.success) return parsed.data;
  throw invalidConfig(
    parsed.error.issues,
    () => 'The environment',
    'Correct the variable, or unset it to get the default.',
  );
}

function readFlags(flags: Flags): Flags & { port?: number } {
  const parsed = Flags.safeParse(flags);
  if (parsed.success) return parsed.data;
  throw invalidConfig(parsed.error.issues, () => 'The command line', 'See `wheelhouse --help`.');
}

/**
 * Flags, then environment, then wheelhouse.yaml (in the data directory, or where `config` says), then defaults.
 * Errors: config.invalid with the place, the key and what was expected.
 */
export function loadConfig(given: { flags?: Flags; env?: NodeJS.ProcessEnv; cwd?: string } = {}): Config {
  const processEnv = given.env ?? process.env;
  const cwd = given.cwd ?? process.cwd();
  const env = readEnvironment(processEnv);
  const flags = readFlags(given.flags ?? {});

  const namedData = flags.data ?? env.WHEELHOUSE_DATA;
  const firstData = namedData ? expandPath(namedData, cwd) : defaultDataDir(processEnv);
  const namedFile = flags.config ?? env.WHEELHOUSE_CONFIG;
  // a configuration named elsewhere may name another folder
  if (namedData || !namedFile) refuseFileAsDataDir(firstData);
  const file = namedFile ? expandPath(namedFile, cwd) : join(firstData, 'wheelhouse.yaml');
  const yaml = readConfigFile(file, namedFile !== undefined);
  const besideFile = join(file, '..');

  const dataDir = !namedData && yaml.data ? expandPath(yaml.data, besideFile) : firstData;
  refuseFileAsDataDir(dataDir);
  const port = flags.port ?? env.WHEELHOUSE_PORT ?? yaml.port;
  return {
    dataDir,
    dataDirChosen: Boolean(namedData ?? yaml.data),
    databaseUrl: flags.database ?? env.WHEELHOUSE_DATABASE_URL ?? yaml.database ?? null,
    databaseReaderUrl: env.WHEELHOUSE_DATABASE_READER_URL ?? yaml.databaseReader ?? null,
    host: flags.host ?? env.WHEELHOUSE_HOST ?? yaml.host ?? '127.0.0.1',
    port: { number: port ?? DEFAULT_PORT, chosen: port !== undefined },
    zone: flags.zone ?? env.WHEELHOUSE_ZONE ?? yaml.zone ?? 'UTC',
    memory: env.WHEELHOUSE_MEMORY ?? yaml.memory ?? defaultMemory(),
    parallel: yaml.parallel ?? null,
    syncEvery: env.WHEELHOUSE_SYNC_EVERY ?? yaml.syncEvery ?? null,
    ignoreRevs: yaml.ignoreRevs ?? false,
    bots: (yaml.bots ?? []).map((pattern) => new RegExp(pattern, 'i')),
    repositories: (yaml.repositories ?? []).map((source) => (isUrl(source) ? source : expandPath(source, besideFile))),
    defaults: { windowDays: 21, outlierLines: 1_000, outlierFiles: 100, ...yaml.defaults },
  };
}
