export * from './chart-card.tsx';
export * from './chart.tsx';
export * from './legend.tsx';
export * from './use-chart-theme.ts';
