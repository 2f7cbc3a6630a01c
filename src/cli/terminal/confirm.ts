import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';

export interface Asking {
  input: Readable;
  output: Writable;
  signal: AbortSignal;
}

/** Asks a question. All but `y` and `yes` is no, the end of the input too. Errors: an AbortError when stopped meanwhile. */
export async function confirm(question: string, { input, output, signal }: Asking): Promise<boolean> {
  // not as a terminal: it would take Ctrl-C for itself
  const lines = createInterface({ input, output, terminal: false });
  try {
    const ended = once(lines, 'close').then(() => '');
    const answer = await Promise.race([lines.question(`${question} [y/N] `, { signal }), ended]);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}
