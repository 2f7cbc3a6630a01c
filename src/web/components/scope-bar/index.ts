export { CountedIn } from './counted-in.tsx';
export * from './scope-bar.tsx';
