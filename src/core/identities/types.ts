/** What a source saw, and what each repository's `.mailmap` makes of it (itself where it says nothing). Addresses are lower-cased. */
export interface SeenIdentity {
  id: number;
  name: string;
  email: string;
  mapped: readonly { repo: number; name: string; email: string }[];
}

/** Names an identity in a decision: ids would not survive a new import. */
export interface IdentityName {
  name: string;
  email: string;
}

export type PersonKind = 'person' | 'bot' | 'agent';

/** What people decided; applied in order on top of the certain matches. */
export type Decision =
  /** The people these identities belong to are one. */
  | { action: 'merge'; groups: readonly (readonly IdentityName[])[] }
  /** These identities are one person, apart from the rest. */
  | { action: 'split'; identities: readonly IdentityName[] }
  /** The two are not one: never propose it again. */
  | { action: 'reject'; groups: readonly (readonly IdentityName[])[] }
  | { action: 'kind'; identities: readonly IdentityName[]; kind: PersonKind };

/** A person with all identities; its id is its first identity's, so that a merge taken back gives the old ids back. */
export interface AssignedPerson {
  id: number;
  name: string;
  email: string;
  kind: PersonKind;
  identities: readonly SeenIdentity[];
}

export interface Proposal {
  /** The smaller person id, a dash, the larger. */
  id: string;
  people: readonly [AssignedPerson, AssignedPerson];
  reason: string;
  confidence: 'high' | 'medium';
}
