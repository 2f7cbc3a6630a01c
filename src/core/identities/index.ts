export { assignPeople, type AssignOptions } from './assign.ts';
export { groupsOf } from './groups.ts';
export { proposeMerges } from './proposals.ts';
export type { AssignedPerson, Decision, IdentityName, PersonKind, Proposal, SeenIdentity } from './types.ts';
