/**
 * The files of one commit: a persistent radix tree from path id to file, 32 ways. Trees of parents and children share all
 * nodes that no change touched; a node is changed in place only by the commit that made it.
 */
export interface FileState {
  /** The blob's id, 53 bits of it. */
  blob: number;
  /** Run-length list of line origins: origin, lines, origin, lines …; null where lines are not known or not text. */
  runs: Int32Array | null;
  /** Which file it is, whatever its names (replay/lives.ts). */
  life: number;
  /** It was removed here; kept so that the same content at this path brings the same file back. */
  gone: boolean;
}

export interface TreeNode {
  owner: number;
  slots: (TreeNode | FileState | undefined)[];
}

export interface FileTree {
  root: TreeNode | null;
  /** Levels below the root; a tree of depth d holds path ids below 32^(d + 1). */
  depth: number;
}

export const WAYS = 32;
const BITS = 5;

export const emptyFileTree: FileTree = { root: null, depth: 0 };

export function getFile(tree: FileTree, path: number): FileState | undefined {
  const file = lookUp(tree, path);
  return file?.gone ? undefined : file;
}

/** The file that was removed at this path, where no other has taken it since. */
export function getGoneFile(tree: FileTree, path: number): FileState | undefined {
  const file = lookUp(tree, path);
  return file?.gone ? file : undefined;
}

function lookUp(tree: FileTree, path: number): FileState | undefined {
  if (path >>> (BITS * (tree.depth + 1)) !== 0 && tree.depth < 5) return undefined;
  let node = tree.root;
  for (let level = tree.depth; level > 0 && node !== null; level--) {
    node = (node.slots[(path >>> (BITS * level)) & (WAYS - 1)] as TreeNode | undefined) ?? null;
  }
  return node === null ? undefined : (node.slots[path & (WAYS - 1)] as FileState | undefined);
}

/** A tree with one file set, or removed when undefined; `owner` tells which nodes may be changed in place. */
export function setFile(
  tree: FileTree,
  { path, owner, file }: { path: number; owner: number; file: FileState | undefined },
): FileTree {
  let { root, depth } = tree;
  while (depth < 5 && path >>> (BITS * (depth + 1)) !== 0) {
    if (root !== null) {
      const slots: TreeNode['slots'] = new Array<TreeNode | undefined>(WAYS).fill(undefined);
      slots[0] = root;
      root = { owner, slots };
    }
    depth++;
  }
  root = own(root ?? undefined, owner);
  let node = root;
  for (let level = depth; level > 0; level--) {
    const at = (path >>> (BITS * level)) & (WAYS - 1);
    const child = own(node.slots[at] as TreeNode | undefined, owner);
    node.slots[at] = child;
    node = child;
  }
  node.slots[path & (WAYS - 1)] = file;
  return root === tree.root && depth === tree.depth ? tree : { root, depth };
}

export function forEachFile(tree: FileTree, visit: (path: number, file: FileState) => void): void {
  const walk = (node: TreeNode, level: number, prefix: number): void => {
    for (let i = 0; i < WAYS; i++) {
      const slot = node.slots[i];
      if (slot === undefined) continue;
      if (level === 0) {
        if (!(slot as FileState).gone) visit(prefix * WAYS + i, slot as FileState);
      } else walk(slot as TreeNode, level - 1, prefix * WAYS + i);
    }
  };
  if (tree.root !== null) walk(tree.root, tree.depth, 0);
}

function own(node: TreeNode | undefined, owner: number): TreeNode {
  if (node === undefined) return { owner, slots: new Array<undefined>(WAYS).fill(undefined) };
  return node.owner === owner ? node : { owner, slots: node.slots.slice() };
}
