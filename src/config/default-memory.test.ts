import { expect, it } from 'vitest';
import { defaultMemory } from './default-memory.ts';

const GB = 1 << 30;

it.each([
  [{ cores: 1, memory: 32 * GB }, 1_450],
  [{ cores: 2, memory: 32 * GB }, 1_450],
  [{ cores: 8, memory: 32 * GB }, 3_550],
  [{ cores: 8, memory: 4 * GB }, 2_048],
  [{ cores: 2, memory: 2 * GB }, 1_024],
  [{ cores: 2, memory: GB / 2 }, 600],
])('grows with the cores, up to half of the memory: %o', (machine, megabytes) => {
  expect(defaultMemory(machine)).toBe(megabytes);
});
