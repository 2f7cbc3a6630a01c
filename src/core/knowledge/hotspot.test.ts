import { expect, it } from 'vitest';
import { hotspots } from './hotspot.ts';

it('ranks by both, and multiplies', () => {
  const [hot, long, busy, small] = hotspots([
    { changes: 20, lines: 900 },
    { changes: 1, lines: 2000 },
    { changes: 20, lines: 50 },
    { changes: 1, lines: 40 },
  ]);
  expect(hot).toEqual({ changesRank: 1, linesRank: 0.75, score: 75 });
  expect(long).toEqual({ changesRank: 0.5, linesRank: 1, score: 50 });
  expect(busy).toEqual({ changesRank: 1, linesRank: 0.5, score: 50 });
  expect(small).toEqual({ changesRank: 0.5, linesRank: 0.25, score: 12.5 });
});
it('is empty without files', () => expect(hotspots([])).toEqual([]));
