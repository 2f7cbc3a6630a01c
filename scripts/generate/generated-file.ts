import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Writes a generated file of the clone, or, when the program was started with --check, only fails if it is stale. */
export function generatedFile(path: string, wanted: string): void {
  const file = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  const present = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (!process.argv.includes('--check')) {
    if (wanted !== present) writeFileSync(file, wanted);
    console.log(`${path}: ${wanted === present ? 'unchanged' : 'written'}.`);
  } else if (wanted !== present) {
    console.error(`${path} is not up to date. Run \`npm run generate\`.`);
    process.exitCode = 1;
  }
}
