export * from './catalogue-page.tsx';
export * from './metric-page.tsx';
