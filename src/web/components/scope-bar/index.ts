export * from './scope-bar.tsx';
