/**
 * Writes src/git/languages/data/languages.json from the linguist-languages package (MIT): one language per extension, file name and alias.
 * Where several claim an extension, the better known one has it, as reading contents is not worth it for a path.
 */
import * as languages from 'linguist-languages';
import { generatedFile } from './generated-file.ts';

const KNOWN = [
  'C',
  'C++',
  'C#',
  'Python',
  'JavaScript',
  'TypeScript',
  'TSX',
  'Java',
  'Go',
  'Rust',
  'Ruby',
  'PHP',
  'Perl',
  'Shell',
  'Swift',
  'Kotlin',
  'Scala',
  'Objective-C',
  'Objective-C++',
  'R',
  'Lua',
  'SQL',
  'HTML',
  'CSS',
  'Markdown',
  'JSON',
  'YAML',
  'XML',
  'INI',
  'Text',
  'Assembly',
  'Unix Assembly',
  'Fortran',
  'Pascal',
  'D',
  'Dart',
  'F#',
  'OCaml',
  'Haskell',
  'Erlang',
  'Elixir',
  'Clojure',
  'Common Lisp',
  'Scheme',
  'Smalltalk',
  'Makefile',
  'M4',
  'Roff',
  'Verilog',
  'Puppet',
  'GDScript',
  'GLSL',
  'ShaderLab',
  'Java Properties',
  'Solidity',
  'Reason',
  'Yacc',
  'Lex',
  'Starlark',
  'Protocol Buffer Text Format',
  'Smarty',
  'Java Server Pages',
  'OpenCL',
  'AsciiDoc',
  'Visual Basic 6.0',
  'VBA',
  'MATLAB',
  'TeX',
  'QMake',
  'FreeMarker',
  'CUE',
  'Nix',
  'Terra',
  'jq',
  'Mojo',
  'Lean 4',
  'Nushell',
  'ReScript',
  'Typst',
  'Pkl',
  'Odin',
];
// `.inc` and `.cls` belong to too many to say anything
const UNDECIDED = new Set(['.inc', '.cls', '.b', '.e', '.x', '.k', '.st']);
const ALIASES = { TSX: 'TypeScript', 'Roff Manpage': 'Roff' };

const rank = (language) => {
  const known = KNOWN.indexOf(language.name);
  return known < 0 ? KNOWN.length : known;
};

function languageTable() {
  const all = Object.values(languages).sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
  const extensions = new Map();
  const names = new Map();
  const aliases = new Map();
  const primary = (language, extension) => language.extensions?.[0] === extension;
  for (const language of all) {
    for (const extension of language.extensions ?? []) {
      const key = extension.toLowerCase();
      const holder = extensions.get(key);
      const better =
        holder === undefined ||
        (rank(holder) === KNOWN.length && primary(language, extension) && !primary(holder, extension));
      if (better) extensions.set(key, language);
    }
    for (const name of language.filenames ?? []) if (!names.has(name)) names.set(name, language);
    // a value of .gitattributes has no spaces; linguist takes a language's name with dashes for them
    const called = [language.name.replaceAll(' ', '-'), ...(language.aliases ?? [])].filter(
      (alias) => !alias.includes(' '),
    );
    for (const alias of called) aliases.set(alias.toLowerCase(), language);
  }
  const pairs = (map) =>
    [...map].map(([key, { name }]) => [key, ALIASES[name] ?? name]).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    extensions: pairs(extensions).filter(([key]) => !UNDECIDED.has(key)),
    names: pairs(names),
    aliases: pairs(aliases),
  };
}

/** A line a language: what leads to it. */
function tableSource(table) {
  const entries = new Map();
  for (const [words, pairs] of Object.entries(table)) {
    for (const [word, language] of pairs) {
      const of = entries.get(language) ?? {};
      entries.set(language, { ...of, [words]: [...(of[words] ?? []), word] });
    }
  }
  const lines = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  return `{\n${lines.map(([language, of]) => `  ${JSON.stringify(language)}: ${JSON.stringify(of)}`).join(',\n')}\n}\n`;
}

generatedFile('src/git/languages/data/languages.json', tableSource(languageTable()));
