import { describe, expect, it } from 'vitest';
import { authors, doa, doe, experts } from './expertise.ts';

describe('degree of expertise', () => {
  it.each([
    { adds: 200, firstAuthor: true, daysSinceLast: 0, size: 200, score: 5.3488 },
    { adds: 100, firstAuthor: false, daysSinceLast: 30, size: 200, score: 4.1609 },
    { adds: 500, firstAuthor: true, daysSinceLast: 730, size: 800, score: 3.8811 },
  ])('gives $score for ($adds, $firstAuthor, $daysSinceLast, $size), as published', ({ score, ...facts }) => {
    expect(doe(facts)).toBeCloseTo(score, 4);
  });

  it('stays finite for empty files and for changes dated in the future', () => {
    expect(doe({ adds: 0, firstAuthor: false, daysSinceLast: -5, size: 0 })).toBeCloseTo(5.28223, 5);
  });
});

describe('degree of authorship', () => {
  it.each([
    { firstAuthor: true, deliveries: 10, acceptances: 20, score: 5.0537 },
    { firstAuthor: false, deliveries: 30, acceptances: 5, score: 7.6378 },
  ])('gives $score for ($firstAuthor, $deliveries, $acceptances), as published', ({ score, ...facts }) => {
    expect(doa(facts)).toBeCloseTo(score, 4);
  });
});

describe('experts', () => {
  it('are everyone from 0.7 of the best, best first', () => {
    expect(
      experts([
        { id: 'c', score: 3.49 },
        { id: 'b', score: 3.5 },
        { id: 'a', score: 5 },
      ]),
    ).toEqual(['a', 'b']);
  });
  it('are the best alone where nobody scores above zero', () => {
    expect(
      experts([
        { id: 'a', score: -1 },
        { id: 'b', score: -1.1 },
      ]),
    ).toEqual(['a']);
  });
  it('are nobody for a file nobody touched', () => expect(experts([])).toEqual([]));
});

describe('authors', () => {
  it('need 3.293 and more than three quarters of the best', () => {
    expect(
      authors([
        { id: 'b', score: 6 },
        { id: 'a', score: 8 },
        { id: 'c', score: 6.01 },
      ]),
    ).toEqual(['a', 'c']);
    expect(
      authors([
        { id: 'a', score: 3.293 },
        { id: 'b', score: 3.292 },
      ]),
    ).toEqual(['a']);
  });
  it('may be nobody: many hands, none of them much', () => {
    expect(
      authors([
        { id: 'a', score: 3.2 },
        { id: 'b', score: 3.1 },
      ]),
    ).toEqual([]);
  });
});
