/**
 * Search parameters as plain text (`?repo=1,2&from=2026-01-01`), so that links are readable and the server can write them.
 * Repositories may also be given one by one (`?repo=1&repo=2`); of anything else that is given twice the last counts.
 */
export function parseSearch(text: string): Record<string, string> {
  const given = new URLSearchParams(text);
  const repo = [...new Set(given.getAll('repo').flatMap((ids) => ids.split(',')))].filter(Boolean).join(',');
  return { ...Object.fromEntries(given), ...(given.has('repo') ? { repo } : {}) };
}

export function stringifySearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '');
  // Slashes and commas are legal in a query and read better unescaped.
  const text = new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString();
  return text ? `?${text.replaceAll('%2F', '/').replaceAll('%2C', ',').replaceAll('%3A', ':')}` : '';
}
