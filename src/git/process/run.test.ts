import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runGitText } from './run.ts';

describe('git that cannot be started', () => {
  it('a repository that was deleted is not a missing git', async () => {
    const gitDir = await mkdtemp(join(tmpdir(), 'wheelhouse-gone-'));
    await rm(gitDir, { recursive: true });
    await expect(runGitText(['rev-parse', 'HEAD'], { gitDir })).rejects.toMatchObject({
      code: 'repository.not-found',
      message: `${gitDir} is no longer there.`,
    });
  });
});
