import { createHash } from 'node:crypto';

/** True for what git clones over a network or names as a URL; a Windows drive letter is no host. */
export function isGitUrl(source: string): boolean {
  return /^(https?|ssh|git|file):\/\//i.test(source) || /^[^/\\:]+@[^/\\:]+:(?!\\)/.test(source);
}

/** The same address however it is written; passwords in it are left out, for it is stored and shown. */
export function normalizeUrl(source: string): string {
  const trimmed = source.trim().replace(/\/+$/, '');
  if (!trimmed.includes('://')) return trimmed;
  const url = new URL(trimmed);
  url.password = '';
  if (url.protocol !== 'ssh:') url.username = '';
  return url.toString().replace(/\/+$/, '');
}

/** What people call it: the last part without `.git`. */
export function nameOfUrl(source: string): string {
  return source.split(/[/:]/).findLast((part) => part !== '')?.replace(/\.git$/i, '') || 'repository';
}

/** Folder of its clone: readable, and different for different addresses. */
export function folderOfUrl(source: string): string {
  const name = nameOfUrl(source).replace(/[^\w.-]/g, '_').slice(0, 60);
  return `${name}-${createHash('sha256').update(source).digest('hex').slice(0, 10)}.git`;
}
