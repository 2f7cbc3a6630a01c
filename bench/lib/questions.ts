import { endpoints, type Endpoint } from '../../src/contract/index.ts';

const DAY_MS = 86_400_000;
/** Longer periods are "all history": they keep their first day. */
const YEAR = 366;

/**
 * The same question for the i-th earlier period, or null for a call that has no period. What the call leaves out is taken
 * from the period its answer speaks of, so that the work stays the same.
 */
export async function questionsLike(url: string, call: string): Promise<((i: number) => string) | null> {
  if (!takesPeriod(call)) return null;
  const answer = (await (await fetch(`${url}${call}`)).json()) as {
    period?: { from: string; to: string; days: number };
  };
  const { period } = answer;
  if (!period) return null;
  return (i) => {
    const asked = new URL(call, url);
    asked.searchParams.set('to', daysBefore(period.to, i + 1));
    asked.searchParams.set('from', period.days > YEAR ? period.from : daysBefore(period.from, i + 1));
    return `${asked.pathname}${asked.search}`;
  };
}

function takesPeriod(call: string): boolean {
  const path = call.split('?')[0] ?? '';
  const found = Object.values<Endpoint>(endpoints).find(
    (endpoint) => endpoint.method === 'get' && new RegExp(`^${endpoint.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  const shape = found?.query && 'shape' in found.query ? (found.query.shape as object) : {};
  return 'from' in shape;
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);
}
