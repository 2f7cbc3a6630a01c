export * from './empty-state.tsx';
export * from './error-state.tsx';
export * from './loaded.tsx';
export * from './mining.tsx';
export * from './part-error.tsx';
