/** Search parameters as plain text (`?repo=1,2&from=2026-01-01`), so that links are readable and the server can write them. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '');
  // Slashes and commas are legal in a query and read better unescaped.
  const text = new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString();
  return text ? `?${text.replaceAll('%2F', '/').replaceAll('%2C', ',').replaceAll('%3A', ':')}` : '';
}
