/** git's letters for what happened to a file, as the bytes that its raw diffs hold. */
export const STATUS = {
  added: 0x41,
  copied: 0x43,
  deleted: 0x44,
  modified: 0x4d,
  renamed: 0x52,
  /** Became a link, a submodule or a regular file. */
  retyped: 0x54,
} as const;
