import { WheelhouseError } from '../core/index.ts';
import { isUrl } from '../git/index.ts';

/** The same address however its end is written. Errors: input.invalid for what only begins like a URL. */
export function normalUrl(source: string): string {
  const trimmed = source.trim().replace(/\/+$/, '');
  if (isUrl(trimmed) && (!trimmed.includes('://') || URL.canParse(trimmed))) return trimmed;
  throw new WheelhouseError('input.invalid', `${source} is no URL that git could clone.`, {
    help: 'Give it as `git clone` takes it, for example https://example.com/team/api.git.',
  });
}

/** An address as it is stored and shown: without its password, and the same however its end is written. */
export function publicUrl(source: string): string {
  const trimmed = normalUrl(source);
  if (!trimmed.includes('://')) return trimmed;
  const url = new URL(trimmed);
  url.password = '';
  if (url.protocol !== 'ssh:') url.username = '';
  return url.toString().replace(/\/+$/, '');
}
