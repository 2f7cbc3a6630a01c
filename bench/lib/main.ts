import { parseArgs } from 'node:util';
import { figures } from '../figures/index.ts';
import type { Options } from './figure.ts';
import { machine } from './machine.ts';
import { renderTable } from './table.ts';

const USAGE = `Usage: node bench/run.mjs FIGURE [REPO] [options]

${Object.entries(figures)
  .map(([name, figure]) => `  ${name.padEnd(17)} ${figure.title}`)
  .join('\n')}
  all               every figure, one after the other

Options:
  --rounds N     how often each side runs; the median counts (default 3)
  --small REPO   for \`all\`: a repository of about 5,000 commits
  --theseus DIR  a checkout of git-of-theseus (see bench/README.md)
  --port N       port the server under test listens on (default 4799)
  --repositories N, --commits N
                 for \`many-…\`, which makes them: how many, and commits of each (default 100 and 400)
  --seed N       seed of random moments (default 1)
  --json         one JSON document instead of tables`;

/** Runs the figures asked for and prints what was measured. Exit code 1 when one is not reached. */
export async function main(argv: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '3' },
      small: { type: 'string' },
      theseus: { type: 'string' },
      port: { type: 'string', default: '4799' },
      seed: { type: 'string', default: '1' },
      repositories: { type: 'string', default: '100' },
      commits: { type: 'string', default: '400' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [name = '', repository = ''] = positionals;
  const chosen = name === 'all' ? Object.keys(figures) : [name];
  const wantsOne = chosen.some((figure) => figures[figure]?.wants !== 'nothing');
  if (values.help || (wantsOne && !repository) || !chosen.every((figure) => figure in figures)) {
    console.error(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const options: Options = {
    repository,
    repositories: Number(values.repositories),
    commits: Number(values.commits),
    rounds: Number(values.rounds),
    port: Number(values.port),
    seed: Number(values.seed),
    ...(values.theseus ? { theseus: values.theseus } : {}),
  };
  const results = [];
  if (!values.json) console.log(`${machine()}\n`);
  for (const figure of chosen) {
    const of = figures[figure]!;
    const forSmall = of.wants === 'about 5,000 commits' && name === 'all';
    const measured = await of.measure({ ...options, repository: forSmall ? (values.small ?? repository) : repository });
    results.push({ figure, title: of.title, reach: of.reach, ...measured });
    if (!values.json)
      console.log(`${figure}: ${of.title}\n\n${renderTable(measured.rows)}\n\n${verdict(of.reach, measured)}\n`);
  }
  if (values.json) console.log(JSON.stringify({ machine: machine(), results }, null, 2));
  process.exitCode = results.every((result) => result.reached) ? 0 : 1;
}

function verdict(reach: string, measured: { reached: boolean; result: string }): string {
  return `${measured.reached ? 'reached' : 'NOT REACHED'}: ${measured.result} (to reach: ${reach})`;
}
