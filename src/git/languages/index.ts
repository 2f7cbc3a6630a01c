import type { FileFact } from '../../core/facts.ts';

export type PathDescription = Pick<FileFact, 'language' | 'generated' | 'vendored' | 'documentation'>;

export interface PathRules {
  describe(path: string): PathDescription;
}

export async function loadPathRules(): Promise<PathRules> {
  return { describe: () => ({ language: null, generated: false, vendored: false, documentation: false }) };
}
