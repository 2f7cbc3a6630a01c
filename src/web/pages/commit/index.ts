export * from './commit-page.tsx';
