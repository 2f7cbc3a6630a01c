/** Kinds of tree entry, from a mode. */
const TYPE = 0o170000;

export function isSubmodule(mode: number): boolean {
  return (mode & TYPE) === 0o160000;
}

/** A regular file or a symbolic link: what has a blob. */
export function hasBlob(mode: number): boolean {
  return mode !== 0 && !isSubmodule(mode);
}

export function sameType(a: number, b: number): boolean {
  return (a & TYPE) === (b & TYPE);
}
