/** Readings whose answers stand until something is written: for an engine whose store nobody else can write to. */
export interface Kept {
  /** The reading, done again only after a write. A failure is not kept. */
  keep<T>(read: () => Promise<T>): () => Promise<T>;
  /** Runs `write`; by the time anyone hears of its end, nothing from before is kept. */
  around<T>(write: () => Promise<T>): Promise<T>;
  /** Writes so far. */
  writes(): number;
}

export function keptUntilWritten(): Kept {
  let writes = 0;
  return {
    keep(read) {
      let kept: { after: number; answer: ReturnType<typeof read> } | null = null;
      return () => {
        if (kept?.after === writes) return kept.answer;
        const mine = (kept = { after: writes, answer: read() });
        mine.answer.catch(() => {
          if (kept === mine) kept = null;
        });
        return mine.answer;
      };
    },
    async around(write) {
      try {
        return await write();
      } finally {
        writes++;
      }
    },
    writes: () => writes,
  };
}
