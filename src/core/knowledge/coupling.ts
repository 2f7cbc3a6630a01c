/**
 * Change coupling of two files: how often they change in the same commit. Gall, Hajek, Jazayeri 1998; the degree as in
 * Tornhill, "Your Code as a Crime Scene" (code-maat).
 */
export const COUPLING = {
  /** Larger commits say little about any two of their files. */
  maxFiles: 30,
  /** Commits each of the two files needs, and commits they need to share. */
  minCommits: 5,
  minShared: 5,
  /** Degree from which a pair is shown. */
  minDegree: 30,
} as const;
