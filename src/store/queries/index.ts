export { findFiles } from './find-files.ts';
export { identitiesByPerson, identitiesSeenIn, listPeople, type PersonRow } from './people.ts';
