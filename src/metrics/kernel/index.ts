export { aggregateWords } from './aggregate.ts';
export * from './definition.ts';
export * from './example.ts';
export { bindMeasures, type MeasureOptions, type Measures } from './measures.ts';
export * from './relations.ts';
export * from './scope.ts';
export { goldenSql, statementText } from './statement.ts';
export * from './work-type.ts';
export { bucketOf, localTime } from './zone-sql.ts';
