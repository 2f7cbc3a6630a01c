export * from './part-of-app.ts';
export * from './query-client.ts';
export * from './use-api.ts';
export * from './use-facts.ts';
