export * from './client.ts';
export * from './endpoint.ts';
export * from './endpoints.ts';
export * from './entities.ts';
export * from './evidence.ts';
export * from './files.ts';
export * from './metrics.ts';
export * from './scope.ts';
