/**
 * Two published models of who knows a file.
 *
 * DOE, degree of expertise: Cury, Avelino, "Knowledge Islands: Visualizing Developers Knowledge Concentration", 2024.
 * DOA, degree of authorship: Fritz et al. 2010, with the weights of Avelino et al., "A novel approach for estimating
 * truck factors", ICPC 2016.
 */

/** What one person did to one file. */
export interface ExpertiseFacts {
  /** Lines the person added to the file. */
  adds: number;
  /** Created the file. */
  firstAuthor: boolean;
  /** Days since the person's last change of the file; negative counts as 0. */
  daysSinceLast: number;
  /** Lines of the file now; below 1 counts as 1. */
  size: number;
}

/** The fitted weights of DOE; SQL uses the same constants. */
export const DOE = {
  intercept: 5.28223,
  adds: 0.23173,
  firstAuthor: 0.36151,
  recency: -0.19421,
  size: -0.28761,
} as const;

/** A person is an expert of a file from this share of its best DOE. */
export const EXPERT_SHARE = 0.7;

/** Degree of expertise, a unitless score; about 0 … 9. */
export function doe({ adds, firstAuthor, daysSinceLast, size }: ExpertiseFacts): number {
  return (
    DOE.intercept +
    DOE.adds * Math.log(1 + Math.max(0, adds)) +
    DOE.firstAuthor * (firstAuthor ? 1 : 0) +
    DOE.recency * Math.log(1 + Math.max(0, daysSinceLast)) +
    DOE.size * Math.log(Math.max(1, size))
  );
}

export interface AuthorshipFacts {
  firstAuthor: boolean;
  /** Changes of the file by the person ("deliveries"). */
  deliveries: number;
  /** Changes of the file by anyone else ("acceptances"). */
  acceptances: number;
}

/** The fitted weights of DOA; SQL uses the same constants. */
export const DOA = { intercept: 3.293, firstAuthor: 1.098, deliveries: 0.164, acceptances: -0.321 } as const;

/** An author has at least this DOA, and more than this share of the file's best. */
export const AUTHOR_MINIMUM = 3.293;
export const AUTHOR_SHARE = 0.75;

/** Degree of authorship, a unitless score. */
export function doa({ firstAuthor, deliveries, acceptances }: AuthorshipFacts): number {
  return (
    DOA.intercept +
    DOA.firstAuthor * (firstAuthor ? 1 : 0) +
    DOA.deliveries * deliveries +
    DOA.acceptances * Math.log(1 + acceptances)
  );
}

export interface Scored<Id> {
  id: Id;
  score: number;
}

/** Experts of one file among people scored by DOE: from 0.7 of the best, who always is one. Best first. */
export function experts<Id>(people: readonly Scored<Id>[]): Id[] {
  const best = highest(people);
  return byScore(people.filter(({ score }) => score === best || (best > 0 && score >= EXPERT_SHARE * best)));
}

/** Authors of one file among people scored by DOA; may be nobody. Best first. */
export function authors<Id>(people: readonly Scored<Id>[]): Id[] {
  const best = highest(people);
  return byScore(people.filter(({ score }) => score >= AUTHOR_MINIMUM && score > AUTHOR_SHARE * best));
}

function highest(people: readonly Scored<unknown>[]): number {
  return people.reduce((best, { score }) => Math.max(best, score), -Infinity);
}

function byScore<Id>(people: readonly Scored<Id>[]): Id[] {
  return people.toSorted((a, b) => b.score - a.score).map(({ id }) => id);
}
