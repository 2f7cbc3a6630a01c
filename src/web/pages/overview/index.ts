export * from './overview-page.tsx';
