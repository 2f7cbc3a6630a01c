/** What an answer is kept under: the whole of what it depends on, so that nobody lists fields by hand. */
export interface MemoKey {
  /** The version of the facts: answers of another one are let go. */
  version: number | string;
  /** Everything that was asked, as plain data. */
  scope: unknown;
  /** Whose question it is, where the answer depends on that. */
  who: string;
}

/** Whoever started the program, as long as nobody signs in. */
export const LOCAL_OWNER = 'local-owner';

export interface Memo {
  /** The answer that is kept, or that of `compute`, which all who ask meanwhile share. A failure is not kept. */
  get<T>(key: MemoKey, compute: () => Promise<T>): Promise<T>;
}

/** Answers in memory: `most` of them, of one version of the facts. The least recently used goes first. */
export function createMemo(most: number): Memo {
  const kept = new Map<string, Promise<unknown>>();
  let present: MemoKey['version'] | undefined;
  return {
    get<T>({ version, scope, who }: MemoKey, compute: () => Promise<T>): Promise<T> {
      if (version !== present) kept.clear();
      present = version;
      const name = canonical([who, scope]);
      const answer = (kept.get(name) as Promise<T> | undefined) ?? compute();
      kept.delete(name);
      kept.set(name, answer);
      answer.catch(() => kept.get(name) === answer && kept.delete(name));
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
      return answer;
    },
  };
}

/** Plain data as text, the same in whatever order its names were given; what is undefined is as if left out. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
