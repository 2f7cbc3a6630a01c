import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './lib/paths.mjs';

/**
 * What stands in SQL, where no import rule can see it. Each rule has the rooms it looks at, what it stops, and the files
 * (or folders, ending in a slash) that may say it, each with the reason. An exception that nothing needs is a fault too.
 */
export const rules = {
  'what-counts-is-said-once': {
    comment:
      'Which commits, files, people and releases count is decided in src/metrics/kernel/counting.ts: ask its rules, or add one there.',
    rooms: ['store', 'metrics', 'insights', 'people', 'staffing', 'jobs', 'http', 'app'],
    stops: [
      /\bon_default\b/,
      /\bparents['"]?(, ?['"])? ?[<>=]/,
      /'bot'/,
      /\.kind(', '(=|<>|in|not in)'| ?(=|<>|in\b)(?!=))/,
      /\boutlier(Lines|Files)\b/,
      /\.(generated|vendored)\b|case when (generated|vendored)\b/,
      /'(generated|vendored)'/,
      /\bprerelease\b/,
      /\bstarts_with\(/,
    ],
    exceptions: {
      'src/metrics/kernel/counting.ts': 'says what counts',
      'src/metrics/kernel/scope.ts': 'declares the limits that can be set',
      'src/metrics/knowledge/path-lives.ts': 'commits without parents begin a history; it says nothing of what counts',
      'src/metrics/delivery/list-releases.ts': 'shows which releases are pre-releases',
      'src/store/schema.ts': 'declares the columns',
      'src/store/tables.ts': 'declares the columns',
      'src/store/migrations/': 'makes the columns and their indexes',
      'src/store/facts/': 'writes the columns',
      'src/store/maintenance/checks.ts': 'checks the columns against each other',
      'src/store/sources/git-streams.ts': 'asks sources for their kind, not people',
      'src/store/queries/people.ts': 'lists identities by kind; no number comes of it',
    },
  },
};

const comments = /\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm;

/** The lines of a source that this rule stops, comments aside. */
export function stopped(source, { stops }) {
  const lines = source.replace(comments, (comment) => comment.replace(/[^\n]/g, '')).split('\n');
  return lines.flatMap((line, i) => (stops.some((pattern) => pattern.test(line)) ? [i + 1] : []));
}

/** Every breach in the tree below `top`, as sentences. */
export function breaches(top = root) {
  return Object.entries(rules).flatMap(([name, rule]) => {
    const needed = new Set();
    const found = rule.rooms
      .flatMap((room) => sources(top, `src/${room}`))
      .flatMap((file) => {
        const lines = stopped(readFileSync(join(top, file), 'utf8'), rule);
        const exception = Object.keys(rule.exceptions).find(
          (one) => file === one || (one.endsWith('/') && file.startsWith(one)),
        );
        if (exception && lines.length > 0) needed.add(exception);
        return exception ? [] : lines.map((line) => `${name}: ${file}:${line}\n    ${rule.comment}`);
      });
    const idle = Object.keys(rule.exceptions).filter((one) => !needed.has(one));
    return [...found, ...idle.map((one) => `${name}: the exception for ${one} is not needed any more; remove it.`)];
  });
}

function sources(top, folder) {
  if (!existsSync(join(top, folder))) return [];
  return readdirSync(join(top, folder), { recursive: true })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !/\.(test|examples)\.ts$/.test(file))
    .sort();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const found = breaches();
  for (const breach of found) console.error(breach);
  if (found.length > 0) process.exitCode = 1;
}
