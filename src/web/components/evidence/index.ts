export * from './evidence-drawer.tsx';
export * from './evidence-link.tsx';
export * from './evidence-search.ts';
export * from './evidence-table.tsx';
