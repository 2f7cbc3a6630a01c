/** An address as it is stored and shown: without its password, and the same however its end is written. */
export function publicUrl(source: string): string {
  const trimmed = source.trim().replace(/\/+$/, '');
  if (!trimmed.includes('://')) return trimmed;
  const url = new URL(trimmed);
  url.password = '';
  if (url.protocol !== 'ssh:') url.username = '';
  return url.toString().replace(/\/+$/, '');
}
