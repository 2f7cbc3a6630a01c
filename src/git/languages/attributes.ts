import { globMatcher } from './glob.ts';
import { LANGUAGE_BY_ALIAS } from './table.ts';

/** What `.gitattributes` files say of linguist's attributes: true, false, or a value; undefined where they say nothing. */
export interface LinguistAttributes {
  generated?: boolean | undefined;
  vendored?: boolean | undefined;
  documentation?: boolean | undefined;
  language?: string | undefined;
}

interface Rule {
  /** Folder of the file that has the rule, with a slash at its end; '' at the root. */
  folder: string;
  matches: (path: string) => boolean;
  attributes: LinguistAttributes;
}

export type AttributeLookup = (path: string) => LinguistAttributes;

/** Reads `.gitattributes` files (by their path); a later rule and a deeper folder win, as in gitattributes(5). */
export function parseAttributes(files: readonly { path: string; text: string }[]): AttributeLookup {
  const rules: Rule[] = [];
  for (const { path, text } of [...files].sort((a, b) => depth(a.path) - depth(b.path))) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    for (const line of text.split(/\r?\n/u)) {
      const rule = parseRule(line, folder);
      if (rule !== null) rules.push(rule);
    }
  }
  if (rules.length === 0) return () => NOTHING;
  return (path) => {
    const found: LinguistAttributes = {};
    for (const { folder, matches, attributes } of rules) {
      if (path.startsWith(folder) && matches(path.slice(folder.length))) Object.assign(found, attributes);
    }
    return found;
  };
}

const NOTHING: LinguistAttributes = {};

/** Bytes of a line that git reads, too. */
const LONGEST_LINE = 2048;

function parseRule(line: string, folder: string): Rule | null {
  if (line.length > LONGEST_LINE) return null;
  const words = line.trim().split(/\s+/u);
  const [pattern, ...settings] = words;
  if (!pattern || pattern.startsWith('#') || pattern.startsWith('!') || pattern.startsWith('[attr]')) return null;
  const attributes: LinguistAttributes = {};
  for (const setting of settings) {
    const match = /^([-!]?)linguist-(generated|vendored|documentation|language)(?:=(.*))?$/u.exec(setting);
    if (match === null) continue;
    const [, sign, name, value] = match;
    // ! takes back what a rule before said
    if (sign === '!') attributes[name as keyof LinguistAttributes] = undefined;
    else if (name === 'language') {
      if (value) attributes.language = LANGUAGE_BY_ALIAS.get(value.toLowerCase()) ?? value;
    } else attributes[name as 'generated' | 'vendored' | 'documentation'] = sign === '' && value !== 'false';
  }
  return Object.keys(attributes).length === 0 ? null : { folder, matches: globMatcher(pattern), attributes };
}

function depth(path: string): number {
  return path.split('/').length;
}
