import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { emptyTree, type View } from '../process/view.ts';

export interface TreeEntry {
  mode: number;
  oid: string;
  name: string;
}

/**
 * Writes trees as loose objects into the view and gives their ids; entries are in order of their names, and their blobs
 * need not exist. (`git mktree` would do it too, but touches packs of the repository that already hold the same tree.)
 */
export async function writeTrees(view: View, trees: readonly (readonly TreeEntry[])[]): Promise<string[]> {
  return await Promise.all(
    trees.map(async (tree) => (tree.length === 0 ? emptyTree(view.objectFormat) : await writeTree(view, tree))),
  );
}

async function writeTree(view: View, entries: readonly TreeEntry[]): Promise<string> {
  const body = Buffer.concat(
    entries.flatMap(({ mode, oid, name }) => [
      Buffer.from(`${mode.toString(8)} ${name}\0`, 'latin1'),
      Buffer.from(oid, 'hex'),
    ]),
  );
  const object = Buffer.concat([Buffer.from(`tree ${body.length}\0`), body]);
  const id = createHash(view.objectFormat).update(object).digest('hex');
  const folder = join(view.gitDir, 'objects', id.slice(0, 2));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, id.slice(2)), deflateSync(object, { level: 1 }));
  return id;
}
