import type { World, WorldCommit } from '../core/index.ts';

/** Worlds for the tests of insights: one hand writes on in one file at an even pace, and what changes is said. */

const DAY = 86_400_000;

/** The moment these tests take for now. */
export const NOW = new Date('2026-04-01T12:00:00Z');

/** ISO time so many days before NOW. */
export const daysAgo = (days: number): string => new Date(NOW.getTime() - days * DAY).toISOString();

interface Rhythm {
  /** Weeks of history up to now. */
  weeks: number;
  /** Weeks of silence at its end. */
  silent?: number;
  perWeek?: number;
  /** Lines of a commit so many days ago, and how many of them replace lines of the commit before. */
  lines?: (daysAgo: number) => number;
  rework?: (daysAgo: number) => number;
  agent?: (daysAgo: number) => string | undefined;
  by?: (daysAgo: number) => string;
}

export function rhythm({
  weeks,
  silent = 0,
  perWeek = 2,
  lines = () => 10,
  rework = () => 1,
  agent,
  by = () => 'ana',
}: Rhythm): WorldCommit[] {
  const count = (weeks - silent) * perWeek;
  const agoOf = (at: number) => silent * 7 + ((count - at) * 7) / perWeek;
  return Array.from({ length: count }, (_, at) => {
    const ago = agoOf(at);
    const replaced = at === 0 ? 0 : Math.min(rework(ago), lines(ago), lines(agoOf(at - 1)));
    const agentName = agent?.(ago);
    return {
      id: `c${at}`,
      by: by(ago),
      at: daysAgo(ago),
      ...(agentName ? { agent: agentName } : {}),
      files: {
        'src/main.ts': { new: lines(ago) - replaced, ...(replaced ? { replaces: { [`c${at - 1}`]: replaced } } : {}) },
      },
    };
  });
}

/** Between two amounts, changing every month, as real work does. */
export const varying = (low: number, high: number) => (ago: number) => (Math.floor(ago / 31) % 2 ? high : low);

/** Two and a half years without anything to remark on. */
export const calm = (): World => ({ repository: 'calm', commits: rhythm({ weeks: 130, rework: varying(1, 2) }) });

export const loud = (commits: WorldCommit[], more: Partial<World> = {}): World => ({
  repository: 'loud',
  commits,
  ...more,
});
