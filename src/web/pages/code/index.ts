export * from './code-page.tsx';
