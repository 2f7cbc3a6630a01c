export * from './hotspots-page.tsx';
