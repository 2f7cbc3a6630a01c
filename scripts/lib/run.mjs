import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { dist } from './paths.mjs';

/** Installs and builds when needed, then becomes the program `wheelhouse` with these arguments. */
export async function run(args) {
  try {
    const say = (sentence) => console.error(sentence);
    await ensureInstalled({ say });
    await ensureBuilt({ say });
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
  const main = join(dist, 'cli', 'main.js');
  process.argv = [process.argv[0], main, ...args];
  await import(pathToFileURL(main).href);
}
