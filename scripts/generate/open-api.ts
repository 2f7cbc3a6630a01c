import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programVersion } from '../../src/app/index.ts';
import { openApiDocument } from '../../src/http/index.ts';

/** Writes docs/openapi.json (first argument: the clone's root); with --check only says whether it is as it should be. */
const [root = '.', ...flags] = process.argv.slice(2);
const file = join(root, 'docs', 'openapi.json');
const wanted = `${JSON.stringify(openApiDocument(programVersion()), null, 2)}\n`;
const present = existsSync(file) ? readFileSync(file, 'utf8') : null;

if (!flags.includes('--check')) {
  writeFileSync(file, wanted);
  console.log(`docs/openapi.json: ${wanted === present ? 'unchanged' : 'written'}.`);
} else if (wanted !== present) {
  console.error('docs/openapi.json is not up to date. Run `npm run generate`.');
  process.exitCode = 1;
}
