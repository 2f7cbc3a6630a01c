import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { WheelhouseError } from '../core/index.ts';
import { invalidConfig } from './invalid.ts';
import { ConfigFile } from './schema.ts';

const help = 'Correct that line, or remove it to get the default. docs/configuration.md lists every key.';

function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number | null {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}

/**
 * Reads wheelhouse.yaml. A missing file is an error only when it was named (`required`).
 * Errors: config.invalid with the file, the line and the key.
 */
export function readConfigFile(file: string, required: boolean): ConfigFile {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    if (missing && !required) return {};
    throw new WheelhouseError(
      'config.invalid',
      `The configuration file ${file} ${missing ? 'does not exist' : 'cannot be read'}.`,
      {
        help: 'Give the path of a readable file with --config or WHEELHOUSE_CONFIG.',
        cause,
      },
    );
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken) {
    const { line } = lines.linePos(broken.pos[0]);
    throw new WheelhouseError('config.invalid', `${file} line ${line} is not YAML: ${broken.message}`, { help });
  }
  const parsed = ConfigFile.safeParse(document.toJS() ?? {});
  if (parsed.success) return parsed.data;
  throw invalidConfig(
    parsed.error.issues,
    (path) => {
      const line = lineOf(document, lines, path);
      return line === null ? file : `${file} line ${line}`;
    },
    help,
  );
}
