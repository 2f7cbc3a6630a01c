import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Repository } from '../contract/index.ts';
import { WheelhouseError } from '../core/index.ts';
import { isUrl } from '../git/index.ts';
import { publicUrl } from '../jobs/index.ts';

/** A path or URL as it is stored; one may name what is no longer there. */
function sourceAt(named: string, cwd: string): string {
  if (isUrl(named)) return publicUrl(named);
  const path = resolve(cwd, named);
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Which of the known repositories a user means by a name, an id, a path or a URL, in this order. */
export function findKnown(all: readonly Repository[], named: string, cwd: string): Repository | undefined {
  const source = sourceAt(named, cwd);
  return (
    all.find((one) => one.name === named) ??
    all.find((one) => String(one.id) === named) ??
    all.find((one) => one.source === source)
  );
}

/** The same, for who can do nothing without it. Errors: repository.not-found. */
export function knownRepository(all: readonly Repository[], named: string, cwd: string): Repository {
  const found = findKnown(all, named, cwd);
  if (found) return found;
  throw new WheelhouseError('repository.not-found', `There is no repository ${named}.`, {
    help: `Known are: ${all.map((one) => one.name).join(', ') || 'none'}.`,
  });
}
