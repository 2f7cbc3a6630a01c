/** Names that every plain object seems to hold, which makes them traps as keys. */
export const wordsOfObjects = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'prototype',
  'valueOf',
  '__defineGetter__',
] as const;
