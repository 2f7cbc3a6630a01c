export { openStore, type Store, type StoreOptions } from './store.ts';
export { duckDbDialect, postgresDialect, type Dialect, type Period } from './dialect.ts';
export type { Repositories, Repository, RepositorySync } from './repositories.ts';
export type { Database } from './schema.ts';
export type * from './schema.ts';
export { tableNames, tables, describeTable, type TableName } from './tables.ts';
export * from './queries/index.ts';
export type { DecisionView, Identities, PersonView, ProposalView } from './identities/index.ts';
