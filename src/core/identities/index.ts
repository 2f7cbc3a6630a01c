export { assignPeople, type AssignOptions } from './assign.ts';
export { proposeMerges } from './proposals.ts';
export type { AssignedPerson, Decision, IdentityName, PersonKind, Proposal, SeenIdentity } from './types.ts';
