import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** How the command line finds the server of a data directory, and proves that it is of the same user. */
const ServerFile = z.object({ pid: z.number().int(), port: z.number().int(), token: z.string(), version: z.string() });
export type ServerFile = z.infer<typeof ServerFile>;

const pathIn = (dataDir: string): string => join(dataDir, 'server.json');

export const newToken = (): string => randomBytes(32).toString('base64url');

/** Readable by its owner only, from its first byte on. */
export function writeServerFile(dataDir: string, content: ServerFile): void {
  mkdirSync(dataDir, { recursive: true });
  const draft = `${pathIn(dataDir)}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(content), { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, pathIn(dataDir));
}

export function readServerFile(dataDir: string): ServerFile | null {
  try {
    return ServerFile.parse(JSON.parse(readFileSync(pathIn(dataDir), 'utf8')));
  } catch {
    return null;
  }
}

/** Removes the file if it is still this process's own. */
export function removeServerFile(dataDir: string): void {
  if (readServerFile(dataDir)?.pid === process.pid) rmSync(pathIn(dataDir), { force: true });
}
