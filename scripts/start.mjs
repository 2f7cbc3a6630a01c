import { missingRequirements } from './lib/requirements.mjs';

/** `npm start -- PATH…`: from a fresh clone to the dashboard. Installs and builds when needed, then `wheelhouse up PATH…`. */
const missing = missingRequirements();
if (missing.length > 0) {
  console.error(missing.join('\n'));
  process.exit(1);
}
// npm runs scripts in the package's folder; paths are meant from where the user stands.
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
const { run } = await import('./lib/run.mjs');
await run(['up', ...process.argv.slice(2)]);
