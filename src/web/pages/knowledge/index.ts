export * from './knowledge-page.tsx';
