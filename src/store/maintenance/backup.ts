import { access, chmod, copyFile, mkdir, mkdtemp, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { WheelhouseError } from '../../core/index.ts';
import { openDuckDb } from '../engine/duckdb/index.ts';
import type { Engine } from '../engine/engine.ts';
import { migrate } from '../migrate.ts';
import { copyStore, type CopyProgress } from './copy.ts';

/**
 * Writes the whole store into one DuckDB file, whatever engine it lives on; while it is open, and of one moment. The file
 * appears under its name only when it is complete, and is its owner's alone.
 */
export async function backupStore(
  engine: Engine,
  options: { file: string; onProgress?(progress: CopyProgress): void },
): Promise<void> {
  const file = resolve(options.file);
  if (await exists(file))
    throw new WheelhouseError('input.invalid', `${file} is there already`, {
      help: 'Give the backup a name of its own.',
    });
  await mkdir(dirname(file), { recursive: true });
  const work = await mkdtemp(join(dirname(file), '.wheelhouse-backup-'));
  try {
    const copy = await openDuckDb({ file: join(work, 'store.duckdb'), memoryLimit: '512MB', threads: 1 });
    try {
      await migrate(copy);
      await copyStore(engine, copy, options);
    } finally {
      await copy.close();
    }
    await chmod(join(work, 'store.duckdb'), 0o600);
    await rename(join(work, 'store.duckdb'), file);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Fills a new store from a backup. A backup of an older program is brought to the present schema first, in a copy. */
export async function restoreInto(
  engine: Engine,
  options: { file: string; workFolder: string; onProgress?(progress: CopyProgress): void },
): Promise<void> {
  const file = resolve(options.file);
  await checkBackup(file);
  await refuseUsed(engine);
  await mkdir(options.workFolder, { recursive: true });
  const work = await mkdtemp(join(options.workFolder, '.wheelhouse-restore-'));
  try {
    await copyFile(file, join(work, 'store.duckdb'));
    const backup = await openBackup(file, join(work, 'store.duckdb'));
    try {
      await migrate(backup);
      await copyStore(backup, engine, options);
    } finally {
      await backup.close();
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Its copy; whatever is wrong with that, as where it ends too early, is wrong with the backup. Errors: input.invalid. */
async function openBackup(file: string, copy: string): Promise<Engine> {
  try {
    return await openDuckDb({ file: copy, memoryLimit: '512MB', threads: 1 });
  } catch (cause) {
    const words = (cause instanceof WheelhouseError ? ((cause.cause as Error | undefined) ?? cause) : (cause as Error))
      .message;
    throw new WheelhouseError('input.invalid', `${file} cannot be read as a backup: ${words.replaceAll(copy, file)}`, {
      help: 'It may have been cut short when it was copied. Fetch it again, or give an older backup.',
      cause,
    });
  }
}

/** Before anything is made for it. Errors: input.invalid. */
export async function checkBackup(path: string): Promise<void> {
  const file = resolve(path);
  const found = await stat(file).catch(() => null);
  const help = 'Give a file that the command `backup` wrote.';
  if (!found) throw new WheelhouseError('input.invalid', `There is no file ${file}`, { help });
  const isDuckDb = found.isFile() && (await readStart(file)) === 'DUCK';
  if (!isDuckDb) throw new WheelhouseError('input.invalid', `${file} is no backup of Wheelhouse`, { help });
}

/** DuckDB writes its name at byte 8, after a checksum. */
async function readStart(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 8);
    return buffer.toString('latin1');
  } finally {
    await handle.close();
  }
}

async function refuseUsed(engine: Engine): Promise<void> {
  const used = await engine.write(async ({ db }) => {
    const repo = await db.selectFrom('repo').select('id').limit(1).execute();
    const decision = await db.selectFrom('identity_decision').select('id').limit(1).execute();
    const counter = await db.selectFrom('counter').select('name').limit(1).execute();
    return repo.length + decision.length + counter.length > 0;
  });
  if (used)
    throw new WheelhouseError('input.invalid', 'The store to restore into is not empty', {
      help: 'Restore into a new data folder or an empty database, then point Wheelhouse at it.',
    });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
