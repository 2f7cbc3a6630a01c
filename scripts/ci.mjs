import { checks } from './lib/checks.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { run } from './lib/process.mjs';
import { missingRequirements } from './lib/requirements.mjs';
import { lastTally, printTally } from './lib/tally.mjs';

/** `.ci/run`: every check and every test, all of them run whatever fails. The last line counts tests and checks together. */
const say = (sentence) => console.log(sentence);
const tally = { passed: 0, failed: 0 };
const summary = [];
const env = { CI: 'true', NO_COLOR: '1' };

await step('this machine has what is needed', () => {
  const missing = missingRequirements();
  return { ok: missing.length === 0, output: missing.join('\n') };
});
await step('packages are installed', async () => {
  await ensureInstalled({ tests: true, say });
  return { ok: true };
});
for (const [name, script] of Object.entries(checks)) {
  await step(name, async () => {
    const { status, output } = await run('npm', ['run', '--silent', ...script], { env });
    return { ok: status === 0, output };
  });
}
await runTests();
console.log(`\n${summary.join('\n')}\n`);
printTally(tally);

async function step(name, check) {
  const started = Date.now();
  const result = await Promise.resolve()
    .then(check)
    .catch((error) => ({ ok: false, output: error.message }));
  if (!result.ok) console.log(`\n--- ${name}: NO\n${result.output ?? ''}`);
  note(name, result.ok, started);
  tally[result.ok ? 'passed' : 'failed'] += 1;
}

async function runTests() {
  const started = Date.now();
  const { status, stdout } = await run('npm', ['test', '--silent'], { env, show: true });
  const tests = lastTally(stdout, status);
  tally.passed += tests.passed;
  tally.failed += tests.failed;
  note(`npm test: ${tests.passed} passed, ${tests.failed} failed`, tests.failed === 0, started);
}

function note(name, ok, started) {
  const line = `${ok ? 'ok ' : 'NO '} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`;
  summary.push(line);
  console.log(line);
}
