import { inView, type View } from '../process/view.ts';
import { createOutputFile } from '../process/output-file.ts';
import { GitFailure, startGitInto, Stopped } from '../process/run.ts';
import { DIFF_OPTIONS } from './diff-options.ts';
import { readDiffs, type DiffEvents } from './diff-stream.ts';

/**
 * A `git diff-tree --stdin` that is asked again and again: starting a process costs as much as dozens of commits, and its
 * caches of objects stay warm. It echoes a line that is no object id and flushes, which marks the end of an answer.
 */
export interface DiffServer {
  /** Asks for the diffs of the given lines; questions are answered one after the other. Rejects with `GitFailure` when git dies of one. */
  ask(lines: readonly string[], events: Omit<DiffEvents, 'mark'>): Promise<void>;
  /**
   * Lets git end by itself once all is answered. Rejects where it says that not all it wrote has arrived (a disk was full
   * for a moment: `GitFailure`) or that it was killed before it could say.
   */
  close(): Promise<void>;
  stop(): void;
}

export interface DiffServerOptions {
  view: View;
  arguments: readonly string[];
  settings?: readonly string[];
  signal?: AbortSignal;
}

const END = '#end\n';

export function createDiffServer(options: DiffServerOptions): DiffServer {
  let current: Process | null = null;
  let stopped = false;
  return {
    async ask(lines, events) {
      let isHeard = lines.length === 0;
      while (!isHeard) {
        if (stopped) throw new Stopped();
        options.signal?.throwIfAborted();
        if (current === null || current.isOver()) current = start(options);
        try {
          isHeard = await current.ask(lines, events);
        } catch (error) {
          // git killed by us has not died of anything
          throw stopped ? new Stopped() : error;
        }
        // An answer that came before the end reached git is too late as well.
        if (stopped) throw new Stopped();
      }
    },
    async close() {
      await current?.close();
    },
    stop() {
      stopped = true;
      current?.end();
    },
  };
}

interface Process {
  /** False when the process ended before it came to the question; rejects when it ended over it. */
  ask(lines: readonly string[], events: Omit<DiffEvents, 'mark'>): Promise<boolean>;
  isOver(): boolean;
  close(): Promise<void>;
  end(): void;
}

interface Question {
  events: Omit<DiffEvents, 'mark'>;
  answered(isHeard: boolean): void;
  failed(cause: unknown): void;
}

/** Once answers have taken this much of the disk, the next question waits until all is read and the file can be emptied. */
const MOST_KEPT = 128 << 20;

function start({ view, arguments: args, settings, signal }: DiffServerOptions): Process {
  const output = createOutputFile(view.gitDir);
  const questions: Question[] = [];
  const git = startGitInto(
    output.appendTo,
    ['diff-tree', '--stdin', '--root', ...DIFF_OPTIONS, ...args],
    inView(view, { signal, settings, input: 'open', isAwaited: () => questions.length > 0 }),
  );
  let death: { cause: unknown } | null = null;
  git.finished.then(
    () => (death = { cause: new GitFailure(args, 0, 'git diff-tree ended before its input') }),
    (cause: unknown) => (death = { cause }),
  );
  let isOver = false;
  const finish = (cause: unknown): void => {
    isOver = true;
    git.kill();
    const [blamed, ...unheard] = questions.splice(0);
    blamed?.failed(cause);
    for (const { answered } of unheard) answered(false);
  };
  const asked = (): Omit<DiffEvents, 'mark'> => questions[0]!.events;
  const reader = readDiffs(
    {
      begin: (name) => asked().begin(name),
      raw: (record) => asked().raw(record),
      combined: (record) => asked().combined?.(record),
      patch: () => asked().patch(),
      hunk: (removed, added, line) => asked().hunk(removed, added, line),
      binary: () => asked().binary(),
      mark: () => questions.shift()!.answered(true),
    },
    view.objectFormat === 'sha256' ? 64 : 40,
  );
  let following: Promise<void> | null = null;
  const follow = async (): Promise<void> => {
    try {
      while (questions.length > 0) {
        await output.follow(reader.push, { isDone: () => questions.length === 0, isEnded: () => death !== null });
        if (death !== null) finish(death.cause);
      }
    } catch (error) {
      finish(error);
    }
    following = null;
    if (isOver) output[Symbol.dispose]();
  };
  const end = (cause: unknown): void => {
    finish(cause);
    if (following === null) output[Symbol.dispose]();
  };
  return {
    async ask(lines, events) {
      // what a git that has died left behind is read first: it says which question it died of
      while ((death !== null || output.length > MOST_KEPT) && following !== null) await following;
      if (death !== null) end(death.cause);
      if (isOver) return false;
      if (questions.length === 0) output.empty();
      return await new Promise<boolean>((answered, failed) => {
        questions.push({ events, answered, failed });
        void git.send([...lines, END]);
        following ??= follow();
      });
    },
    isOver: () => isOver,
    async close() {
      if (isOver) return;
      git.endInput();
      await git.finished;
    },
    end: () => end(new Stopped()),
  };
}
