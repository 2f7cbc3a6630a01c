import { inView, type View } from '../process/view.ts';
import { drain, GitFailure, startGit, Stopped } from '../process/run.ts';
import { DIFF_OPTIONS } from './diff-options.ts';
import { readDiffs, type DiffEvents } from './diff-stream.ts';

/**
 * A `git diff-tree --stdin` that is asked again and again: starting a process costs as much as dozens of commits, and its
 * caches of objects stay warm. It echoes a line that is no object id and flushes, which marks the end of an answer.
 */
export interface DiffServer {
  /** Asks for the diffs of the given lines; one question at a time. Rejects with `GitFailure` when git dies of one. */
  ask(lines: readonly string[], events: Omit<DiffEvents, 'mark'>): Promise<void>;
  stop(): void;
}

export interface DiffServerOptions {
  view: View;
  arguments: readonly string[];
  settings?: readonly string[];
  signal?: AbortSignal;
}

const END = '#end\n';

interface Process {
  git: ReturnType<typeof startGit>;
  ask(lines: readonly string[], events: Omit<DiffEvents, 'mark'>): Promise<void>;
}

export function createDiffServer(options: DiffServerOptions): DiffServer {
  let current: Process | null = null;
  let stopped = false;
  return {
    async ask(lines, events) {
      if (stopped) throw new Stopped();
      if (lines.length === 0) return;
      current ??= start(options);
      try {
        await current.ask(lines, events);
      } catch (error) {
        current?.git.kill();
        current = null;
        // git killed by us has not died of anything
        throw stopped ? new Stopped() : error;
      }
    },
    stop() {
      stopped = true;
      current?.git.kill();
      current = null;
    },
  };
}

function start({ view, arguments: args, settings, signal }: DiffServerOptions): Process {
  const git = startGit(
    ['diff-tree', '--stdin', '--root', ...DIFF_OPTIONS, ...args],
    inView(view, { signal, settings, input: 'open' }),
  );
  let events: Omit<DiffEvents, 'mark'> | null = null;
  let done: (() => void) | null = null;
  const reader = readDiffs(
    {
      begin: (name) => events!.begin(name),
      raw: (record) => events!.raw(record),
      combined: (record) => events!.combined?.(record),
      patch: () => events!.patch(),
      hunk: (removed, added, line) => events!.hunk(removed, added, line),
      binary: () => events!.binary(),
      mark: () => done?.(),
    },
    view.objectFormat === 'sha256' ? 64 : 40,
  );
  const drained = drain(git.stdout, reader.push);
  const ended = Promise.all([drained, git.finished]).then(() => {
    throw new GitFailure(args, 0, 'git diff-tree ended before its input');
  });
  ended.catch(() => undefined);
  return {
    git,
    async ask(lines, listener) {
      events = listener;
      const answered = new Promise<void>((resolve) => {
        done = resolve;
      });
      void git.send([...lines, END]);
      await Promise.race([answered, ended]);
      done = null;
    },
  };
}
