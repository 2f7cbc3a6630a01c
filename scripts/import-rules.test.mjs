import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import config from '../.dependency-cruiser.mjs';
import { root } from './lib/paths.mjs';

/** For every rule the files that break it: path → what it imports. */
const violations = {
  'imports-point-down-from-core': { 'src/core/up.ts': '../contract/index.ts' },
  'imports-point-down-from-contract': { 'src/contract/up.ts': '../words/index.ts' },
  'imports-point-down-from-words': { 'src/words/up.ts': '../charts/index.ts' },
  'imports-point-down-from-charts': { 'src/charts/up.ts': '../config/index.ts' },
  'imports-point-down-from-config': { 'src/config/up.ts': '../git/index.ts' },
  'imports-point-down-from-git': { 'src/git/up.ts': '../connectors/index.ts' },
  'imports-point-down-from-connectors': { 'src/connectors/up.ts': '../store/index.ts' },
  'imports-point-down-from-store': { 'src/store/up.ts': '../metrics/index.ts' },
  'imports-point-down-from-metrics': { 'src/metrics/up.ts': '../insights/index.ts' },
  'imports-point-down-from-insights': { 'src/insights/up.ts': '../people/index.ts' },
  'imports-point-down-from-people': { 'src/people/up.ts': '../staffing/index.ts' },
  'imports-point-down-from-staffing': { 'src/staffing/up.ts': '../jobs/index.ts' },
  'imports-point-down-from-jobs': { 'src/jobs/up.ts': '../app/index.ts' },
  'imports-point-down-from-edges': { 'src/http/up.ts': '../app/index.ts' },
  'imports-point-down-from-app': { 'src/app/up.ts': '../cli/index.ts' },
  'pure-rooms-run-in-a-browser': { 'src/core/reads.ts': 'node:fs' },
  'web-sees-only-the-contract': { 'src/web/numbers.ts': '../metrics/index.ts' },
  'sources-know-no-store': { 'src/connectors/saves.ts': '../store/index.ts', 'src/git/queries.ts': 'kysely' },
  'only-store-touches-a-driver': { 'src/jobs/connects.ts': 'pg', 'src/metrics/opens.ts': '@duckdb/node-api' },
  'queries-live-in-store-metrics-and-insights': { 'src/http/queries.ts': 'kysely' },
  'numbers-never-see-people': { 'src/metrics/reads-notes.ts': '../people/index.ts' },
  'edges-are-imported-by-app-and-cli': {
    'src/jobs/serves.ts': '../http/index.ts',
    'src/http/shows.ts': '../web/index.ts',
  },
  'rooms-are-entered-by-index': { 'src/store/deep.ts': '../core/inner.ts' },
  'no-cycles': { 'src/core/circle-back.ts': './circle.ts' },
  'no-circles-between-folders-of-git': { 'src/git/replay/keeps.ts': '../cache/index.ts' },
  'only-tests-import-testing': { 'src/store/builds.ts': '../testing/index.ts' },
  'metrics-stand-alone': { 'src/metrics/code/survival.ts': './efficiency.ts' },
  'connectors-stand-alone': { 'src/connectors/jira/index.ts': '../linear/index.ts' },
  'shipped-code-needs-no-dev-package': { 'src/cli/bundles.ts': 'vite' },
  'imports-resolve': { 'src/core/lost.ts': './nowhere.ts' },
};

/** Imports that look similar and are allowed. */
const allowed = {
  'src/store/index.ts': 'pg',
  'src/store/query.ts': '../core/index.ts',
  'src/metrics/code/efficiency.ts': './shared-by-two.ts',
  'src/metrics/code/shared-by-two.ts': '../kernel/index.ts',
  'src/metrics/code/efficiency.test.ts': '../../testing/index.ts',
  'src/metrics/kernel/index.ts': 'kysely',
  'src/web/index.ts': '../charts/engine/index.ts',
  'src/web/index.test.ts': '../app/index.ts',
  'src/cli/index.ts': '../app/index.ts',
  'src/app/index.ts': '../http/index.ts',
  // The other half of the circle, which is reported once.
  'src/core/circle.ts': './circle-back.ts',
  'src/git/cache/replays.ts': '../replay/index.ts',
};

const rooms = [
  'core',
  'contract',
  'words',
  'charts',
  'charts/engine',
  'config',
  'git',
  'git/cache',
  'git/replay',
  'connectors',
  'connectors/linear',
  'store',
];
rooms.push(
  'metrics',
  'metrics/kernel',
  'insights',
  'people',
  'staffing',
  'jobs',
  'http',
  'web',
  'app',
  'cli',
  'testing',
);

let tree;
let found;

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'wheelhouse-rules-'));
  for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.mjs'])
    cpSync(join(root, name), join(tree, name));
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  for (const room of rooms) write(`src/${room}/index.ts`, '');
  write('src/core/inner.ts', '');
  write(
    'src/metrics/register.ts',
    "import { a } from './code/survival.ts';\nimport { b } from './code/efficiency.ts';\n",
  );
  for (const files of [allowed, ...Object.values(violations)]) {
    for (const [path, imported] of Object.entries(files)) write(path, `import ${JSON.stringify(imported)};\n`);
  }
  found = cruise().map((violation) => ({ rule: violation.rule.name, from: violation.from }));
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

test.each(config.forbidden.map((rule) => rule.name))('%s stops who breaks it', (rule) => {
  const caught = found.filter((violation) => violation.rule === rule).map((violation) => violation.from);
  const planted = Object.keys(violations[rule] ?? {}).map((path) => (isOfFolders(rule) ? dirname(path) : path));
  expect(planted).not.toHaveLength(0);
  expect(caught).toEqual(expect.arrayContaining(planted));
});

test('nothing else is stopped', () => {
  const innocent = found.filter((violation) => violation.from in allowed || violation.from.endsWith('/index.ts'));
  expect(innocent.filter((violation) => violation.from !== 'src/connectors/jira/index.ts')).toEqual([]);
});

test('every rule says what to do', () => {
  for (const rule of config.forbidden) expect(rule.comment, rule.name).toMatch(/^.{60,}\.$/);
});

function isOfFolders(rule) {
  return config.forbidden.find(({ name }) => name === rule).scope === 'folder';
}

function write(path, text) {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), text || 'export {};\n');
}

function cruise() {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const options = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'src'];
  const json = execFileSync(process.execPath, [program, ...options], {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return JSON.parse(json).summary.violations;
}
