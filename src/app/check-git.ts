import { gitVersion } from '../git/index.ts';
import { WheelhouseError } from '../core/index.ts';
import type { Diagnosis } from '../store/index.ts';

/** Is there a git that is new enough? */
export async function checkGit(): Promise<Diagnosis> {
  const check = { check: 'git', title: 'git is there', broken: null };
  try {
    return { ...check, ok: true, detail: String(await gitVersion()), help: '' };
  } catch (error) {
    if (!(error instanceof WheelhouseError)) throw error;
    return { ...check, ok: false, detail: error.message, help: error.help };
  }
}
