import type { CommandContext } from './context.ts';

/**
 * While it is in use, Ctrl-C is answered at once with what becomes of a reading. A server reads on for whoever asked it:
 * `server` is its address, null where this process reads.
 */
export function tellWhenStopped({ output, signal }: CommandContext, server: string | null): Disposable {
  const tell = () =>
    output.note(
      server === null
        ? 'Stopping; what is stored is kept, and the same command goes on from there.'
        : `Stopped waiting; Wheelhouse at ${server} reads on.`,
    );
  signal.addEventListener('abort', tell);
  return { [Symbol.dispose]: () => signal.removeEventListener('abort', tell) };
}
