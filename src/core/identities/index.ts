export { accountOf, addressKeys, identifies, personalLocalPart, type Account } from './address.ts';
export { assignPeople, type AssignOptions } from './assign.ts';
export { fullName, nameWords, similarNames } from './names.ts';
export { proposeMerges } from './proposals.ts';
export type { AssignedPerson, Decision, IdentityName, PersonKind, Proposal, SeenIdentity } from './types.ts';
