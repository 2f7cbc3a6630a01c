import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { emptyFileTree, WAYS, type FileState, type FileTree, type TreeNode } from '../model/file-tree.ts';
import { intWriter } from '../model/int-writer.ts';
import { readSealed, removeFile, writeSealed } from './files.ts';

/**
 * The replay's states at one position of the ledger order: every commit that still had children to come, with its files.
 * What states share is written once. As integers: number of files, then per file blob (2), life (~life: gone), runs (−1:
 * unknown), the runs; number of nodes, then per node level, slots, (slot, child); number of states, then per state commit,
 * root or −1, depth; then what is known of lives.
 */
export type States = Map<number, FileTree>;

export interface Checkpoint {
  states: States;
  /** As `Lives.save` gives it. */
  lives: Int32Array;
}

const LOW = 2 ** 32;

export async function writeCheckpoint(
  cacheDir: string,
  position: number,
  { states, lives }: Checkpoint,
): Promise<void> {
  const files = intWriter(1 << 16);
  const nodes = intWriter(1 << 12);
  const fileIds = new Map<FileState, number>();
  const nodeIds = new Map<TreeNode, number>();
  const fileId = (file: FileState): number => {
    const known = fileIds.get(file);
    if (known !== undefined) return known;
    files.push(Math.floor(file.blob / LOW));
    files.push((file.blob % LOW) | 0);
    files.push(file.gone ? ~file.life : file.life);
    files.push(file.runs === null ? -1 : file.runs.length);
    if (file.runs !== null) files.pushAll(file.runs);
    fileIds.set(file, fileIds.size);
    return fileIds.size - 1;
  };
  const nodeId = (node: TreeNode, level: number): number => {
    const known = nodeIds.get(node);
    if (known !== undefined) return known;
    const children: number[] = [];
    node.slots.forEach((child, slot) => {
      if (child !== undefined)
        children.push(slot, level === 0 ? fileId(child as FileState) : nodeId(child as TreeNode, level - 1));
    });
    nodes.push(level);
    nodes.push(children.length / 2);
    for (const value of children) nodes.push(value);
    nodeIds.set(node, nodeIds.size);
    return nodeIds.size - 1;
  };
  const roots = [...states].flatMap(([commit, { root, depth }]) => [
    commit,
    root === null ? -1 : nodeId(root, depth),
    depth,
  ]);
  const parts = [
    Int32Array.of(fileIds.size),
    files.finish(),
    Int32Array.of(nodeIds.size),
    nodes.finish(),
    Int32Array.of(states.size, ...roots),
    lives,
  ];
  await writeSealed(
    checkpointPath(cacheDir, position),
    Buffer.concat(parts.map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength))),
  );
}

/** Null when absent or damaged. */
export async function readCheckpoint(cacheDir: string, position: number): Promise<Checkpoint | null> {
  const body = await readSealed(checkpointPath(cacheDir, position));
  if (body === null) return null;
  const data = new Int32Array(Uint8Array.from(body).buffer);
  let at = 0;
  const files: FileState[] = [];
  for (let left = data[at++]!; left > 0; left--) {
    const blob = data[at]! * LOW + (data[at + 1]! >>> 0);
    const life = data[at + 2]!;
    const length = data[at + 3]!;
    at += 4;
    const runs = length < 0 ? null : data.slice(at, at + length);
    files.push({ blob, runs, life: life < 0 ? ~life : life, gone: life < 0 });
    at += Math.max(0, length);
  }
  const nodes: TreeNode[] = [];
  for (let left = data[at++]!; left > 0; left--) {
    const level = data[at]!;
    const node: TreeNode = { owner: -1, slots: new Array<undefined>(WAYS).fill(undefined) };
    const end = at + 2 + data[at + 1]! * 2;
    for (at += 2; at < end; at += 2) node.slots[data[at]!] = level === 0 ? files[data[at + 1]!] : nodes[data[at + 1]!];
    nodes.push(node);
  }
  const states: States = new Map();
  for (let left = data[at++]!; left > 0; left--, at += 3) {
    const root = data[at + 1]!;
    states.set(data[at]!, root < 0 ? emptyFileTree : { root: nodes[root]!, depth: data[at + 2]! });
  }
  return { states, lives: data.slice(at) };
}

/** Positions of the checkpoints in the cache, ascending. */
export async function listCheckpoints(cacheDir: string): Promise<number[]> {
  const names = await readdir(cacheDir).catch(() => []);
  return names
    .flatMap((name) => {
      const match = /^replay-(\d+)\.bin$/u.exec(name);
      return match === null ? [] : [Number(match[1])];
    })
    .sort((a, b) => a - b);
}

export function removeCheckpoint(cacheDir: string, position: number): Promise<void> {
  return removeFile(checkpointPath(cacheDir, position));
}

/** Removes checkpoints of older programs, which lack lives of files and have another name. */
export async function removeOutdated(cacheDir: string): Promise<void> {
  const names = await readdir(cacheDir).catch(() => []);
  for (const name of names) if (/^checkpoint-\d+\.bin$/u.test(name)) await removeFile(join(cacheDir, name));
}

function checkpointPath(cacheDir: string, position: number): string {
  return join(cacheDir, `replay-${position}.bin`);
}
