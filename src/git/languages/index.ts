import type { FileFact } from '../../core/index.ts';
import type { AttributeLookup } from './attributes.ts';
import rules from './data/path-rules.json' with { type: 'json' };
import { LANGUAGE_BY_EXTENSION, LANGUAGE_BY_NAME } from './table.ts';

export { parseAttributes, type AttributeLookup } from './attributes.ts';

export type PathDescription = Pick<FileFact, 'language' | 'generated' | 'vendored' | 'leftOutBy' | 'documentation'>;

const generated = anyOf(rules.generated);
const vendored = anyOf(rules.vendored);
const each = (patterns: readonly string[]) => patterns.map((rule) => ({ rule, test: new RegExp(rule) }));
const eachOf = { vendored: each(rules.vendored), generated: each(rules.generated) };
const documentation = anyOf(rules.documentation);

/** What a path alone says of a file, as linguist reads it; `.gitattributes` has the last word. */
export function describePath(path: string, attributes?: AttributeLookup): PathDescription {
  const said = attributes?.(path) ?? {};
  const is = {
    generated: said.generated ?? generated.test(path),
    vendored: said.vendored ?? vendored.test(path),
  };
  return {
    ...is,
    leftOutBy: is.vendored || is.generated ? leftOutBy(path, is) : null,
    language: said.language ?? languageOf(path),
    documentation: said.documentation ?? documentation.test(path),
  };
}

/** The pattern that says so, else what the attributes are read from. */
function leftOutBy(path: string, is: { generated: boolean; vendored: boolean }): string {
  const patterns = is.vendored ? eachOf.vendored : eachOf.generated;
  return patterns.find(({ test }) => test.test(path))?.rule ?? '.gitattributes';
}

function languageOf(path: string): string | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const known = LANGUAGE_BY_NAME.get(name);
  if (known !== undefined) return known;
  // the longest extension that is known: `a.d.ts` before `.ts`
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const language = LANGUAGE_BY_EXTENSION.get(name.slice(dot).toLowerCase());
    if (language !== undefined) return language;
  }
  return null;
}

function anyOf(patterns: readonly string[]): RegExp {
  // not in unicode mode, in which the data's needless escapes are errors
  return new RegExp(patterns.join('|'));
}
