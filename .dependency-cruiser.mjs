import { readFileSync } from 'node:fs';

/** The import rules of ARCHITECTURE.md. `comment` is the sentence a contributor reads when a rule stops them. */

/** Rooms from the foundation up: a room imports those before it, never those after it. */
const order = [
  ['core'],
  ['contract'],
  ['words'],
  ['charts'],
  ['config'],
  ['git'],
  ['connectors'],
  ['store'],
  ['metrics'],
  ['insights'],
  ['people'],
  ['staffing'],
  ['jobs'],
  ['http', 'mcp', 'notify', 'web'],
  ['app'],
  ['cli'],
];

const edges = ['http', 'mcp', 'notify', 'cli', 'web'];
const pure = ['core', 'contract', 'words', 'charts'];

const test = '\\.test\\.tsx?$';
const room = (...names) => `^src/(${names.join('|')})/`;
const packages = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)`;

/**
 * Doors of rooms. charts has three: its pure part, what draws in a browser (heavy, a chunk of its own), and SVG for reports.
 */
const doors = ['^src/[^/]+/index\\.ts$', '^src/charts/(engine|server)/index\\.ts$'];

/** Tests of an edge start the whole program and look at it from outside, so they may import upwards. */
const edgeTests = `${room(...edges)}.*${test}`;

/** A metric file is one that the register of metrics imports; what several of them share is another file. */
const register = readFileSync(new URL('./src/metrics/register.ts', import.meta.url), 'utf8');
const metricFiles = [...register.matchAll(/from '\.\/((?!kernel)[\w-]+\/[\w/-]+)\.ts'/g)].map(
  ([, file]) => `^src/metrics/${file}\\.ts$`,
);

const importsPointDown = order.slice(0, -1).map((level, i) => ({
  name: `imports-point-down-from-${level[0] === 'http' ? 'edges' : level[0]}`,
  comment:
    `${level.join(', ')} cannot import a room built on top of it: imports point down the list in ARCHITECTURE.md. ` +
    'Move what both need into a lower room, or hand it in as an argument from app/.',
  severity: 'error',
  from: { path: room(...level), pathNot: edgeTests },
  to: { path: room(...order.slice(i + 1).flat()) },
}));

export default {
  forbidden: [
    ...importsPointDown,
    {
      name: 'pure-rooms-run-in-a-browser',
      comment:
        'core, contract, words and charts also run in the browser: no node: module in them. Do I/O in an upper room and pass data in.',
      severity: 'error',
      from: { path: room(...pure), pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'web-sees-only-the-contract',
      comment:
        'web sees core, contract, words and charts, nothing else: what it shows comes over the API that everyone has.',
      severity: 'error',
      from: { path: room('web'), pathNot: edgeTests },
      to: { path: '^src/', pathNot: room('web', ...pure) },
    },
    {
      name: 'sources-know-no-store',
      comment:
        'git and connectors turn a source into domain records (core/facts.ts) and know no database: jobs/ brings the two together.',
      severity: 'error',
      from: { path: room('git', 'connectors') },
      to: { path: `${room('store')}|${packages('kysely', '@duckdb/[^/]+', 'pg')}` },
    },
    {
      name: 'only-store-touches-a-driver',
      comment:
        'Only store/ talks to a database driver, so that every statement runs on both engines. Use what store/index.ts offers.',
      severity: 'error',
      from: { path: '^src/', pathNot: room('store', 'testing') },
      to: { path: packages('@duckdb/[^/]+', 'pg', 'pg-copy-streams', 'pg-pool', '@types/pg') },
    },
    {
      name: 'queries-live-in-store-metrics-and-insights',
      comment: 'SQL is written in store/, metrics/ and insights/ alone; other rooms call their functions.',
      severity: 'error',
      from: { path: '^src/', pathNot: room('store', 'metrics', 'insights', 'people', 'staffing', 'testing') },
      to: { path: packages('kysely') },
    },
    {
      name: 'numbers-never-see-people',
      comment:
        'metrics and insights never import people or staffing: a note of a 1:1 must not be able to leak into a number.',
      severity: 'error',
      from: { path: room('metrics', 'insights') },
      to: { path: room('people', 'staffing') },
    },
    {
      name: 'edges-are-imported-by-app-and-cli',
      comment:
        'http, mcp, notify, cli and web are edges: only app/ and cli/ import them. Move what you need below them.',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: `${room('app', 'cli', 'testing')}|${edgeTests}` },
      to: { path: room(...edges), pathNot: '^src/$1/' },
    },
    {
      name: 'rooms-are-entered-by-index',
      comment:
        "Another room is entered by its index.ts: import from '../room/index.ts', and export there what others may use.",
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/[^/]+/.+', pathNot: ['^src/$1/', ...doors, room('testing')] },
    },
    {
      name: 'no-cycles',
      comment: 'These files import each other in a circle. Move what they share into a file of its own.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'no-circles-between-folders-of-git',
      comment:
        'Folders of git/ use each other in one direction. What both sides must know is a type or a pure function: it belongs in git/model/.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^src/git/[^/]+$' },
      to: { circular: true, path: '^src/git/[^/]+$' },
    },
    {
      name: 'only-tests-import-testing',
      comment:
        'testing/ builds worlds for tests and is not shipped: only *.test.ts files and testing/ itself import it.',
      severity: 'error',
      from: { path: '^src/', pathNot: [test, room('testing')] },
      to: { path: room('testing') },
    },
    {
      name: 'metrics-stand-alone',
      comment:
        'A metric file imports no other metric file: move what two of them share into a file of its own, or into metrics/kernel/.',
      severity: 'error',
      from: { path: metricFiles },
      to: { path: metricFiles },
    },
    {
      name: 'connectors-stand-alone',
      comment: 'A connector imports no other connector: what two of them share belongs in connectors/kit/.',
      severity: 'error',
      from: { path: '^src/connectors/(?!kit/)([^/]+)/' },
      to: { path: '^src/connectors/[^/]+/', pathNot: ['^src/connectors/kit/', '^src/connectors/$1/'] },
    },
    {
      name: 'shipped-code-needs-no-dev-package',
      comment:
        'This runs where only "dependencies" are installed (npm i -g). Move the package there, or import only its types.',
      severity: 'error',
      from: { path: '^src/', pathNot: [test, room('testing', 'web')] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'imports-resolve',
      comment:
        'This import leads nowhere: a wrong path, a missing .ts extension, or a package that package.json does not name.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    moduleSystems: ['es6'],
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
