/**
 * A reading that calls of one turn share: whoever asks before it begins gets its answer, whoever asks later a new one, so
 * that no answer is older than its question. A failure is everyone's of that turn.
 */
export function onceATurn<T>(read: () => Promise<T>): () => Promise<T> {
  let waiting: Promise<T> | null = null;
  return () =>
    (waiting ??= Promise.resolve().then(() => {
      waiting = null;
      return read();
    }));
}
