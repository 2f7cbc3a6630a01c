/* Writes docs/metrics/ (first argument: the repository's root); with --check only says whether it is as it should be. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cataloguePages } from './catalogue.ts';
import { metrics } from './register.ts';

const [root = '.', ...flags] = process.argv.slice(2);
const folder = join(root, 'docs', 'metrics');
const wanted = new Map(cataloguePages(metrics).map(({ file, text }) => [file, text]));

await mkdir(folder, { recursive: true });
const present = await readdir(folder);
const stale = present.filter((file) => !wanted.has(file));
const changed: string[] = [];
for (const [file, text] of wanted) {
  const before = present.includes(file) ? await readFile(join(folder, file), 'utf8') : null;
  if (before !== text) changed.push(file);
}

if (flags.includes('--check')) {
  if (stale.length + changed.length > 0) {
    process.stderr.write(
      `docs/metrics is not up to date: ${[...changed, ...stale].join(', ')}. Run \`npm run generate\`.\n`,
    );
    process.exitCode = 1;
  }
} else {
  await Promise.all(stale.map((file) => rm(join(folder, file))));
  await Promise.all(changed.map((file) => writeFile(join(folder, file), wanted.get(file) ?? '')));
  process.stdout.write(`docs/metrics: ${wanted.size} pages, ${changed.length} written, ${stale.length} removed.\n`);
}
