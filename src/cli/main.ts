import { writeSync } from 'node:fs';
import { sealPrototypes } from '../core/index.ts';
import { EXIT } from './exit.ts';
import { runProgram } from './program.ts';

/** `wheelhouse sql … | head` closes the pipe: that is no failure. An answer that cannot be written is one. */
function lostAnswer(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  try {
    writeSync(2, `error The answer could not be written: ${error.message}.\n   →  Look at where the output goes.\n`);
  } catch {
    // Nobody listens there either.
  }
  process.exit(EXIT.failed);
}

sealPrototypes();
process.stdout.on('error', lostAnswer);
// Nobody reads progress and errors any more; the work goes on, and the exit code says how it went.
process.stderr.on('error', () => undefined);

process.exitCode = await runProgram(process.argv.slice(2));
// Nothing may keep a finished command alive; what was written is flushed first.
process.stdout.write('', (error) => {
  if (error) lostAnswer(error);
  process.stderr.write('', () => process.exit());
});
