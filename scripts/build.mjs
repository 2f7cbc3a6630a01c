import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, ensureBuilt } from './lib/build.mjs';

/** `npm run build`: dist/ from src/. `--if-changed` does nothing when dist/ is what the sources say. */
const say = (sentence) => console.error(sentence);
if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await (process.argv.includes('--if-changed') ? ensureBuilt({ say }) : build({ say })).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
