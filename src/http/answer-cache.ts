import { encode, type Encoding } from './encoding.ts';

/** An answer's bytes, plain and as compressed for the clients that asked so far. */
export interface Answer {
  etag: string;
  plain: Uint8Array;
  encoded: Map<Encoding, Promise<Uint8Array>>;
}

export const answer = (etag: string, plain: Uint8Array): Answer => ({ etag, plain, encoded: new Map() });

export async function bytesOf(given: Answer, encoding: Encoding): Promise<Uint8Array> {
  if (encoding === 'identity') return given.plain;
  let bytes = given.encoded.get(encoding);
  if (!bytes) {
    bytes = encode(given.plain, encoding);
    given.encoded.set(encoding, bytes);
  }
  return bytes;
}

/**
 * Answers by key, the least recently used dropped first once `maxBytes` of plain bytes are held. Two that ask for the same
 * key at once share one computation. A failed computation is not kept.
 */
export function createAnswerCache(maxBytes: number) {
  const kept = new Map<string, Answer>();
  const running = new Map<string, Promise<Answer>>();
  let held = 0;

  function keep(key: string, value: Answer): void {
    if (value.plain.length > maxBytes / 8) return;
    kept.set(key, value);
    held += value.plain.length;
    for (const [oldest, { plain }] of kept) {
      if (held <= maxBytes) break;
      kept.delete(oldest);
      held -= plain.length;
    }
  }

  return {
    get bytes() {
      return held;
    },
    async get(key: string, compute: () => Promise<Answer>): Promise<{ answer: Answer; hit: boolean }> {
      const found = kept.get(key);
      if (found) {
        kept.delete(key);
        kept.set(key, found);
        return { answer: found, hit: true };
      }
      const already = running.get(key);
      if (already) return { answer: await already, hit: true };
      const work = compute();
      running.set(key, work);
      try {
        const value = await work;
        keep(key, value);
        return { answer: value, hit: false };
      } finally {
        running.delete(key);
      }
    },
  };
}
export type AnswerCache = ReturnType<typeof createAnswerCache>;
