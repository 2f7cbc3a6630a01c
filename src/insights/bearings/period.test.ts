import { expect, it } from 'vitest';
import type { ScopeQuery } from '../../contract/index.ts';
import { measured, NOW } from '../../testing/measured-world.ts';
import { forEachStore } from '../../testing/stores.ts';
import { everyFinding } from './findings.ts';

forEachStore((_name, open) => {
  const { store, measures } = measured(open);

  it.each<[string, ScopeQuery, boolean]>([
    ['of all, which end before a commit of the future', {}, true],
    ['of one that is young', { repo: '1' }, false],
    ['of one that sleeps', { repo: '2', from: '2026-01-01' }, true],
    ['from the first day on', { repo: '1', from: '2026-01-05' }, false],
    ['from the second day on', { repo: '1', from: '2026-01-06' }, true],
    ['of everything', { from: '0001-01-01', to: '9999-12-31' }, false],
  ])(
    'findings are of the period the numbers are of, and compared where those are: %s',
    async (_case, scope, before) => {
      const sources = { store: store(), measures: measures(), settings: { zone: 'UTC' }, now: NOW };
      const { period, hasBefore } = await everyFinding(sources, scope, []);
      const answer = await measures().series('code.commits', scope);
      expect({ period, hasBefore }).toEqual({ period: answer.period, hasBefore: before });
      expect(answer.hasBefore).toBe(before);
    },
  );
});
