import { drain, GitFailure, startGit, Stopped, type RunningGit } from './run.ts';
import { inView, type View } from './view.ts';

/** A `git cat-file --batch` that is asked again and again. */
export interface ObjectServer {
  /** Gives each object's content, in order, as it is read; null for one that is missing. One question at a time. */
  read(oids: readonly string[], take: (content: Buffer | null, index: number) => void): Promise<void>;
  stop(): void;
}

export function createObjectServer(
  view: View,
  options: { settings?: readonly string[]; signal?: AbortSignal } = {},
): ObjectServer {
  let git: RunningGit | null = null;
  let stopped = false;
  let ended: Promise<never> | null = null;
  let parts: Buffer[] = [];
  /** Bytes still to come of the current object and its newline; null while its header is awaited. */
  let left: number | null = null;
  let next = 0;
  let wanted = 0;
  let take: (content: Buffer | null, index: number) => void = () => undefined;
  let done: () => void = () => undefined;

  const give = (content: Buffer | null): void => {
    take(content, next++);
    if (next === wanted) done();
  };
  const push = (chunk: Buffer): void => {
    for (let at = 0; at < chunk.length;) {
      if (left === null) {
        const end = chunk.indexOf(10, at);
        parts.push(chunk.subarray(at, end < 0 ? undefined : end));
        if (end < 0) return;
        const size = / (\d+)$/u.exec(Buffer.concat(parts).toString('latin1'))?.[1];
        parts = [];
        at = end + 1;
        if (size === undefined) give(null);
        else left = Number(size) + 1;
        continue;
      }
      const piece = chunk.subarray(at, at + left);
      parts.push(piece);
      left -= piece.length;
      at += piece.length;
      if (left > 0) return;
      const content = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
      parts = [];
      left = null;
      give(content.subarray(0, -1));
    }
  };
  const start = (): RunningGit => {
    const started = startGit(
      ['cat-file', '--batch'],
      inView(view, { ...options, input: 'open', isAwaited: () => next < wanted }),
    );
    ended = Promise.all([drain(started.stdout, push), started.finished]).then(() => {
      throw new GitFailure(['cat-file'], 0, 'git cat-file ended before its input');
    });
    ended.catch(() => undefined);
    return started;
  };

  return {
    async read(oids, listener) {
      if (stopped) throw new Stopped();
      if (oids.length === 0) return;
      git ??= start();
      take = listener;
      next = 0;
      wanted = oids.length;
      const answered = new Promise<void>((resolve) => {
        done = resolve;
      });
      void git.send(oids.map((oid) => `${oid}\n`));
      try {
        await Promise.race([answered, ended!]);
      } catch (error) {
        throw stopped ? new Stopped() : error;
      }
    },
    stop() {
      stopped = true;
      git?.kill();
      git = null;
    },
  };
}
