import { missingRequirements } from './lib/requirements.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { printTally } from './lib/tally.mjs';
import { runVitest } from './lib/vitest.mjs';

/**
 * `npm test [-- vitest arguments]`: installs and builds what is needed, runs every test (browser and PostgreSQL ones
 * too), and ends with one line `N passed, N failed`. A run that breaks off, or finds no test, has failed.
 */
const filters = process.argv.slice(2);
const say = (sentence) => console.log(sentence);
let tally = { passed: 0, failed: 1 };
try {
  const missing = missingRequirements();
  if (missing.length > 0) throw new Error(missing.join('\n'));
  await ensureInstalled({ tests: true, say });
  await ensureBuilt({ say });
  tally = await runVitest(filters);
} catch (error) {
  console.error(error.message);
}
printTally(tally);
