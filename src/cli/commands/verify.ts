import pc from 'picocolors';
import { verifyLedger, type Verification } from '../../git/index.ts';
import type { CommandContext, CommonOptions } from '../context.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { minedRepository, openSessionAbout } from '../mined.ts';
import type { Output } from '../output.ts';
import { printable } from '../terminal/escape.ts';
import { count, counted } from '../terminal/words.ts';

interface VerifyOptions extends CommonOptions {
  files?: number;
  seed?: number;
}

const LISTED = 50;
/** Agreement that the project promises on real repositories. */
const PROMISED = 0.999;

/** Never rounded up to 100%. */
function percent(agreed: number, lines: number): string {
  const share = lines === 0 ? 1 : agreed / lines;
  return `${(Math.floor(share * 1e5) / 1e3).toFixed(3)}%`;
}

function tell(output: Output, { lines, agreed, files, skipped, tip }: Verification): void {
  output.line(
    `${percent(agreed, lines)} of ${counted(lines, 'line')} in ${counted(files.length, 'file')} agree with git blame (tip ${tip.slice(0, 12)})`,
  );
  if (skipped > 0)
    output.line(
      pc.dim(
        `${counted(skipped, 'file')} without lines to compare: binary, submodules, missing content, or a name that is not UTF-8`,
      ),
    );
  const differing = files.filter(({ differ }) => differ > 0).toSorted((a, b) => b.differ - a.differ);
  for (const file of differing.slice(0, LISTED)) {
    output.line(
      `  ${count(file.differ)}/${count(file.lines)}  ${printable(file.path)}${file.why ? `  ${pc.dim(printable(file.why))}` : ''}`,
    );
  }
  if (differing.length > LISTED) output.line(`  and ${count(differing.length - LISTED)} more (--json lists all)`);
}

/** `wheelhouse verify`: the ledger against git blame, on the user's own repository. */
export async function verify(context: CommandContext, options: VerifyOptions, args: string[]): Promise<ExitCode> {
  const { output, signal } = context;
  await using session = await openSessionAbout(args[0] ?? '.', context, 'verify');
  const repository = await minedRepository(args[0] ?? '.', session, context);
  const found = await verifyLedger({
    gitDir: repository.gitDir,
    cacheDir: repository.cacheDir,
    ...(options.files === undefined ? {} : { files: options.files }),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    signal,
    onProgress: ({ done, total }) =>
      output.progress.show([
        {
          label: repository.name,
          doing: 'comparing with git blame',
          done,
          total,
          unit: 'files',
          perSecond: null,
          secondsLeft: null,
        },
      ]),
  });
  output.progress.end();
  const agreement = found.lines === 0 ? 1 : found.agreed / found.lines;
  output.answer({ repository: repository.name, agreement, ...found });
  tell(output, found);
  return agreement >= PROMISED ? EXIT.ok : EXIT.failed;
}
